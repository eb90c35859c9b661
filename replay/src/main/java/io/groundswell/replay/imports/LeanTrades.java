package io.groundswell.replay.imports;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import java.io.IOException;

/**
 * Reads a Lean trade file trade by trade. A trade marked suspicious is kept with the basis OTHER,
 * so that it counts for no price; its condition mask stays as it was written.
 */
final class LeanTrades {
    static final String SUSPICIOUS = "trades marked suspicious, kept with the basis OTHER";

    private static final long MILLIS_PER_DAY = 86_400_000L;

    private final ImportRun run;
    private final ByteLines lines;
    private final CsvFields fields = new CsvFields();

    private long millis;
    private long price;
    private long size;
    private String venue = "";
    private String conditions = "";
    private boolean suspicious;

    LeanTrades(ImportRun run, ByteLines lines) {
        this.run = run;
        this.lines = lines;
    }

    /**
     * Goes to the next trade.
     *
     * @return false after the last
     */
    boolean next() throws IOException {
        while (lines.next()) {
            if (parse()) {
                return true;
            }
            LeanImporter.malformed(run, lines, "not a Lean trade row");
        }
        return false;
    }

    /** Milliseconds since midnight in New York. */
    long millis() {
        return millis;
    }

    Trade trade(EventHeader header) {
        return new Trade(
                header,
                price,
                size,
                Aggressor.UNKNOWN,
                Liquidity.UNKNOWN,
                suspicious ? TradeBasis.OTHER : TradeBasis.UNSPECIFIED,
                LeanImporter.CODES,
                venue,
                conditions,
                EventHeader.ABSENT,
                0,
                EventHeader.ABSENT);
    }

    private boolean parse() {
        fields.of(lines);
        millis = fields.nextLong();
        price = fields.nextLong();
        size = fields.nextLong();
        venue = fields.nextText();
        conditions = fields.nextText();
        suspicious = fields.nextLong() != 0;
        boolean good =
                fields.isWhole()
                        && millis >= 0
                        && millis < MILLIS_PER_DAY
                        && price > 0
                        && size >= 0
                        && venue.length() <= Quote.MAX_MARKET_CENTRE_LENGTH
                        && conditions.length() <= Trade.MAX_CONDITIONS_LENGTH;
        run.note(SUSPICIOUS, good && suspicious ? 1 : 0);
        return good;
    }
}
