package io.groundswell.replay.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.groundswell.model.event.EventHeader;
import java.io.IOException;

/**
 * One line of a capture, read: {@code <receive ns> <json>}. The fields of a stream's message and of
 * its {@code data} are taken as one level; what the importer has no use for is skipped. Reused from
 * line to line.
 */
final class BinanceMessage {
    /** What a line holds. */
    enum Kind {
        /** A depth difference. */
        DIFF,
        /** A depth snapshot as the REST interface answers it. */
        SNAPSHOT,
        /** The best bid and offer. */
        BOOK_TICKER,
        /** A trade. */
        TRADE,
        /** A message of another stream. */
        OTHER,
        /** Not readable as any of these. */
        MALFORMED,
        /** A price or size finer than the instrument's units. */
        TOO_FINE
    }

    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long MAX_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI;
    private static final long ABSENT = EventHeader.ABSENT;

    private final JsonFactory json = new JsonFactory();
    private final int exponent;

    private Kind kind = Kind.MALFORMED;
    private long receiveNanos;
    private String stream = "";
    private long eventMillis;
    private long tradeMillis;
    private long firstUpdate;
    private long lastUpdate;
    private long previousUpdate;
    private long snapshotUpdate;
    private long tradeId;
    private long bidPrice;
    private long bidSize;
    private long askPrice;
    private long askSize;
    private long tradePrice;
    private long tradeSize;
    private boolean buyerIsMaker;
    private String orderType = "";
    private LevelList bids;
    private LevelList asks;
    private boolean tooFine;
    private boolean broken;

    /** A reader of prices and sizes in units of 10^-exponent. */
    BinanceMessage(int exponent) {
        this.exponent = exponent;
    }

    /** Reads the current line; what it holds is told by {@link #kind}. */
    void read(ByteLines line) {
        reset();
        int from = line.start();
        byte[] bytes = line.bytes();
        long receive = 0;
        while (from < line.end() && bytes[from] >= '0' && bytes[from] <= '9') {
            receive = receive * 10 + (bytes[from] - '0');
            from++;
        }
        if (from - line.start() != 19 || from >= line.end() || bytes[from] != ' ') {
            return;
        }
        receiveNanos = receive;
        try (JsonParser parser = json.createParser(bytes, from + 1, line.end() - from - 1)) {
            readFields(parser);
        } catch (IOException e) {
            // Jackson reports bad text this way; the line itself becomes the defect.
            broken = true;
        }
        kind = line.isTooLong() || broken ? Kind.MALFORMED : kindOf();
    }

    private void reset() {
        kind = Kind.MALFORMED;
        stream = "";
        orderType = "";
        eventMillis = ABSENT;
        tradeMillis = ABSENT;
        firstUpdate = ABSENT;
        lastUpdate = ABSENT;
        previousUpdate = ABSENT;
        snapshotUpdate = ABSENT;
        tradeId = ABSENT;
        bidPrice = ABSENT;
        bidSize = ABSENT;
        askPrice = ABSENT;
        askSize = ABSENT;
        tradePrice = ABSENT;
        tradeSize = ABSENT;
        buyerIsMaker = false;
        bids = null;
        asks = null;
        tooFine = false;
        broken = false;
    }

    private void readFields(JsonParser parser) throws IOException {
        broken = parser.nextToken() != JsonToken.START_OBJECT;
        int depth = 1;
        while (depth > 0 && !broken) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                broken = true;
            } else if (token == JsonToken.END_OBJECT) {
                depth--;
            } else if (token == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.START_OBJECT && name.equals("data") && depth == 1) {
                    depth++;
                } else if (value == JsonToken.START_ARRAY) {
                    readArray(parser, name);
                } else if (value == JsonToken.START_OBJECT) {
                    parser.skipChildren();
                } else {
                    readValue(parser, name);
                }
            } else {
                broken = true;
            }
        }
        broken |= parser.nextToken() != null;
    }

    private void readArray(JsonParser parser, String name) throws IOException {
        switch (name) {
            case "b", "bids" -> bids = readLevels(parser);
            case "a", "asks" -> asks = readLevels(parser);
            default -> parser.skipChildren();
        }
    }

    private LevelList readLevels(JsonParser parser) throws IOException {
        LevelList levels = new LevelList();
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            parser.nextToken();
            long price = decimal(parser);
            parser.nextToken();
            levels.add(price, decimal(parser));
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                // Older streams put an empty array behind price and size.
                if (parser.currentToken() == null) {
                    broken = true;
                    return levels;
                }
                parser.skipChildren();
            }
        }
        broken |= parser.currentToken() != JsonToken.END_ARRAY;
        return levels;
    }

    private void readValue(JsonParser parser, String name) throws IOException {
        switch (name) {
            case "stream" -> stream = parser.getText();
            case "E" -> eventMillis = millis(parser);
            case "T" -> tradeMillis = millis(parser);
            case "U" -> firstUpdate = integer(parser);
            case "u" -> lastUpdate = integer(parser);
            case "pu" -> previousUpdate = integer(parser);
            case "lastUpdateId" -> snapshotUpdate = integer(parser);
            case "t" -> tradeId = integer(parser);
            case "b" -> bidPrice = decimal(parser);
            case "B" -> bidSize = decimal(parser);
            case "a" -> askPrice = decimal(parser);
            case "A" -> askSize = decimal(parser);
            case "p" -> tradePrice = decimal(parser);
            case "q" -> tradeSize = decimal(parser);
            case "m" -> buyerIsMaker = parser.getValueAsBoolean();
            case "X" -> orderType = parser.getText();
            default -> {
                // Names and flags that no event carries.
            }
        }
    }

    private long integer(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            broken = true;
            return ABSENT;
        }
        return parser.getLongValue();
    }

    private long millis(JsonParser parser) throws IOException {
        long millis = integer(parser);
        broken |= millis < 0 || millis > MAX_MILLIS;
        return millis;
    }

    private long decimal(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            broken = true;
            return ABSENT;
        }
        long value = Decimals.exact(parser.getText(), exponent);
        tooFine |= value == Decimals.TOO_FINE;
        broken |= value == Decimals.MALFORMED || (value < 0 && value != Decimals.TOO_FINE);
        return value;
    }

    private Kind kindOf() {
        Kind told = Kind.MALFORMED;
        if (snapshotUpdate != ABSENT) {
            told = bids != null && asks != null ? Kind.SNAPSHOT : Kind.MALFORMED;
        } else if (stream.contains("@depth")) {
            boolean whole =
                    bids != null
                            && asks != null
                            && firstUpdate != ABSENT
                            && lastUpdate >= firstUpdate
                            && eventMillis != ABSENT;
            told = whole ? Kind.DIFF : Kind.MALFORMED;
        } else if (stream.endsWith("@bookTicker")) {
            boolean whole =
                    bidPrice != ABSENT
                            && bidSize != ABSENT
                            && askPrice != ABSENT
                            && askSize != ABSENT;
            told = whole ? Kind.BOOK_TICKER : Kind.MALFORMED;
        } else if (stream.endsWith("@trade")) {
            boolean whole =
                    tradePrice != ABSENT
                            && tradeSize != ABSENT
                            && tradeMillis != ABSENT
                            && orderType.chars().allMatch(c -> c >= ' ' && c <= '~');
            told = whole ? Kind.TRADE : Kind.MALFORMED;
        } else if (!stream.isEmpty()) {
            told = Kind.OTHER;
        }
        return tooFine && told != Kind.MALFORMED ? Kind.TOO_FINE : told;
    }

    Kind kind() {
        return kind;
    }

    /** When the capture host had it, nanoseconds UTC by its own clock. */
    long receiveNanos() {
        return receiveNanos;
    }

    /**
     * When it happened, nanoseconds UTC: the matching engine's time (T) where it is told, else the
     * time of sending (E), else absent.
     */
    long feedNanos() {
        long millis = tradeMillis == ABSENT ? eventMillis : tradeMillis;
        return millis == ABSENT ? ABSENT : millis * NANOS_PER_MILLI;
    }

    /** The depth difference on this line. */
    BinanceDiff diff() {
        return new BinanceDiff(
                feedNanos(), receiveNanos, firstUpdate, lastUpdate, previousUpdate, bids, asks);
    }

    /** The update that a snapshot includes as its last. */
    long snapshotUpdate() {
        return snapshotUpdate;
    }

    LevelList bids() {
        return bids;
    }

    LevelList asks() {
        return asks;
    }

    long bidPrice() {
        return bidPrice;
    }

    long bidSize() {
        return bidSize;
    }

    long askPrice() {
        return askPrice;
    }

    long askSize() {
        return askSize;
    }

    long tradeId() {
        return tradeId;
    }

    long tradePrice() {
        return tradePrice;
    }

    long tradeSize() {
        return tradeSize;
    }

    boolean buyerIsMaker() {
        return buyerIsMaker;
    }

    /** How the trade came about where the stream tells, such as MARKET. */
    String orderType() {
        return orderType;
    }
}
