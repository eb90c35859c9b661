package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.MarketCentres;
import io.groundswell.connectors.iqfeed.wire.SecurityTypes;
import io.groundswell.model.RealDays;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lists that a server has as files, made of what was recorded: industries out of the tables
 * that others extracted, and one list of symbols out of all three recorded searches, in the form in
 * which DTN publishes it and with a part of DTN's own beside it. Which rows answer a search, in
 * which order and how they are written is up to the server.
 */
final class RecordedLists {
    private RecordedLists() {}

    static Path sicCodes(Path folder) throws IOException {
        return codes(folder, "sic_codes_2021.csv");
    }

    static Path naicsCodes(Path folder) throws IOException {
        return codes(folder, "naic_codes_2021.csv");
    }

    private static Path codes(Path folder, String name) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line :
                Files.readAllLines(
                        RealDays.require("iqfeed/extracted/" + name),
                        StandardCharsets.ISO_8859_1)) {
            int comma = line.indexOf(',');
            if (Character.isDigit(line.charAt(0))) {
                lines.add(line.substring(0, comma + 1) + unquoted(line.substring(comma + 1)));
            }
        }
        return Files.write(folder.resolve(name), lines, StandardCharsets.ISO_8859_1);
    }

    private static String unquoted(String cell) {
        return cell.startsWith("\"")
                ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
                : cell;
    }

    static Path symbols(Path folder) throws IOException {
        Map<String, String[]> rows = new TreeMap<>();
        List<String> lines = new ArrayList<>();
        Path sample = RealDays.require("iqfeed/nept_history/mktsymbols_v2_sample.txt");
        lines.addAll(Files.readAllLines(sample, StandardCharsets.ISO_8859_1));
        take("symbol_by_filter", -1, rows);
        take("symbol_by_sic", 5, rows);
        take("symbol_by_naic", 7, rows);
        rows.values().forEach(it -> lines.add(String.join("\t", it)));
        return Files.write(folder.resolve("mktsymbols_v2.txt"), lines, StandardCharsets.ISO_8859_1);
    }

    /** Rows of a search; those by industry have its code first, which goes into a column. */
    private static void take(String name, int industryColumn, Map<String, String[]> to)
            throws IOException {
        Path file = RealDays.require("iqfeed/kvokka_dtn_flat/" + name + ".txt");
        int shift = industryColumn < 0 ? 0 : 1;
        for (String line : RecordedDialogue.of(file).read()) {
            CommandWords words = CommandWords.of(line);
            if (words.size() < 5 + shift) {
                continue;
            }
            String[] row =
                    to.computeIfAbsent(
                            words.at(1 + shift),
                            it -> new String[] {it, "", "", "", "", "", "", ""});
            row[1] = words.at(4 + shift);
            row[3] = MarketCentres.shortName(Long.parseLong(words.at(2 + shift)));
            row[4] =
                    SecurityTypes.find(Long.parseLong(words.at(3 + shift)))
                            .orElseThrow()
                            .shortName();
            if (industryColumn >= 0) {
                row[industryColumn] = words.at(1);
            }
        }
    }
}
