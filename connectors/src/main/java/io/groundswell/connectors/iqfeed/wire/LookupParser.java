package io.groundswell.connectors.iqfeed.wire;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.ErrorLine;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.EndOfReply;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.IntervalRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.ListRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.PeriodRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.model.event.EventHeader;

/**
 * Reads the answer to one kind of request on the lookup port. What a row is, and whether it begins
 * with a request id, only the request can tell.
 *
 * <p>Errors, the end and system lines may come without the request id. A request id may not be
 * {@code E}, {@code S} or {@code !ENDMSG!}, and a list without request ids cannot be told from them
 * where a free text begins so; a symbol E or S can, because a number follows it. One thread at a
 * time.
 */
public final class LookupParser extends PortParser {
    private static final int SLOT_BITS = 10;
    private static final String END = "!ENDMSG!";
    private static final String BASES = "CEOS";
    private static final int ID_LENGTH = "LH,".length();

    private final ProtocolVersion version;
    private final RowKind kind;
    private final boolean withRequestId;

    /**
     * A parser of the rows that a request asks for.
     *
     * @param version of the connection
     * @param kind of the rows
     * @param withRequestId whether the request gave an id, with which every row begins
     */
    public LookupParser(ProtocolVersion version, RowKind kind, boolean withRequestId) {
        super(SLOT_BITS);
        this.version = version;
        this.kind = kind;
        this.withRequestId = withRequestId;
    }

    @Override
    WireMessage ofEmptyLine() {
        return kind == RowKind.LIST && !withRequestId
                ? new ListRow("", "", line.fields())
                : super.ofEmptyLine();
    }

    @Override
    WireMessage message(byte[] bytes, int from, int to) {
        char type = type();
        if (type == 'S' && !isListed(bytes, from, to)) {
            return system();
        }
        WireMessage reply = reply("", bytes, from, to);
        if (reply != null) {
            return reply;
        }
        if (!withRequestId) {
            return row("", bytes, from, to);
        }
        line.wrap(bytes, from, to);
        String requestId = line.text("request id");
        int rest = line.position();
        if (requestId.isEmpty() || rest > to) {
            return unparsed("no request id");
        }
        reply = reply(requestId, bytes, rest, to);
        return reply == null ? row(requestId, bytes, rest, to) : reply;
    }

    /** An error or the end of the answer, else null. */
    private WireMessage reply(String requestId, byte[] bytes, int from, int to) {
        if (goesOn(from, END) && (to == from + END.length() || endsAfterComma(bytes, from, to))) {
            return new EndOfReply(requestId);
        }
        if (goesOn(from, "E,") && !isListed(bytes, from, to)) {
            line.wrap(bytes, from + 2, to);
            return new ErrorLine(requestId, line.rest());
        }
        return null;
    }

    private static boolean endsAfterComma(byte[] bytes, int from, int to) {
        return to == from + END.length() + 1 && bytes[to - 1] == ',';
    }

    /** Whether a row of a list begins with a letter and a number: a symbol and its market. */
    private boolean isListed(byte[] bytes, int from, int to) {
        int i = from + 2;
        while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return kind == RowKind.LIST && i > from + 2 && i < to && bytes[i] == ',';
    }

    private WireMessage row(String requestId, byte[] bytes, int from, int to) {
        if (kind == RowKind.LIST) {
            return list(requestId, bytes, from, to);
        }
        boolean hasId = version.isAtLeast(ProtocolVersion.V6_2) && goesOn(from, "LH,");
        int first = hasId ? from + ID_LENGTH : from;
        line.wrap(bytes, first, to);
        return switch (kind) {
            case TICK -> tick(requestId, first);
            case INTERVAL -> interval(requestId, first);
            default -> period(requestId, first);
        };
    }

    private WireMessage list(String requestId, byte[] bytes, int from, int to) {
        boolean hasId =
                version.isAtLeast(ProtocolVersion.V6_2)
                        && (goesOn(from, "LS,")
                                || goesOn(from, "LC,")
                                || goesOn(from, "LN,")
                                || goesOn(from, "LM,"));
        line.wrap(bytes, from, to);
        String messageId = hasId ? line.text("message id") : "";
        return new ListRow(requestId, messageId, line.fields());
    }

    private WireMessage tick(String requestId, int first) {
        long localMicros = line.dateTime("time", false);
        WireDecimal last = line.decimal("last");
        long size = line.integer("size");
        long totalVolume = line.integer("total volume");
        WireDecimal bid = line.decimal("bid");
        WireDecimal ask = line.decimal("ask");
        long tickId = line.integer("tick id");
        boolean isOld = !version.isAtLeast(ProtocolVersion.V5_0);
        if (isOld) {
            zero("bid size");
            zero("ask size");
        }
        char basis = line.oneOf("basis", BASES);
        long marketCentre = isOld ? EventHeader.ABSENT : line.integer("market centre");
        String conditions = isOld ? "" : line.text("conditions");
        boolean isNew = version.isAtLeast(ProtocolVersion.V6_1);
        long aggressor = isNew ? line.integer("aggressor") : EventHeader.ABSENT;
        long dayCode = isNew ? line.integer("day code") : EventHeader.ABSENT;
        if (!line.isWhole()) {
            return unparsed(first, isNew ? 12 : 10, "a tick");
        }
        return new TickRow(
                requestId,
                localMicros,
                last,
                size,
                totalVolume,
                bid,
                ask,
                tickId,
                basis,
                marketCentre,
                conditions,
                aggressor,
                dayCode);
    }

    /** 4.9 has columns that are always 0. */
    private void zero(String name) {
        long value = line.integer(name);
        if (value != 0) {
            line.fail(name + " is not 0");
        }
    }

    private WireMessage interval(String requestId, int first) {
        boolean hasTrades = version.isAtLeast(ProtocolVersion.V5_0);
        IntervalRow row =
                new IntervalRow(
                        requestId,
                        line.dateTime("time", false),
                        line.decimal("high"),
                        line.decimal("low"),
                        line.decimal("open"),
                        line.decimal("close"),
                        line.integer("total volume"),
                        line.integer("volume"),
                        hasTrades ? line.integer("trades") : EventHeader.ABSENT);
        return line.isWhole() ? row : unparsed(first, hasTrades ? 8 : 7, "an interval bar");
    }

    private WireMessage period(String requestId, int first) {
        PeriodRow row =
                new PeriodRow(
                        requestId,
                        line.dateTime("date", true),
                        line.decimal("high"),
                        line.decimal("low"),
                        line.decimal("open"),
                        line.decimal("close"),
                        line.integer("volume"),
                        line.integer("open interest"));
        return line.isWhole() ? row : unparsed(first, 7, "a bar");
    }
}
