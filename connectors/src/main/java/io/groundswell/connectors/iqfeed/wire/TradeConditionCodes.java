package io.groundswell.connectors.iqfeed.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The trade conditions that IQConnect listed in July 2021, the answer to {@code STC}. A code that
 * it lacks is no error. What a condition means for bars is not said here but by {@link
 * io.groundswell.model.session.TradeEligibility}. Immutable.
 */
public final class TradeConditionCodes {
    private static final int CODE_LENGTH = 2;
    private static final int HEX = 16;

    private static final List<TradeCondition> ALL =
            CodeList.read("trade-conditions.csv", 3, TradeCondition::of);
    private static final Map<String, TradeCondition> BY_CODE =
            ALL.stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    TradeCondition::code, Function.identity()));

    private TradeConditionCodes() {}

    /**
     * One condition.
     *
     * @param id its number in the list
     * @param shortName such as {@code ODDLOT}
     * @param longName in words
     */
    public record TradeCondition(int id, String shortName, String longName) {
        private static TradeCondition of(List<String> cells) {
            return new TradeCondition(Integer.parseInt(cells.get(0)), cells.get(1), cells.get(2));
        }

        /** Two hex digits, as messages spell it. */
        public String code() {
            String hex = Integer.toString(id, HEX).toUpperCase(Locale.ROOT);
            return hex.length() < CODE_LENGTH ? "0" + hex : hex;
        }
    }

    /** All of them, in the server's order. */
    public static List<TradeCondition> all() {
        return ALL;
    }

    /** The condition of a code of two upper-case hex digits. */
    public static Optional<TradeCondition> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The codes of a condition text such as {@code 873D17}; the last may be half a one. */
    public static List<String> split(String conditions) {
        List<String> codes = new ArrayList<>();
        for (int from = 0; from < conditions.length(); from += CODE_LENGTH) {
            int to = Math.min(from + CODE_LENGTH, conditions.length());
            codes.add(conditions.substring(from, to));
        }
        return codes;
    }

    /** The short names of a condition text; a code that is not known stands for itself. */
    public static List<String> names(String conditions) {
        return split(conditions).stream()
                .map(code -> find(code).map(TradeCondition::shortName).orElse(code))
                .toList();
    }
}
