package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.FundamentalField;
import io.groundswell.connectors.iqfeed.wire.FundamentalLayout;
import io.groundswell.connectors.iqfeed.wire.IqFeedFormatter;
import io.groundswell.connectors.iqfeed.wire.Level1Message.Fundamental;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.model.event.Instrument;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** The F line of a symbol whose recording holds none: what its definition tells. */
final class FundamentalLines {
    private static final String USUAL_DISPLAY = "14";

    private FundamentalLines() {}

    static String of(Instrument instrument, ProtocolVersion version) {
        FundamentalLayout layout = layout(version);
        String[] values = new String[layout.size() + 1];
        Arrays.fill(values, "");
        put(layout, values, FundamentalField.SYMBOL, instrument.symbol());
        put(layout, values, FundamentalField.COMPANY_NAME, name(instrument));
        put(layout, values, FundamentalField.FORMAT_CODE, USUAL_DISPLAY);
        put(
                layout,
                values,
                FundamentalField.PRECISION,
                Integer.toString(instrument.priceExponent()));
        put(
                layout,
                values,
                FundamentalField.SECURITY_TYPE,
                Integer.toString(securityType(instrument)));
        put(layout, values, FundamentalField.BASE_CURRENCY, instrument.currency());
        if (instrument.tickSize() > 0) {
            BigDecimal tick = BigDecimal.valueOf(instrument.tickSize(), instrument.priceExponent());
            put(layout, values, FundamentalField.MINIMUM_TICK_SIZE, tick.toPlainString());
        }
        return new IqFeedFormatter(version).format(new Fundamental(layout, List.of(values)));
    }

    /** The names of the fields, in the order of the lines of a version. */
    static String names(ProtocolVersion version) {
        FundamentalLayout layout = layout(version);
        String[] names = new String[layout.size()];
        Arrays.fill(names, "(Reserved)");
        for (FundamentalField field : FundamentalField.values()) {
            put(layout, names, field, field.wireName());
        }
        return String.join(",", names);
    }

    private static FundamentalLayout layout(ProtocolVersion version) {
        return version.isAtLeast(ProtocolVersion.V6_1)
                ? FundamentalLayout.WITHOUT_HOLES
                : FundamentalLayout.WITH_HOLES;
    }

    private static void put(
            FundamentalLayout layout, String[] values, FundamentalField field, String value) {
        int column = layout.column(field);
        if (column >= 0) {
            values[column] = value;
        }
    }

    /** The wire has no way to write a comma inside a field. */
    static String name(Instrument instrument) {
        return instrument.description().replace(',', ' ');
    }

    /** IQFeed's number of the kind of thing that is traded. */
    static int securityType(Instrument instrument) {
        return switch (instrument.type()) {
            case FUTURE -> 8;
            case OPTION -> 2;
            case INDEX -> 6;
            case CRYPTO_SPOT, CRYPTO_PERPETUAL -> 11;
            case EQUITY, UNKNOWN -> 1;
        };
    }
}
