package io.groundswell.jobs.bench;

import io.groundswell.connectors.iqfeed.client.ClientOptions;
import io.groundswell.connectors.iqfeed.client.FeedTap;
import io.groundswell.connectors.iqfeed.client.IqFeedClient;
import io.groundswell.connectors.iqfeed.collector.Collector;
import io.groundswell.connectors.iqfeed.collector.CollectorOptions;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.kafka.TopicSettings;
import io.groundswell.connectors.local.FolderRemoval;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.Frontier;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * From a socket to a broker: the whole collector, capture on, beside the client alone that reads
 * the same lines and throws them away. Sender, collector and broker share the machine.
 */
final class CollectorBench {
    private static final int COPIES = 10;
    private static final long LOOK_AGAIN_NANOS = 2_000_000;
    private static final double NANOS = 1e9;

    private final PrintStream out;
    private final LineBlaster blaster;
    private final Path folder;
    private final KafkaConnection kafka;
    private final List<Double> collected = new ArrayList<>();
    private final List<Double> collectedCpu = new ArrayList<>();
    private final List<Double> read = new ArrayList<>();

    private CollectorBench(
            PrintStream out, LineBlaster blaster, Path folder, KafkaConnection kafka) {
        this.out = out;
        this.blaster = blaster;
        this.folder = folder;
        this.kafka = kafka;
    }

    static void run(int rounds, PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("groundswell-bench");
        Path tape =
                Path.of(System.getProperty("groundswell.root", "."))
                        .resolve("replay/days/us-equities-2013-10-08.tape");
        try (LocalKafka kafka = LocalKafka.start(LocalKafkaOptions.in(folder.resolve("kafka")));
                LineBlaster blaster = LineBlaster.of(tape, COPIES)) {
            CollectorBench bench =
                    new CollectorBench(
                            out, blaster, folder, KafkaConnection.to(kafka.bootstrapServers()));
            for (int round = 1; round <= rounds; round++) {
                bench.round(round, rounds);
            }
            bench.print();
        } finally {
            FolderRemoval.of(folder);
        }
    }

    private void round(int round, int rounds) throws IOException {
        double alone = readOnly();
        read.add(alone);
        out.printf("round %d of %d: client alone %,.0f lines/s%n", round, rounds, alone);
        Realm realm = Realm.replay("bench-" + round);
        new MarketTopics(kafka).create(realm, TopicSettings.DEVELOPMENT);
        double whole = collect(realm);
        collected.add(whole);
        out.printf(
                "round %d of %d: collector    %,.0f lines/s, %,.0f ns cpu a line%n",
                round, rounds, whole, collectedCpu.get(collectedCpu.size() - 1));
    }

    private ClientOptions client() {
        Map<IqFeedPort, Integer> ports = new EnumMap<>(IqFeedPort.class);
        ports.put(IqFeedPort.LEVEL1, blaster.port());
        return ClientOptions.usual()
                .at("127.0.0.1", ports)
                .withStreams(Set.of(IqFeedPort.LEVEL1));
    }

    private double readOnly() throws IOException {
        AtomicLong lines = new AtomicLong();
        FeedTap counting =
                new FeedTap() {
                    @Override
                    public void lines(
                            IqFeedPort port, long time, byte[] bytes, int from, int to) {
                        long ends = 0;
                        for (int i = from; i < to; i++) {
                            ends += bytes[i] == '\n' ? 1 : 0;
                        }
                        lines.addAndGet(ends);
                    }

                    @Override
                    public void connected(IqFeedPort port, ProtocolVersion version, long time) {}

                    @Override
                    public void disconnected(IqFeedPort port, long time, String reason) {}

                    @Override
                    public void stalled(IqFeedPort port, String symbol, long time) {}
                };
        long begun = System.nanoTime();
        try (IqFeedClient reading =
                IqFeedClient.start(client(), counting, InstantSource.system())) {
            reading.watch(blaster.symbols());
            while (blaster.lines() == 0 || lines.get() < blaster.lines()) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
        return blaster.lines() * NANOS / (System.nanoTime() - begun);
    }

    /** Until the broker has acknowledged all, which closing waits for. */
    private double collect(Realm realm) throws IOException {
        CollectorOptions options =
                new CollectorOptions(
                        folder.resolve(realm.name()),
                        new TreeSet<>(blaster.symbols()),
                        false,
                        client(),
                        kafka,
                        realm,
                        Frontier.DEFAULT_LAG_NANOS,
                        CollectorOptions.USUAL_SYNC_MILLIS,
                        CollectorOptions.USUAL_SEGMENT_BYTES,
                        CollectorOptions.USUAL_LIMIT_BYTES,
                        CollectorOptions.USUAL_FREE_BYTES,
                        Optional.empty());
        long begunCpu = cpuNanos();
        long begun = System.nanoTime();
        Collector collector = Collector.start(options, InstantSource.system());
        try {
            while (collector.linesPublished() < blaster.lines() || blaster.lines() == 0) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        } finally {
            collector.close();
        }
        long took = System.nanoTime() - begun;
        collectedCpu.add((double) (cpuNanos() - begunCpu) / blaster.lines());
        FolderRemoval.of(options.folder());
        return blaster.lines() * NANOS / took;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private void print() {
        out.println();
        out.printf(
                "Collector: %,d Level 1 lines of %d fields, %d symbols, one socket, capture on and"
                        + " synced each 100 ms, into a local broker; median (least .. most)%n",
                blaster.lines(), ClientOptions.USUAL_FIELDS.size() + 1, blaster.symbols().size());
        out.printf("collector     %s lines/s, from the first watch to the last acknowledgement%n", tell(collected));
        out.printf("  cpu         %s ns a line, sender included, broker not%n", tell(collectedCpu));
        out.printf("client alone  %s lines/s, nothing kept%n", tell(read));
        out.printf(
                "ratio of medians %.2f; %s, %d processors for sender, collector and broker, shared"
                        + " machine%n",
                median(collected) / median(read),
                System.getProperty("java.vm.version"),
                Runtime.getRuntime().availableProcessors());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static String tell(List<Double> values) {
        return String.format(
                "%,.0f (%,.0f .. %,.0f)",
                median(values), Collections.min(values), Collections.max(values));
    }
}
