package io.groundswell.connectors.iqfeed.events;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;

/** What the small codes of lines mean. */
final class Codes {
    private static final String[] CENTRES = new String[1000];

    static {
        for (int id = 0; id < CENTRES.length; id++) {
            CENTRES[id] = Integer.toString(id);
        }
    }

    private Codes() {}

    /** The id of a market centre as events spell it; empty for none, or one beyond all reason. */
    static String centre(long id) {
        if (id == EventHeader.ABSENT) {
            return "";
        }
        if (id >= 0 && id < CENTRES.length) {
            return CENTRES[(int) id];
        }
        String text = Long.toString(id);
        return text.length() > Quote.MAX_MARKET_CENTRE_LENGTH ? "" : text;
    }

    /** The second field, which is the symbol in whatever line has one. */
    static String symbolIn(String text) {
        int first = text.indexOf(',');
        int second = text.indexOf(',', first + 1);
        return first < 0 ? "" : text.substring(first + 1, second < 0 ? text.length() : second);
    }

    /** Whether an event can hold these conditions of a trade. */
    static boolean areConditions(String conditions) {
        return conditions.length() <= Trade.MAX_CONDITIONS_LENGTH
                && conditions.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /** 0 invalid, 1 buy, 2 sell, 3 neither. */
    static Aggressor aggressor(long code) {
        return code >= 1 && code <= Aggressor.NONE.code()
                ? Aggressor.ofCode((int) code)
                : Aggressor.UNKNOWN;
    }

    /** The basis among Message Contents; UNSPECIFIED where they name no trade. */
    static TradeBasis basis(String contents) {
        for (int i = 0; i < contents.length(); i++) {
            TradeBasis basis = basis(contents.charAt(i));
            if (basis != TradeBasis.UNSPECIFIED) {
                return basis;
            }
        }
        return TradeBasis.UNSPECIFIED;
    }

    static TradeBasis basis(char code) {
        return switch (code) {
            case 'C' -> TradeBasis.LAST_QUALIFIED;
            case 'E' -> TradeBasis.EXTENDED;
            case 'O' -> TradeBasis.OTHER;
            default -> TradeBasis.UNSPECIFIED;
        };
    }
}
