package io.groundswell.connectors;

import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.kafka.TopicSettings;
import io.groundswell.connectors.kafka.TopicSize;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.connectors.local.RunningServer;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.utils.AppInfoParser;

/** Kafka, with the topics of the realms. */
final class KafkaServer implements LocalServer {
    private static final int USUAL_PORT = 9092;

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public boolean hasBeenIn(Path folder) throws IOException {
        return LocalKafka.formerAddress(folder).isPresent();
    }

    @Override
    public Optional<RunningServer> find(Path folder) throws IOException {
        return LocalKafka.find(folder).map(RunningServer.class::cast);
    }

    @Override
    public RunningServer start(Path folder, OptionalInt port) throws IOException {
        int wanted = port.orElse(hasBeenIn(folder) ? 0 : USUAL_PORT);
        return LocalKafka.startDetached(LocalKafkaOptions.in(folder).withClientPort(wanted));
    }

    /**
     * That of the clients, which are of the same release: the broker is started from their jars.
     */
    @Override
    public String version(RunningServer server) throws IOException {
        topics(server).sizes(Realm.LIVE);
        return AppInfoParser.getVersion();
    }

    private static MarketTopics topics(RunningServer server) throws IOException {
        return new MarketTopics(KafkaConnection.to(server.address()));
    }

    @Override
    public String prepare(RunningServer server, Realm realm) throws IOException {
        int all = MarketTopics.allNames(realm).size();
        int made = topics(server).create(realm, TopicSettings.DEVELOPMENT).size();
        return "realm "
                + realm.name()
                + ": "
                + all
                + " topics"
                + (made == 0 ? ", all there already" : ", " + made + " of them new");
    }

    @Override
    public void tellContents(RunningServer server, Realm realm, PrintWriter out)
            throws IOException {
        List<TopicSize> sizes = topics(server).sizes(realm);
        if (sizes.isEmpty()) {
            out.println("kafka has no market topics of realm " + realm.name());
            return;
        }
        TopicTable.print(sizes, out);
    }
}
