package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.MarketCentres;
import io.groundswell.connectors.iqfeed.wire.MarketCentres.MarketCentre;
import io.groundswell.connectors.iqfeed.wire.SecurityTypes;
import io.groundswell.connectors.iqfeed.wire.SecurityTypes.ListedType;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the lookup port tells that is neither on a tape nor in the protocol: lists that a person has
 * as files. Immutable.
 *
 * @param sicCodes industries by SIC code, in the order of their file
 * @param naicsCodes industries by NAICS code, in the order of their file
 * @param symbols DTN's list of symbols, in the order of its file
 */
record ReferenceLists(List<Code> sicCodes, List<Code> naicsCodes, List<Listed> symbols) {
    /** None of them. */
    static final ReferenceLists NONE = new ReferenceLists(List.of(), List.of(), List.of());

    /** Most lines of a file that are taken. */
    static final int MAX_LINES = 3_000_000;

    private static final Map<String, Long> MARKETS =
            MarketCentres.all().stream()
                    .collect(
                            Collectors.toMap(MarketCentre::shortName, MarketCentre::id, Long::min));
    private static final Map<String, Long> TYPES =
            SecurityTypes.all().stream()
                    .collect(Collectors.toMap(ListedType::shortName, ListedType::id, Long::min));

    /** Keeps copies. */
    ReferenceLists {
        sicCodes = List.copyOf(sicCodes);
        naicsCodes = List.copyOf(naicsCodes);
        symbols = List.copyOf(symbols);
    }

    /**
     * A code.
     *
     * @param code digits
     * @param description in words
     */
    record Code(String code, String description) {}

    /**
     * A symbol that is listed.
     *
     * @param symbol the symbol
     * @param description in words
     * @param market id of its listed market; 0 where it is none that IQConnect listed
     * @param type id of its security type; 0 where it is none
     * @param sic industry, may be empty
     * @param naics industry, may be empty
     */
    record Listed(
            String symbol, String description, long market, long type, String sic, String naics) {
        private static final int COLUMNS = 8;

        private static Listed of(String line) {
            List<String> cells = new ArrayList<>(COLUMNS);
            int from = 0;
            for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
                cells.add(line.substring(from, tab).strip());
                from = tab + 1;
            }
            cells.add(line.substring(from).strip());
            return cells.size() < COLUMNS || cells.get(0).equals("SYMBOL")
                    ? null
                    : new Listed(
                            cells.get(0),
                            cells.get(1),
                            MARKETS.getOrDefault(cells.get(3), 0L),
                            TYPES.getOrDefault(cells.get(4), 0L),
                            cells.get(5),
                            cells.get(7));
        }
    }

    /**
     * Reads lists of codes, a line each: the code, a comma, the description.
     *
     * @param file may be null for none
     * @throws IOException where it cannot be read or is too long
     */
    static List<Code> codes(Path file) throws IOException {
        List<Code> codes = new ArrayList<>();
        for (String line : lines(file)) {
            int comma = line.indexOf(',');
            if (comma > 0) {
                codes.add(new Code(line.substring(0, comma), line.substring(comma + 1).strip()));
            }
        }
        return codes;
    }

    /**
     * Reads DTN's list of symbols as it publishes it: {@code mktsymbols_v2.txt}, with tabs.
     *
     * @param file may be null for none
     * @throws IOException where it cannot be read or is too long
     */
    static List<Listed> symbols(Path file) throws IOException {
        List<Listed> symbols = new ArrayList<>();
        for (String line : lines(file)) {
            Listed listed = Listed.of(line);
            if (listed != null) {
                symbols.add(listed);
            }
        }
        return symbols;
    }

    private static List<String> lines(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        if (file == null) {
            return lines;
        }
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (lines.size() == MAX_LINES) {
                    throw new IOException(file + ": more than " + MAX_LINES + " lines");
                }
                lines.add(line);
            }
        }
        return lines;
    }
}
