package io.groundswell.replay.imports;

import io.groundswell.replay.tape.TapeInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A tape that an import writes: it is of one trading date.
 *
 * @param file the file
 * @param name the name of the tape
 * @param date the trading date
 * @param days what goes on it, of different symbols
 */
record TapePlan(Path file, String name, LocalDate date, List<DayImporter> days) {
    static final String SUFFIX = ".tape";

    /** What a symbol consists of. */
    static final String SYMBOL = "[!-~]{1,30}";

    /** Keeps a copy. */
    TapePlan {
        days = List.copyOf(days);
    }

    /**
     * The tapes of these days, one per date.
     *
     * @param out a file that ends in .tape, or a folder
     * @param name the name of the tapes, or empty for that of the file or the symbol; where they
     *     are several, each has its date added
     * @throws IllegalArgumentException where no tapes can be made so; the message says why
     */
    static List<TapePlan> of(List<DayImporter> days, Path out, String name) {
        boolean isFolder = Files.isDirectory(out);
        if (!isFolder && !out.toString().endsWith(SUFFIX)) {
            throw new IllegalArgumentException("--out must end in .tape or be a folder: " + out);
        }
        Path folder = isFolder ? out : out.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("--out: no such folder: " + folder);
        }
        Map<LocalDate, List<DayImporter>> byDate = new TreeMap<>();
        for (DayImporter day : days) {
            byDate.computeIfAbsent(day.tradingDate(), date -> new ArrayList<>()).add(day);
        }
        List<TapePlan> plans = new ArrayList<>();
        for (Map.Entry<LocalDate, List<DayImporter>> entry : byDate.entrySet()) {
            checkSymbols(entry.getValue());
            String dated = isFolder || byDate.size() > 1 ? "-" + entry.getKey() : "";
            String base = isFolder ? base(entry.getValue()) : withoutSuffix(out);
            Path file = isFolder ? out.resolve(base + dated + SUFFIX) : out;
            if (!isFolder && !dated.isEmpty()) {
                file = out.resolveSibling(base + dated + SUFFIX);
            }
            String title = (name.isEmpty() ? base : name) + dated;
            checkName(title);
            plans.add(new TapePlan(file, title, entry.getKey(), entry.getValue()));
        }
        return plans;
    }

    /** Names a tape in a folder by its symbol, as far as a file can be called so. */
    private static String base(List<DayImporter> days) {
        String first = days.get(0).instrument().symbol().replaceAll("[^A-Za-z0-9._@-]", "_");
        return days.size() == 1 ? first : first + "-and-" + (days.size() - 1);
    }

    private static String withoutSuffix(Path out) {
        String file = out.getFileName().toString();
        return file.substring(0, file.length() - SUFFIX.length());
    }

    private static void checkName(String name) {
        if (name.isEmpty() || name.length() > TapeInfo.MAX_NAME_LENGTH) {
            throw new IllegalArgumentException(
                    "the name of a tape, by --name or else by --out, has 1 to "
                            + TapeInfo.MAX_NAME_LENGTH
                            + " characters: '"
                            + name
                            + "'");
        }
    }

    private static void checkSymbols(List<DayImporter> days) {
        Set<String> symbols = new HashSet<>();
        for (DayImporter day : days) {
            String of = day.instrument().symbol();
            if (!of.matches(SYMBOL)) {
                throw new IllegalArgumentException(
                        "a symbol has 1 to 30 printable ASCII characters: '" + of + "'");
            }
            if (!symbols.add(of)) {
                throw new IllegalArgumentException(
                        "two recordings would become the symbol " + of + " on one tape");
            }
        }
    }
}
