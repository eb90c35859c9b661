package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.SystemLine;
import io.groundswell.connectors.iqfeed.wire.Level1Field;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Settles the fields of a Level 1 connection. The symbol is not asked for: some servers ignore a
 * choice that names it, and all put it first. The server also tells lists that nobody asked for, so
 * only a list of the chosen fields, in whatever order, is the answer. One thread at a time.
 */
final class FieldsetChoice {
    /** The answer, and the list that comes unasked. */
    static final String ECHO = "CURRENT UPDATE FIELDNAMES";

    /** All names that the server knows. */
    static final String ALL_NAMES = "UPDATE FIELDNAMES";

    private static final String ASK_ALL_NAMES = "S,REQUEST ALL UPDATE FIELDNAMES";

    private List<String> names;
    private boolean askedAllNames;

    FieldsetChoice(List<Level1Field> fields) {
        names = fields.stream().map(Level1Field::wireName).toList();
    }

    /** The command that chooses. */
    String command() {
        return names.stream().collect(Collectors.joining(",", "S,SELECT UPDATE FIELDS,", ""));
    }

    /** Whether a line says that the choice is made. */
    boolean isMade(SystemLine line) {
        if (!line.name().equals(ECHO)) {
            return false;
        }
        List<String> told = told(line);
        String symbol = Level1Field.SYMBOL.wireName();
        return told.size() == names.size() + 1
                && told.get(0).equals(symbol)
                && new HashSet<>(told.subList(1, told.size())).equals(new HashSet<>(names));
    }

    /** What to say after an error: a choice without the name that it names; empty to give up. */
    Optional<String> afterError(String text) {
        Optional<String> bad =
                names.stream().filter(text::contains).max(Comparator.comparingInt(String::length));
        if (bad.isPresent() && names.size() > 1) {
            names = names.stream().filter(it -> !it.equals(bad.get())).toList();
            return Optional.of(command());
        }
        if (askedAllNames) {
            return Optional.empty();
        }
        askedAllNames = true;
        return Optional.of(ASK_ALL_NAMES);
    }

    /** What to say after the list of all names: a choice of those of ours that it has. */
    Optional<String> afterAllNames(SystemLine line) {
        List<String> known = names.stream().filter(new HashSet<>(told(line))::contains).toList();
        if (!askedAllNames || known.isEmpty()) {
            return Optional.empty();
        }
        names = known;
        return Optional.of(command());
    }

    private static List<String> told(SystemLine line) {
        List<String> fields = line.fields();
        int end = fields.get(fields.size() - 1).isEmpty() ? fields.size() - 1 : fields.size();
        return fields.subList(1, Math.max(1, end));
    }
}
