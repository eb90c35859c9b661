package io.groundswell.connectors.iqfeed.wire;

import io.groundswell.connectors.iqfeed.wire.Level1Message.Correction;
import io.groundswell.connectors.iqfeed.wire.Level1Message.Fundamental;
import io.groundswell.connectors.iqfeed.wire.Level1Message.News;
import io.groundswell.connectors.iqfeed.wire.Level1Message.Regional;
import java.util.List;

/** The lines of Level 1 that are neither P nor Q. */
final class RareLevel1Lines {
    private static final String BASES = "CEOS";
    private static final int REGIONAL_FIELDS = 11;
    private static final int CORRECTION_FIELDS = 10;
    private static final int NEWS_FIELDS = 5;

    /** Columns, from 0, that are reserved up to 6.0 and hold the company's name and dates after. */
    private static final int[] HOLES = {13, 14, 15, 17, 22, 33, 36, 37};

    private final PortParser parser;
    private final FundamentalLayout usual;

    RareLevel1Lines(PortParser parser, ProtocolVersion version) {
        this.parser = parser;
        this.usual =
                version.isAtLeast(ProtocolVersion.V6_1)
                        ? FundamentalLayout.WITHOUT_HOLES
                        : FundamentalLayout.WITH_HOLES;
    }

    /** The layout is the version's, unless the line itself shows that it is the other one. */
    WireMessage fundamental() {
        LineCursor line = parser.afterType();
        line.symbol();
        if (line.fault() != null) {
            return parser.unparsed(line.fault());
        }
        List<String> values = parser.afterType().fields();
        boolean endsWithComma = values.get(values.size() - 1).isEmpty();
        if (values.size() != usual.size() + (endsWithComma ? 1 : 0)) {
            return parser.unparsed(usual.size(), "a fundamental line");
        }
        return new Fundamental(layout(values), values);
    }

    private FundamentalLayout layout(List<String> values) {
        boolean hasHoles = true;
        for (int column : HOLES) {
            hasHoles &= values.get(column).isEmpty();
        }
        if (!hasHoles) {
            return FundamentalLayout.WITHOUT_HOLES;
        }
        int name = FundamentalLayout.WITH_HOLES.column(FundamentalField.COMPANY_NAME);
        return values.get(name).isEmpty() ? usual : FundamentalLayout.WITH_HOLES;
    }

    WireMessage regional() {
        LineCursor line = parser.afterType();
        Regional regional =
                new Regional(
                        line.symbol(),
                        line.text("exchange"),
                        line.decimal("bid"),
                        line.integer("bid size"),
                        line.time("bid time"),
                        line.decimal("ask"),
                        line.integer("ask size"),
                        line.time("ask time"),
                        line.integer("fraction code"),
                        line.integer("precision"),
                        line.integer("market centre"));
        return line.isWhole() ? regional : parser.unparsed(REGIONAL_FIELDS, "a regional line");
    }

    WireMessage correction() {
        LineCursor line = parser.afterType();
        line.text("symbol");
        line.text("type");
        boolean hasBasis = line.text("basis").length() <= 1;
        line = parser.afterType();
        String symbol = line.symbol();
        boolean inserts = line.oneOf("correction", "IX") == 'I';
        char basis = hasBasis ? basis(line) : Correction.NO_BASIS;
        long epochDay = line.usDate("date");
        long timeMicros = line.time("time");
        WireDecimal price = line.decimal("price");
        long size = line.integer("size");
        long tickId = line.integer("tick id");
        String conditions = line.text("conditions");
        long marketCentre = line.integer("market centre");
        if (!line.isWhole()) {
            int fields = hasBasis ? CORRECTION_FIELDS : CORRECTION_FIELDS - 1;
            return parser.unparsed(fields, "a correction");
        }
        return new Correction(
                symbol,
                inserts,
                basis,
                epochDay,
                timeMicros,
                price,
                size,
                tickId,
                conditions,
                marketCentre,
                line.endsWithComma());
    }

    private static char basis(LineCursor line) {
        String basis = line.text("basis");
        if (basis.isEmpty()) {
            return 0;
        }
        if (BASES.indexOf(basis.charAt(0)) < 0) {
            line.fail("basis '" + basis + "' is none of " + BASES);
        }
        return basis.charAt(0);
    }

    WireMessage news() {
        LineCursor line = parser.afterType();
        String distributor = line.text("distributor");
        String storyId = line.text("story id");
        String symbols = line.text("symbols");
        String time = line.text("time");
        boolean hasHeadline = line.isFieldLeft();
        News news = new News(distributor, storyId, symbols, time, line.rest());
        return hasHeadline ? news : parser.unparsed(NEWS_FIELDS, "a headline");
    }
}
