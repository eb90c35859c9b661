package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.Fieldset;
import io.groundswell.connectors.iqfeed.wire.IqFeedFormatter;
import io.groundswell.connectors.iqfeed.wire.Level1Field;
import io.groundswell.connectors.iqfeed.wire.Level1Row;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.util.EnumSet;
import java.util.Set;

/**
 * How P and Q lines of a connection look: its columns in its protocol version. Connections that
 * agree share one, so that a line is written once for all of them. One thread at a time.
 */
final class Level1Format {
    private static final Set<Level1Field> QUOTE_FIELDS =
            EnumSet.of(
                    Level1Field.BID,
                    Level1Field.BID_SIZE,
                    Level1Field.BID_TIME,
                    Level1Field.BID_MARKET_CENTRE,
                    Level1Field.BID_CHANGE,
                    Level1Field.ASK,
                    Level1Field.ASK_SIZE,
                    Level1Field.ASK_TIME,
                    Level1Field.ASK_MARKET_CENTRE,
                    Level1Field.ASK_CHANGE,
                    Level1Field.SPREAD);

    private final Fieldset fieldset;
    private final IqFeedFormatter formatter;
    private final boolean tellsQuotes;
    private final boolean tellsTrades;

    Level1Format(Fieldset fieldset, ProtocolVersion version) {
        this.fieldset = fieldset;
        this.formatter = new IqFeedFormatter(version);
        boolean quotes = false;
        boolean trades = false;
        for (int column = 1; column < fieldset.size(); column++) {
            Level1Field field = fieldset.field(column);
            boolean ofQuotes = QUOTE_FIELDS.contains(field);
            quotes |= ofQuotes || field == Level1Field.MESSAGE_CONTENTS;
            trades |= !ofQuotes;
        }
        this.tellsQuotes = quotes;
        this.tellsTrades = trades;
    }

    /** Whether a column changes with a quote. */
    boolean tellsQuotes() {
        return tellsQuotes;
    }

    /** Whether a column may change with a trade. */
    boolean tellsTrades() {
        return tellsTrades;
    }

    String line(Level1Row row, boolean summary) {
        return formatter.format(row.toUpdate(summary, fieldset));
    }
}
