package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.events.FeedTranslator;
import io.groundswell.connectors.iqfeed.events.TradesTold;
import io.groundswell.connectors.iqfeed.events.TranslatorOptions;
import io.groundswell.connectors.local.StateFile;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is kept of one run of the collector: its capture, what its translator began and ended with,
 * and how much of it Kafka has acknowledged.
 *
 * @param path the folder
 * @param sourceEpoch the epoch, which is its name
 */
record EpochFolder(Path path, long sourceEpoch) {
    private static final String BEGIN = "begin.properties";
    private static final String END = "end.properties";
    private static final String ACKNOWLEDGED = "acknowledged.properties";
    private static final String POSITION = "position";
    private static final String FRONTIER = "frontier";
    private static final String LAG = "lag";
    private static final String DEPTH = "depth";
    private static final String BEFORE = "before.";
    private static final String TRADES = "trades.";
    private static final String NONE = "-";

    /** Of what is remembered of a translator; 1 told nothing of trades, nor its version. */
    private static final String VERSION = "version";

    private static final int THIS_VERSION = 2;

    /** The epochs below a folder, the oldest first. */
    static List<EpochFolder> all(Path root) throws IOException {
        List<EpochFolder> found = new ArrayList<>();
        if (Files.isDirectory(root)) {
            try (Stream<Path> entries = Files.list(root)) {
                entries.filter(it -> it.getFileName().toString().matches("\\d{1,19}"))
                        .filter(Files::isDirectory)
                        .forEach(it -> found.add(of(it)));
            }
        }
        found.sort((a, b) -> Long.compare(a.sourceEpoch, b.sourceEpoch));
        return found;
    }

    private static EpochFolder of(Path path) {
        return new EpochFolder(path, Long.parseLong(path.getFileName().toString()));
    }

    /**
     * Those that nobody needs any more: published to their end, begun before a time, and not the
     * last one, whose end the next epoch begins with.
     */
    static List<EpochFolder> spent(List<EpochFolder> all, long beforeNanos) {
        return all.stream()
                .limit(Math.max(0, all.size() - 1))
                .filter(it -> it.sourceEpoch() < beforeNanos && it.isFinished())
                .toList();
    }

    /** The folder of a new epoch. */
    static EpochFolder create(Path root, long sourceEpoch) throws IOException {
        Path path = root.resolve(Long.toString(sourceEpoch));
        Files.createDirectories(root);
        Files.createDirectory(path);
        return new EpochFolder(path, sourceEpoch);
    }

    /** Where the capture lies. */
    Path capture() {
        return path.resolve("capture");
    }

    /** Whether all of it is published, and what came out at its end is known. */
    boolean isFinished() {
        return Files.exists(path.resolve(END));
    }

    /** Up to where Kafka has acknowledged what the capture became. */
    long acknowledged() throws IOException {
        Path file = path.resolve(ACKNOWLEDGED);
        Optional<Properties> saved = StateFile.load(file);
        try {
            return saved.isEmpty() ? 0 : StateFile.number(saved.get(), POSITION);
        } catch (IllegalArgumentException e) {
            throw StateFile.damaged(file, e);
        }
    }

    void acknowledged(long position) throws IOException {
        Properties state = new Properties();
        state.setProperty(POSITION, Long.toString(position));
        StateFile.save(path.resolve(ACKNOWLEDGED), state);
    }

    /** What its translator began with; empty before it began. */
    Optional<TranslatorOptions> begin() throws IOException {
        Path file = path.resolve(BEGIN);
        try {
            return StateFile.load(file).map(this::options);
        } catch (IllegalArgumentException e) {
            throw StateFile.damaged(file, e);
        }
    }

    /** The same as names and values, for an export; empty before it began. */
    SortedMap<String, String> beginValues() throws IOException {
        SortedMap<String, String> values = new TreeMap<>();
        StateFile.load(path.resolve(BEGIN))
                .ifPresent(
                        it ->
                                it.stringPropertyNames()
                                        .forEach(name -> values.put(name, it.getProperty(name))));
        return values;
    }

    /**
     * What {@link #beginValues} say.
     *
     * @throws IllegalArgumentException where they cannot be, or are newer than this program
     */
    static TranslatorOptions beginOf(long sourceEpoch, Map<String, String> values) {
        Properties saved = new Properties();
        values.forEach(saved::setProperty);
        return new EpochFolder(Path.of(""), sourceEpoch).options(saved);
    }

    void begin(TranslatorOptions options) throws IOException {
        Properties saved = of(options.frontierStartNanos(), options.before(), options.trades());
        saved.setProperty(LAG, Long.toString(options.frontierLagNanos()));
        saved.setProperty(DEPTH, Boolean.toString(options.withDepth()));
        StateFile.save(path.resolve(BEGIN), saved);
    }

    /** Its translator has come to the end of the capture, and all is published. */
    void end(FeedTranslator translator) throws IOException {
        Properties saved =
                of(translator.frontierNanos(), translator.lastNanos(), translator.tradesTold());
        StateFile.save(path.resolve(END), saved);
    }

    /**
     * What the next epoch begins with; empty while this one is not finished.
     *
     * @param nextEpoch its source epoch
     */
    Optional<TranslatorOptions> next(long nextEpoch, TranslatorOptions wanted) throws IOException {
        Path file = path.resolve(END);
        Optional<Properties> saved = StateFile.load(file);
        try {
            return saved.map(it -> after(it, nextEpoch, wanted));
        } catch (IllegalArgumentException e) {
            throw StateFile.damaged(file, e);
        }
    }

    private static TranslatorOptions after(
            Properties end, long nextEpoch, TranslatorOptions wanted) {
        long frontierNanos = StateFile.number(end, FRONTIER);
        return new TranslatorOptions(
                nextEpoch,
                wanted.frontierLagNanos(),
                Math.max(wanted.frontierStartNanos(), frontierNanos),
                wanted.withDepth(),
                before(end),
                trades(end));
    }

    private TranslatorOptions options(Properties saved) {
        return new TranslatorOptions(
                sourceEpoch,
                StateFile.number(saved, LAG),
                StateFile.number(saved, FRONTIER),
                Boolean.parseBoolean(saved.getProperty(DEPTH)),
                before(saved),
                trades(saved));
    }

    private static Properties of(
            long frontierNanos,
            Map<String, Map<Topic, Long>> before,
            Map<String, TradesTold> trades) {
        Properties saved = new Properties();
        saved.setProperty(VERSION, Integer.toString(THIS_VERSION));
        trades.forEach((symbol, told) -> saved.setProperty(TRADES + symbol, told.text()));
        saved.setProperty(FRONTIER, Long.toString(frontierNanos));
        before.forEach(
                (symbol, times) -> {
                    StringBuilder text = new StringBuilder();
                    for (Topic topic : Topic.values()) {
                        Long time = times.get(topic);
                        text.append(text.length() == 0 ? "" : " ");
                        text.append(time == null ? NONE : Long.toString(time));
                    }
                    saved.setProperty(BEFORE + symbol, text.toString());
                });
        return saved;
    }

    private static Map<String, TradesTold> trades(Properties saved) {
        int version = Integer.parseInt(saved.getProperty(VERSION, "1"));
        if (version > THIS_VERSION) {
            throw new IllegalArgumentException(
                    "version " + version + ", known are those up to " + THIS_VERSION);
        }
        Map<String, TradesTold> trades = new HashMap<>();
        for (String key : saved.stringPropertyNames()) {
            if (key.startsWith(TRADES)) {
                TradesTold told = TradesTold.parse(saved.getProperty(key));
                trades.put(key.substring(TRADES.length()), told);
            }
        }
        if (version == 1) {
            before(saved)
                    .forEach(
                            (symbol, times) -> {
                                Long ticks = times.get(Topic.TICKS);
                                if (ticks != null) {
                                    trades.put(symbol, TradesTold.unknownUpTo(ticks));
                                }
                            });
        }
        return trades;
    }

    private static Map<String, Map<Topic, Long>> before(Properties saved) {
        Map<String, Map<Topic, Long>> before = new HashMap<>();
        for (String key : saved.stringPropertyNames()) {
            if (key.startsWith(BEFORE)) {
                Map<Topic, Long> times = new EnumMap<>(Topic.class);
                String rest = saved.getProperty(key);
                for (Topic topic : Topic.values()) {
                    int blank = rest.indexOf(' ');
                    String time = blank < 0 ? rest : rest.substring(0, blank);
                    rest = blank < 0 ? "" : rest.substring(blank + 1);
                    if (!time.isEmpty() && !time.equals(NONE)) {
                        times.put(topic, Long.parseLong(time));
                    }
                }
                before.put(key.substring(BEFORE.length()), times);
            }
        }
        return before;
    }

    /** Its capture's size on disk, in bytes. */
    long captureBytes() throws IOException {
        long bytes = 0;
        if (Files.isDirectory(capture())) {
            try (Stream<Path> segments = Files.list(capture())) {
                for (Path segment : segments.toList()) {
                    bytes += Files.size(segment);
                }
            }
        }
        return bytes;
    }

    /** The lowest epoch that may follow those that are there. */
    static long after(List<EpochFolder> epochs, long nowNanos) {
        long last =
                epochs.isEmpty() ? EventHeader.ABSENT : epochs.get(epochs.size() - 1).sourceEpoch();
        return Math.max(nowNanos, last + 1);
    }
}
