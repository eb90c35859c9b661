package io.groundswell.connectors.iqfeed.wire;

import io.groundswell.model.event.SecurityType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The security types that IQConnect listed in July 2021, the answer to {@code SST}. An id that it
 * lacks is no error. Immutable.
 */
public final class SecurityTypes {
    private static final List<ListedType> ALL =
            CodeList.read("security-types.csv", 3, ListedType::of);
    private static final Map<Long, ListedType> BY_ID =
            ALL.stream().collect(Collectors.toUnmodifiableMap(ListedType::id, Function.identity()));

    private SecurityTypes() {}

    /**
     * One security type.
     *
     * @param id as fundamental lines name it
     * @param shortName such as {@code EQUITY}
     * @param longName in words
     */
    public record ListedType(long id, String shortName, String longName) {
        private static ListedType of(List<String> cells) {
            return new ListedType(Long.parseLong(cells.get(0)), cells.get(1), cells.get(2));
        }
    }

    /** All of them, in the server's order. */
    public static List<ListedType> all() {
        return ALL;
    }

    /** The type with that id. */
    public static Optional<ListedType> find(long id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** Our word for it; unknown for what we have no word for. */
    public static SecurityType toModel(long id) {
        return find(id).map(type -> ofName(type.shortName())).orElse(SecurityType.UNKNOWN);
    }

    private static SecurityType ofName(String shortName) {
        return switch (shortName) {
            case "EQUITY", "MUTUAL", "MONEY" -> SecurityType.EQUITY;
            case "IEOPTION", "FOPTION" -> SecurityType.OPTION;
            case "FUTURE", "DAILY_FUTURE" -> SecurityType.FUTURE;
            case "INDEX" -> SecurityType.INDEX;
            default -> SecurityType.UNKNOWN;
        };
    }
}
