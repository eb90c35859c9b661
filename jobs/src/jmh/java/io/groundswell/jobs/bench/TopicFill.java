package io.groundswell.jobs.bench;

import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.kafka.MarketWriter;
import io.groundswell.connectors.kafka.TopicSettings;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A process of its own: fills the market topics of a realm with recorded events under many names,
 * with a heartbeat for each tenth of a second of the market. Arguments: address, realm, symbols,
 * events.
 */
final class TopicFill {
    private static final long HEARTBEAT_NANOS = 100_000_000L;

    private TopicFill() {}

    public static void main(String[] arguments) throws IOException {
        KafkaConnection kafka = KafkaConnection.to(arguments[0]);
        Realm realm = Realm.replay(arguments[1]);
        int symbols = Integer.parseInt(arguments[2]);
        long events = Long.parseLong(arguments[3]);
        new MarketTopics(kafka).create(realm, TopicSettings.DEVELOPMENT);
        ManySymbols recorded =
                ManySymbols.read(Path.of(System.getProperty("groundswell.root", ".")));
        try (MarketWriter writer = MarketWriter.open(kafka, realm)) {
            Writing writing = new Writing(writer);
            recorded.tell(symbols, events, writing);
            writer.heartbeat(1, writing.lastNanos);
            writer.flush();
            System.out.printf(
                    "%s: %,d events of %d symbols, %d bytes each, %.0f s of the market; %s%n",
                    realm.name(),
                    writer.events(),
                    symbols,
                    writer.bytes() / writer.events(),
                    (writing.lastNanos - writing.firstNanos) / 1e9,
                    String.join(", ", recorded.names()));
        }
    }

    /** Events and, between them, heartbeats. */
    private static final class Writing implements ManySymbols.Sink {
        private final MarketWriter writer;
        private long firstNanos = EventHeader.ABSENT;
        private long lastNanos;
        private long heartbeatNanos;

        Writing(MarketWriter writer) {
            this.writer = writer;
        }

        @Override
        public void accept(MarketEvent event) throws IOException {
            lastNanos = event.eventTimeNanos();
            if (firstNanos == EventHeader.ABSENT) {
                firstNanos = lastNanos;
            }
            if (lastNanos - heartbeatNanos >= HEARTBEAT_NANOS) {
                heartbeatNanos = lastNanos;
                writer.heartbeat(1, lastNanos);
            }
            writer.send(event);
        }
    }
}
