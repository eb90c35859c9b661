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
        List<DayImporter> importers(List<Path> inputs, ImportOptions options) throws IOException {
            Map<LobsterFiles, DayImporter> days = new LinkedHashMap<>();
            for (Path input : inputs) {
                days.put(
                        LobsterFiles.of(input),
                        LobsterImporter.of(input, options.symbol(), options.as()));
            }
            return List.copyOf(days.values());
        }
    },
    /** US consolidated trades and quotes. */
    LEAN(
            "QuantConnect Lean US equity ticks",
            "AlgoSeek sample data shipped with QuantConnect Lean, Apache-2.0") {
        @Override
        List<DayImporter> importers(List<Path> inputs, ImportOptions options) throws IOException {
            Map<LeanFiles, DayImporter> days = new LinkedHashMap<>();
            for (Path input : inputs) {
                days.put(LeanFiles.of(input), LeanImporter.of(input, options.symbol()));
            }
            return List.copyOf(days.values());
        }
    },
    /** WebSocket captures of a crypto exchange. */
    BINANCE(
            "Binance WebSocket captures of hftbacktest",
            "Binance market data captured for nkaz001/hftbacktest, MIT") {
        @Override
        List<DayImporter> importers(List<Path> inputs, ImportOptions options) throws IOException {
            Map<String, List<Path>> bySymbol = new LinkedHashMap<>();
            for (Path input : inputs) {
                String name = input.getFileName().toString().replaceAll("_\\d{8}\\..*", "");
                bySymbol.computeIfAbsent(name, fresh -> new ArrayList<>()).add(input);
            }
            List<DayImporter> days = new ArrayList<>();
            for (List<Path> files : bySymbol.values()) {
                days.add(BinanceImporter.of(files, options.symbol()));
            }
            return days;
        }
    },
    /** CME futures order by order. */
    ESH4(
            "CME Globex MBO via Databento",
            "Databento sample of CME GLBX.MDP3 shipped with nautilus_trader") {
        @Override
        List<DayImporter> importers(List<Path> inputs, ImportOptions options) throws IOException {
            return List.of(MboImporter.of(inputs, options.symbol()));
        }
    },
    /** History and dialogues of DTN's IQFeed. */
    IQFEED("IQFeed", "market data by DTN IQFeed; not to be passed on without a licence") {
        @Override
        List<DayImporter> importers(List<Path> inputs, ImportOptions options) throws IOException {
            return IqFeedInputs.importers(inputs, options);
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
     * @param options what is said beside the files
     * @throws IOException where a file is missing, not named as this format names its files, or
     *     leaves open what was not said
     */
    abstract List<DayImporter> importers(List<Path> inputs, ImportOptions options)
            throws IOException;
}
