package io.groundswell.replay;

import io.groundswell.model.RealDays;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.session.TradeEligibility;
import io.groundswell.model.session.TradeUse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * A row of IQFeed's own tick history of NEPT.
 *
 * @param second date and time to the second, as the feed spells them
 */
record NeptTick(
        String second,
        BigDecimal price,
        long size,
        TradeBasis basis,
        String centre,
        String conditions) {
    static final long NANOS_PER_SECOND = 1_000_000_000L;

    private static final ZoneId EASTERN = ZoneId.of("America/New_York");
    private static final int DATE_LENGTH = 10;
    private static final int SECOND_LENGTH = 19;

    static List<NeptTick> read(String file) throws IOException {
        return rows(file).stream().map(NeptTick::of).toList();
    }

    /** The fields of a history reply's data rows. */
    static List<String[]> rows(String file) throws IOException {
        return Files.readAllLines(
                        RealDays.require("iqfeed/nept_history/" + file), StandardCharsets.US_ASCII)
                .stream()
                .filter(line -> !line.startsWith("!ENDMSG!") && !line.isBlank())
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static NeptTick of(String[] fields) {
        TradeBasis basis =
                switch (fields[7]) {
                    case "C" -> TradeBasis.LAST_QUALIFIED;
                    case "E" -> TradeBasis.EXTENDED;
                    case "O" -> TradeBasis.OTHER;
                    default -> throw new IllegalArgumentException("no basis " + fields[7]);
                };
        return new NeptTick(
                fields[0].substring(0, SECOND_LENGTH),
                new BigDecimal(fields[1]),
                Long.parseLong(fields[2]),
                basis,
                fields[8],
                fields[9]);
    }

    String date() {
        return second.substring(0, DATE_LENGTH);
    }

    /** The start of its second, nanoseconds since 1970 UTC. */
    long secondNanos() {
        LocalDateTime local = LocalDateTime.parse(second.replace(' ', 'T'));
        return local.atZone(EASTERN).toEpochSecond() * NANOS_PER_SECOND;
    }

    TradeUse use() {
        return TradeEligibility.of(CodeTable.IQFEED, basis, centre, conditions);
    }

    TradeUse useByConditionsAlone() {
        return TradeEligibility.of(CodeTable.IQFEED, TradeBasis.UNSPECIFIED, centre, conditions);
    }
}
