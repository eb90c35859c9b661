package io.groundswell.replay.imports;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Quote;
import java.io.IOException;

/**
 * Reads a Lean quote file change by change. A row speaks of one side; a bid row and the ask row
 * that follows it in the same millisecond are one change of the consolidated quote. A side is
 * absent until the first row that speaks of it, and then stays as it was last told.
 */
final class LeanQuotes {
    static final String SUSPICIOUS = "quote rows marked suspicious, kept";

    private static final long MILLIS_PER_DAY = 86_400_000L;

    private record Row(int side, long millis, long price, long size, String venue) {}

    private final ImportRun run;
    private final ByteLines lines;
    private final CsvFields fields = new CsvFields();
    private Row ahead;

    private long millis;
    private int sides;
    private long bidPrice = EventHeader.ABSENT;
    private long bidSize;
    private String bidVenue = "";
    private long askPrice = EventHeader.ABSENT;
    private long askSize;
    private String askVenue = "";

    LeanQuotes(ImportRun run, ByteLines lines) throws IOException {
        this.run = run;
        this.lines = lines;
        this.ahead = read();
    }

    /**
     * Goes to the next change.
     *
     * @return false after the last
     */
    boolean next() throws IOException {
        if (ahead == null) {
            return false;
        }
        Row first = ahead;
        ahead = read();
        millis = first.millis;
        sides = first.side;
        set(first);
        if (first.side == Quote.BID_NAMED
                && ahead != null
                && ahead.side == Quote.ASK_NAMED
                && ahead.millis == first.millis) {
            sides |= ahead.side;
            set(ahead);
            ahead = read();
        } else {
            run.note("quote rows without a partner", 1);
        }
        return true;
    }

    /** Milliseconds since midnight in New York. */
    long millis() {
        return millis;
    }

    /** The quote after the change. */
    Quote quote(EventHeader header) {
        return new Quote(
                header,
                bidPrice,
                bidSize,
                bidVenue,
                askPrice,
                askSize,
                askVenue,
                sides,
                LeanImporter.CODES);
    }

    private void set(Row row) {
        if (row.side == Quote.BID_NAMED) {
            bidPrice = row.price;
            bidSize = row.size;
            bidVenue = row.venue;
        } else {
            askPrice = row.price;
            askSize = row.size;
            askVenue = row.venue;
        }
    }

    private Row read() throws IOException {
        while (lines.next()) {
            Row row = parse();
            if (row != null) {
                return row;
            }
            LeanImporter.malformed(run, lines, "not a one-sided Lean quote row");
        }
        return null;
    }

    private Row parse() {
        fields.of(lines);
        long time = fields.nextLong();
        long bid = fields.nextLong();
        long bidShares = fields.nextLong();
        long ask = fields.nextLong();
        long askShares = fields.nextLong();
        String venue = fields.nextText();
        fields.nextText();
        long suspicious = fields.nextLong();
        boolean isBid = bid > 0 && bidShares >= 0 && ask == 0 && askShares == 0;
        boolean isAsk = ask > 0 && askShares >= 0 && bid == 0 && bidShares == 0;
        if (!fields.isWhole()
                || time < 0
                || time >= MILLIS_PER_DAY
                || isBid == isAsk
                || venue.length() > Quote.MAX_MARKET_CENTRE_LENGTH) {
            return null;
        }
        run.note(SUSPICIOUS, suspicious == 0 ? 0 : 1);
        return isBid
                ? new Row(Quote.BID_NAMED, time, bid, bidShares, venue)
                : new Row(Quote.ASK_NAMED, time, ask, askShares, venue);
    }
}
