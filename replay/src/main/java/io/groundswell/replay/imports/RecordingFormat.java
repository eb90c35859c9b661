package io.groundswell.replay.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The public recordings that can be imported. */
enum RecordingFormat {
    /** NASDAQ order by order with the book after each message. */
    LOBSTER(
            "LOBSTER sample of NASDAQ TotalView-ITCH",
            "LOBSTER academic data, lobsterdata.com; free sample, no licence stated") {
        @Override
        List<DayImporter> importers(List<Path> inputs, String symbol, LobsterImporter.Rows as)
                throws IOException {
            Map<LobsterFiles, DayImporter> days = new LinkedHashMap<>();
            for (Path input : inputs) {
                days.put(LobsterFiles.of(input), LobsterImporter.of(input, symbol, as));
            }
            return List.copyOf(days.values());
        }
    },
    /** US consolidated trades and quotes. */
    LEAN(
            "QuantConnect Lean US equity ticks",
            "AlgoSeek sample data shipped with QuantConnect Lean, Apache-2.0") {
        @Override
        List<DayImporter> importers(List<Path> inputs, String symbol, LobsterImporter.Rows as)
                throws IOException {
            Map<LeanFiles, DayImporter> days = new LinkedHashMap<>();
            for (Path input : inputs) {
                days.put(LeanFiles.of(input), LeanImporter.of(input, symbol));
            }
            return List.copyOf(days.values());
        }
    },
    /** WebSocket captures of a crypto exchange. */
    BINANCE(
            "Binance WebSocket captures of hftbacktest",
            "Binance market data captured for nkaz001/hftbacktest, MIT") {
        @Override
        List<DayImporter> importers(List<Path> inputs, String symbol, LobsterImporter.Rows as)
                throws IOException {
            Map<String, List<Path>> bySymbol = new LinkedHashMap<>();
            for (Path input : inputs) {
                String name = input.getFileName().toString().replaceAll("_\\d{8}\\..*", "");
                bySymbol.computeIfAbsent(name, fresh -> new ArrayList<>()).add(input);
            }
            List<DayImporter> days = new ArrayList<>();
            for (List<Path> files : bySymbol.values()) {
                days.add(BinanceImporter.of(files, symbol));
            }
            return days;
        }
    },
    /** CME futures order by order. */
    ESH4(
            "CME Globex MBO via Databento",
            "Databento sample of CME GLBX.MDP3 shipped with nautilus_trader") {
        @Override
        List<DayImporter> importers(List<Path> inputs, String symbol, LobsterImporter.Rows as)
                throws IOException {
            return List.of(MboImporter.of(inputs, symbol));
        }
    };

    private final String source;
    private final String attribution;

    RecordingFormat(String source, String attribution) {
        this.source = source;
        this.attribution = attribution;
    }

    /** Where such recordings come from. */
    String source() {
        return source;
    }

    /** Whose data they are and under which terms. */
    String attribution() {
        return attribution;
    }

    /**
     * One importer per symbol and day.
     *
     * @param symbol the symbol of the events, or empty for that of the file names
     * @param as how LOBSTER's depth is told
     * @throws IOException where a file is missing or not named as this format names its files
     */
    abstract List<DayImporter> importers(List<Path> inputs, String symbol, LobsterImporter.Rows as)
            throws IOException;
}
