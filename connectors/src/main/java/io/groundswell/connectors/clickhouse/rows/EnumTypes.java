package io.groundswell.connectors.clickhouse.rows;

import java.util.Arrays;
import java.util.List;

/**
 * Enums as ClickHouse spells their types. Their codes are those of the wire, which run from 0 in
 * the order of declaration: a constant that the tables do not know is a drift that is found before
 * a row is written.
 */
final class EnumTypes {
    /** The code of an optional enum's absence. */
    static final int NONE = -1;

    private EnumTypes() {}

    /** The type of a column whose constants no other module knows, coded from 0. */
    static String named(String... names) {
        return spell("", List.of(names));
    }

    /** The type of a column that always tells one of the constants. */
    static String of(Enum<?>... constants) {
        return spell("", names(constants));
    }

    /** The type of a column that some kinds of row leave at {@code NONE}. */
    static String optional(Enum<?>... constants) {
        return spell("'NONE' = " + NONE, names(constants));
    }

    private static List<String> names(Enum<?>... constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    private static String spell(String first, List<String> names) {
        StringBuilder type = new StringBuilder("Enum8(").append(first);
        for (int code = 0; code < names.size(); code++) {
            type.append(type.charAt(type.length() - 1) == '(' ? "'" : ", '")
                    .append(names.get(code))
                    .append("' = ")
                    .append(code);
        }
        return type.append(')').toString();
    }
}
