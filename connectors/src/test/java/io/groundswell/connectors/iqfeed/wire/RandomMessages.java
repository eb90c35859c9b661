package io.groundswell.connectors.iqfeed.wire;

import io.groundswell.connectors.iqfeed.wire.AdminMessage.ClientStatistics;
import io.groundswell.connectors.iqfeed.wire.AdminMessage.FeedStatistics;
import io.groundswell.connectors.iqfeed.wire.Level1Message.Correction;
import io.groundswell.connectors.iqfeed.wire.Level1Message.News;
import io.groundswell.connectors.iqfeed.wire.Level1Message.Regional;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthLevel;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthLevelDelete;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthOrder;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthOrderDelete;
import io.groundswell.connectors.iqfeed.wire.Level2Message.VenueQuote;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.IntervalRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.ListRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.PeriodRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.model.event.EventHeader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Messages of any values that a line can carry. */
final class RandomMessages {
    private static final long ABSENT = EventHeader.ABSENT;
    private static final int DAYS = 84_006;

    private final Random random;
    private final EasternTime eastern = new EasternTime();

    RandomMessages(Random random) {
        this.random = random;
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    private long integer() {
        return switch (random.nextInt(8)) {
            case 0 -> ABSENT;
            case 1 -> Math.max(random.nextLong(), -Long.MAX_VALUE);
            case 2 -> random.nextBoolean() ? Long.MAX_VALUE : -Long.MAX_VALUE;
            default -> random.nextInt(100_000);
        };
    }

    private WireDecimal decimal() {
        long unscaled = integer();
        return unscaled == ABSENT
                ? WireDecimal.ABSENT
                : new WireDecimal(unscaled, random.nextInt(one(4) ? 19 : 5));
    }

    private String text(int longest) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(longest + 1);
        while (text.length() < length) {
            char c = (char) (one(8) ? random.nextInt(256) : ' ' + random.nextInt(95));
            text.append(c == ',' ? '.' : c);
        }
        return text.toString();
    }

    private String printable(int shortest, int longest) {
        StringBuilder text = new StringBuilder();
        int length = shortest + random.nextInt(longest - shortest + 1);
        while (text.length() < length) {
            char c = (char) (' ' + random.nextInt(95));
            text.append(c == ',' ? '.' : c);
        }
        return text.toString();
    }

    private String symbol() {
        return printable(1, 30);
    }

    private String requestId(boolean with) {
        return with ? "r" + printable(0, 12) : "";
    }

    private long time() {
        return one(6) ? ABSENT : (long) (random.nextDouble() * EasternTime.DAY_MICROS);
    }

    private long day() {
        return one(6) ? ABSENT : random.nextInt(DAYS);
    }

    private long localMicros() {
        long micros = random.nextInt(DAYS) * EasternTime.DAY_MICROS;
        micros += one(4) ? 0 : (long) (random.nextDouble() * EasternTime.DAY_MICROS);
        return eastern.exists(micros) ? micros : micros + WallClock.HOUR_MICROS;
    }

    Fieldset fieldset() {
        List<Level1Field> fields = new ArrayList<>(List.of(Level1Field.values()));
        Collections.shuffle(fields, random);
        return Fieldset.of(
                fields.subList(0, random.nextInt(fields.size())).toArray(Level1Field[]::new));
    }

    Level1Update update(Fieldset fieldset) {
        int size = fieldset.size();
        long[] numbers = new long[size];
        byte[] scales = new byte[size];
        String[] texts = new String[size];
        texts[0] = symbol();
        for (int column = 1; column < size; column++) {
            switch (fieldset.kind(column)) {
                case TEXT -> texts[column] = text(10);
                case INTEGER -> numbers[column] = integer();
                case DATE -> numbers[column] = day();
                case DECIMAL -> {
                    WireDecimal value = decimal();
                    numbers[column] = value.unscaled();
                    scales[column] = (byte) Math.max(value.scale(), 0);
                }
                case TIME -> {
                    long micros = time();
                    numbers[column] = micros;
                    scales[column] = (byte) (micros == ABSENT ? 0 : 6);
                }
            }
        }
        return new Level1Update(random.nextBoolean(), fieldset, numbers, scales, texts);
    }

    Level1Message rare() {
        return switch (random.nextInt(3)) {
            case 0 ->
                    new Regional(
                            symbol(), text(3), decimal(), integer(), time(), decimal(), integer(),
                            time(), integer(), integer(), integer());
            case 1 ->
                    new Correction(
                            symbol(),
                            random.nextBoolean(),
                            "CEO\0".charAt(random.nextInt(4)),
                            day(),
                            time(),
                            decimal(),
                            integer(),
                            integer(),
                            text(8),
                            integer(),
                            true);
            default -> new News(text(5), text(12), text(20), text(15), text(40) + "," + text(40));
        };
    }

    Level2Message depth() {
        boolean bid = random.nextBoolean();
        return switch (random.nextInt(4)) {
            case 0 ->
                    new DepthOrder(
                            "0346".charAt(random.nextInt(4)),
                            symbol(),
                            one(3) ? ABSENT : random.nextLong() | 1,
                            printable(0, 8),
                            bid,
                            decimal(),
                            integer(),
                            one(3) ? ABSENT : random.nextLong() | 1,
                            integer(),
                            time(),
                            day());
            case 1 ->
                    new DepthOrderDelete(
                            symbol(),
                            one(3) ? ABSENT : random.nextLong() | 1,
                            printable(0, 8),
                            bid,
                            time(),
                            day());
            case 2 ->
                    new DepthLevel(
                            random.nextBoolean() ? '7' : '8',
                            symbol(),
                            bid,
                            decimal(),
                            integer(),
                            integer(),
                            integer(),
                            time(),
                            day());
            default -> new DepthLevelDelete(symbol(), bid, decimal(), time(), day());
        };
    }

    VenueQuote venueQuote(boolean isU) {
        return new VenueQuote(
                isU ? 'U' : random.nextBoolean() ? 'Z' : '2',
                symbol(),
                printable(0, 8),
                decimal(),
                decimal(),
                integer(),
                integer(),
                time(),
                day(),
                isU ? integer() : ABSENT,
                integer(),
                isU ? integer() : ABSENT,
                time(),
                random.nextBoolean(),
                random.nextBoolean(),
                !isU && random.nextBoolean());
    }

    LookupMessage row(ProtocolVersion version, RowKind kind, boolean withId) {
        String id = requestId(withId);
        boolean isOld = version == ProtocolVersion.V4_9;
        boolean isNew = version.isAtLeast(ProtocolVersion.V6_1);
        return switch (kind) {
            case TICK ->
                    new TickRow(
                            id,
                            localMicros(),
                            decimal(),
                            integer(),
                            integer(),
                            decimal(),
                            decimal(),
                            integer(),
                            "CEOS".charAt(random.nextInt(4)),
                            isOld ? ABSENT : integer(),
                            isOld ? "" : text(8),
                            isNew ? integer() : ABSENT,
                            isNew ? integer() : ABSENT);
            case INTERVAL ->
                    new IntervalRow(
                            id,
                            localMicros(),
                            decimal(),
                            decimal(),
                            decimal(),
                            decimal(),
                            integer(),
                            integer(),
                            isOld ? ABSENT : integer());
            case PERIOD ->
                    new PeriodRow(
                            id,
                            localMicros(),
                            decimal(),
                            decimal(),
                            decimal(),
                            decimal(),
                            integer(),
                            integer());
            case LIST -> list(version, id);
        };
    }

    private ListRow list(ProtocolVersion version, String id) {
        List<String> values = new ArrayList<>(List.of(Integer.toString(random.nextInt(100))));
        for (int more = random.nextInt(6); more > 0; more--) {
            values.add(text(12));
        }
        String messageId =
                version == ProtocolVersion.V6_2 ? "L" + "SCNM".charAt(random.nextInt(4)) : "";
        return new ListRow(id, messageId, values);
    }

    AdminMessage statistics() {
        return random.nextBoolean()
                ? new ClientStatistics(
                        integer(), integer(), text(8), text(15), integer(), integer(), decimal(),
                        decimal(), decimal())
                : new FeedStatistics(
                        text(15), text(5), integer(), integer(), integer(), integer(), integer(),
                        integer(), text(12), text(12), text(12), text(8), text(8), text(8), text(8),
                        text(8), text(8), text(8), "0.1");
    }

    BarLine bar() {
        return new BarLine(
                requestId(random.nextBoolean()),
                "HUC".charAt(random.nextInt(3)),
                symbol(),
                localMicros(),
                decimal(),
                decimal(),
                decimal(),
                decimal(),
                integer(),
                integer(),
                integer());
    }
}
