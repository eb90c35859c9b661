package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.SymbolChoices;
import io.groundswell.connectors.iqfeed.client.ClientOptions;
import io.groundswell.connectors.iqfeed.client.Credentials;
import io.groundswell.connectors.iqfeed.client.DepthWatch;
import io.groundswell.connectors.iqfeed.lookup.IqConnectChoices;
import io.groundswell.connectors.iqfeed.lookup.LookupOptions;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.Frontier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a user says of a collector, as options of a command. */
final class CollectChoices {
    private static final int GIGABYTE_BITS = 30;

    @Mixin private SymbolChoices watched;

    // Not as other words have it: an option that must be said would have to be said to stop, too.
    @Option(
            names = "--to",
            paramLabel = "HOST:PORT",
            description =
                    "The Kafka cluster, several addresses with commas between; 127.0.0.1:9092 if"
                            + " not said.")
    private String bootstrapServers = "127.0.0.1:9092";

    @Option(
            names = "--client-config",
            paramLabel = "FILE",
            description = "Properties for Kafka's client, such as those of security.")
    private Path clientConfig;

    @Option(
            names = "--realm",
            paramLabel = "NAME",
            description = "Whose topics to write: live (if not said), or a replay's.")
    private Realm realm = Realm.LIVE;

    @Mixin private IqConnectChoices iqConnect;

    @Option(
            names = "--port",
            paramLabel = "NAME=N",
            description =
                    "A port of IQConnect that is not the usual one: LEVEL1, LEVEL2, ADMIN or LOOKUP"
                            + " and its number; may be repeated.")
    private Map<IqFeedPort, Integer> ports = new EnumMap<>(IqFeedPort.class);

    @Option(
            names = "--depth",
            paramLabel = "D",
            description =
                    "Market depth: none, orders (market makers of equities, orders of futures; if"
                            + " not said), or a number of price levels.")
    private String depth = "orders";

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description =
                    "Login of IQConnect as properties, outside the repository; else that of the"
                            + " environment, if any.")
    private Path credentials;

    @Option(
            names = "--frontier-lag",
            paramLabel = "MS",
            description = "How far order time stays behind the newest feed time; 250 if not said.")
    private long frontierLagMillis = TimeUnit.NANOSECONDS.toMillis(Frontier.DEFAULT_LAG_NANOS);

    @Option(
            names = "--sync",
            paramLabel = "MS",
            description = "Between two times the capture is brought to the disk; 100 if not said.")
    private long syncMillis = CollectorOptions.USUAL_SYNC_MILLIS;

    @Option(
            names = "--capture-limit",
            paramLabel = "GB",
            description = "All captures never get longer than this; 50 if not said.")
    private double captureLimitGigabytes =
            (double) (CollectorOptions.USUAL_LIMIT_BYTES >> GIGABYTE_BITS);

    @Option(
            names = "--no-repair",
            description =
                    "Do not fill gaps in trades from history. That takes up to 10 requests a second"
                            + " of the 50 that an account has for all programs together.")
    private boolean withoutRepair;

    @Option(
            names = "--repair-delay",
            paramLabel = "MS",
            description =
                    "How long after a gap history is asked for its trades; 10000 if not said.")
    private long repairDelayMillis = RepairOptions.USUAL_DELAY_MILLIS;

    @Option(
            names = "--repair-longest",
            paramLabel = "HOURS",
            description = "Gaps that are longer than this are left to download; 24 if not said.")
    private int repairLongestHours = RepairOptions.USUAL_LONGEST_GAP_HOURS;

    /** What was said, checked. */
    CollectorOptions options(Path folder) throws IOException {
        Set<String> watched = watched();
        try {
            ClientOptions client = client(watched.size());
            return new CollectorOptions(
                    folder,
                    watched,
                    !depth.equals("none"),
                    client,
                    kafka(),
                    realm,
                    TimeUnit.MILLISECONDS.toNanos(frontierLagMillis),
                    syncMillis,
                    CollectorOptions.USUAL_SEGMENT_BYTES,
                    (long) (captureLimitGigabytes * (1L << GIGABYTE_BITS)),
                    CollectorOptions.USUAL_FREE_BYTES,
                    repair(client));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private ClientOptions client(int symbolCount) throws IOException {
        ClientOptions client = iqConnect.client(ports);
        Set<IqFeedPort> streams = EnumSet.of(IqFeedPort.LEVEL1, IqFeedPort.ADMIN);
        if (!depth.equals("none")) {
            streams.add(IqFeedPort.LEVEL2);
        }
        return client.withStreams(streams)
                .asking(client.protocol(), client.fields(), depthWatch())
                .withMaxSymbols(Math.max(client.maxSymbols(), symbolCount))
                .withCredentials(login());
    }

    private Optional<RepairOptions> repair(ClientOptions client) {
        LookupOptions lookup = LookupOptions.usual().withClient(client.withStreams(Set.of()));
        return withoutRepair
                ? Optional.empty()
                : Optional.of(
                        RepairOptions.usual(lookup)
                                .after(repairDelayMillis)
                                .upTo(repairLongestHours));
    }

    private KafkaConnection kafka() throws IOException {
        return clientConfig == null
                ? KafkaConnection.to(bootstrapServers)
                : KafkaConnection.to(bootstrapServers, clientConfig);
    }

    private Optional<Credentials> login() throws IOException {
        return credentials == null
                ? Credentials.of(System.getenv())
                : Optional.of(Credentials.read(credentials));
    }

    private DepthWatch depthWatch() throws IOException {
        if (depth.equals("none") || depth.equals("orders")) {
            return DepthWatch.EQUITIES;
        }
        try {
            return DepthWatch.levels(Integer.parseInt(depth));
        } catch (NumberFormatException e) {
            throw new IOException("--depth: none, orders or a number, not " + depth, e);
        }
    }

    /** One that is none would never come: better nothing is begun. */
    private Set<String> watched() throws IOException {
        List<String> bad = new ArrayList<>();
        Set<String> all = watched.symbols(bad::add);
        if (!bad.isEmpty()) {
            throw new IOException(bad.get(0));
        }
        return all;
    }
}
