package io.groundswell.connectors;

import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.kafka.TopicSettings;
import io.groundswell.connectors.kafka.TopicSize;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The word {@code topics}: makes the topics of a realm on any Kafka cluster. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "Make the topics of a realm on a Kafka cluster, and tell what they hold.")
final class TopicsCommand implements Callable<Integer> {
    private static final TopicSettings USUAL = TopicSettings.DEVELOPMENT;

    @Spec private CommandSpec spec;

    @Mixin private KafkaAddress kafka;

    @Option(
            names = "--realm",
            paramLabel = "NAME",
            description = "live, or the name of a replay; live unless said.")
    private Realm realm = Realm.LIVE;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Of every topic, for ever; 8 unless said, 32 for a whole market.")
    private int partitions = USUAL.partitions();

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "On how many brokers a record is kept; 1 unless said.")
    private int replication = USUAL.replication();

    @Option(
            names = "--retention-days",
            paramLabel = "N",
            description = "How long a record is kept from when it was stored; 7 unless said.")
    private int retentionDays = (int) USUAL.retention().toDays();

    @Override
    public Integer call() throws IOException {
        MarketTopics topics = new MarketTopics(kafka.connection());
        List<String> made = topics.create(realm, settings());
        PrintWriter out = spec.commandLine().getOut();
        List<TopicSize> sizes = topics.sizes(realm);
        out.println(
                "realm "
                        + realm.name()
                        + ": "
                        + MarketTopics.allNames(realm).size()
                        + " topics, "
                        + made.size()
                        + " of them new");
        TopicTable.print(sizes, out);
        return 0;
    }

    private TopicSettings settings() {
        try {
            return new TopicSettings(partitions, replication, Duration.ofDays(retentionDays));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
