package io.groundswell.connectors.iqfeed.events;

import io.groundswell.connectors.iqfeed.wire.FundamentalField;
import io.groundswell.connectors.iqfeed.wire.Level1Message.Fundamental;
import io.groundswell.connectors.iqfeed.wire.PlainText;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.session.TradingCalendars;
import java.math.BigDecimal;

/** Makes an instrument of an F line. */
final class Instruments {
    /** Digits after the point where the feed tells none: those of US equities. */
    static final int USUAL_EXPONENT = 4;

    private static final int MAX_EXPONENT = 9;
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private Instruments() {}

    /** What the line says; depth as the rows will show, or by what it is. */
    static Instrument of(Fundamental line, boolean withDepth, DepthMode shown) {
        SecurityType type = type(line.value(FundamentalField.SECURITY_TYPE));
        int exponent = exponent(line.value(FundamentalField.PRECISION));
        return new Instrument(
                line.symbol(),
                PlainText.of(
                        line.value(FundamentalField.COMPANY_NAME),
                        Instrument.MAX_DESCRIPTION_LENGTH),
                type,
                calendar(type),
                currency(line.value(FundamentalField.BASE_CURRENCY)),
                tickSize(line.value(FundamentalField.MINIMUM_TICK_SIZE), type, exponent),
                exponent,
                0,
                depth(withDepth, shown, type),
                CodeTable.IQFEED);
    }

    /** What stands for a symbol of which the feed tells nothing. */
    static Instrument unknown(String symbol, boolean withDepth, DepthMode shown) {
        return new Instrument(
                symbol,
                "",
                SecurityType.UNKNOWN,
                TradingCalendars.ALWAYS,
                "",
                0,
                USUAL_EXPONENT,
                0,
                depth(withDepth, shown, SecurityType.UNKNOWN),
                CodeTable.IQFEED);
    }

    private static DepthMode depth(boolean withDepth, DepthMode shown, SecurityType type) {
        if (!withDepth) {
            return DepthMode.TOP_OF_BOOK;
        }
        if (shown != null) {
            return shown;
        }
        return type == SecurityType.EQUITY ? DepthMode.MARKET_MAKER : DepthMode.BY_ORDER;
    }

    private static SecurityType type(String id) {
        return switch (id) {
            case "1" -> SecurityType.EQUITY;
            case "2", "9" -> SecurityType.OPTION;
            case "6" -> SecurityType.INDEX;
            case "8" -> SecurityType.FUTURE;
            default -> SecurityType.UNKNOWN;
        };
    }

    private static String calendar(SecurityType type) {
        return switch (type) {
            case EQUITY, OPTION, INDEX -> TradingCalendars.US_EQUITIES;
            case FUTURE -> TradingCalendars.CME_EQUITY_FUTURES;
            default -> TradingCalendars.ALWAYS;
        };
    }

    private static int exponent(String precision) {
        if (precision.length() != 1 || precision.charAt(0) < '0' || precision.charAt(0) > '9') {
            return USUAL_EXPONENT;
        }
        return Math.min(precision.charAt(0) - '0', MAX_EXPONENT);
    }

    private static String currency(String text) {
        return text.length() > Instrument.MAX_NAME_LENGTH
                ? ""
                : PlainText.of(text, Instrument.MAX_NAME_LENGTH);
    }

    /** 0 where the feed does not tell, or tells one that its own precision cannot show. */
    private static long tickSize(String text, SecurityType type, int exponent) {
        try {
            BigDecimal tick = text.isEmpty() && type == SecurityType.EQUITY ? CENT : decimal(text);
            return tick.movePointRight(exponent).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return 0;
        }
    }

    /** No tick size has more characters than this; a longer number could take long to scale. */
    private static BigDecimal decimal(String text) {
        return text.length() > 16 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0
                ? BigDecimal.ZERO
                : new BigDecimal(text.isEmpty() ? "0" : text);
    }
}
