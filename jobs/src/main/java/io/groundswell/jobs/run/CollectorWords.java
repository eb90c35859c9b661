package io.groundswell.jobs.run;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.Instrument;
import io.groundswell.replay.server.IqFeedReplayServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a collector is told so that it listens to a replay server instead of IQConnect. */
public final class CollectorWords {
    private CollectorWords() {}

    /**
     * The arguments of {@code collect}: every symbol that the server tells, with depth where one
     * has it. Gaps are left as they are.
     *
     * @param folder the collector's own
     */
    public static List<String> of(
            IqFeedReplayServer server, Path folder, KafkaConnection connection, Realm realm) {
        List<String> said = new ArrayList<>();
        said.addAll(List.of("--folder", folder.toString()));
        said.addAll(List.of("--to", connection.bootstrapServers()));
        said.addAll(List.of("--realm", realm.name()));
        said.add("--symbols");
        said.add(String.join(",", server.instruments().stream().map(Instrument::symbol).toList()));
        said.addAll(List.of("--depth", hasDepth(server) ? "orders" : "none"));
        // What a cut costs is to be seen: a trade that is told later is not in its place.
        said.add("--no-repair");
        for (IqFeedPort port : List.of(IqFeedPort.LEVEL1, IqFeedPort.LEVEL2, IqFeedPort.ADMIN)) {
            said.addAll(List.of("--port", port.name() + "=" + server.port(port)));
        }
        return said;
    }

    /** Whether the server tells depth of any symbol. */
    public static boolean hasDepth(IqFeedReplayServer server) {
        return server.instruments().stream()
                .map(Instrument::depth)
                .anyMatch(it -> it != DepthMode.TOP_OF_BOOK);
    }
}
