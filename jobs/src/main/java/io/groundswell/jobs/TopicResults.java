package io.groundswell.jobs;

import io.groundswell.connectors.kafka.OutputSinks;
import io.groundswell.jobs.config.KafkaRealm;
import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.contract.OutputTopic;
import io.groundswell.model.json.BookJson;
import io.groundswell.model.quality.DeadLetter;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.function.SerializableFunction;

/** The order-book job's results on the output topics of a realm, exactly once, as JSON. */
final class TopicResults {
    /** What the job writes. */
    static final OutputTopic[] TOPICS = {
        OutputTopic.BOOKS,
        OutputTopic.QUOTES,
        OutputTopic.FAULTS,
        OutputTopic.SUMMARIES,
        OutputTopic.DEAD_LETTERS
    };

    private TopicResults() {}

    /** Results on a realm's topics. */
    static OrderBookPorts.Results on(KafkaRealm kafka) {
        return new OrderBookPorts.Results(
                json(
                        kafka,
                        OutputTopic.BOOKS,
                        Steps.SNAPSHOTS_OUT,
                        BookSnapshot::symbol,
                        BookJson::of),
                json(
                        kafka,
                        OutputTopic.QUOTES,
                        Steps.BEST_QUOTES_OUT,
                        BestBidOffer::symbol,
                        BookJson::of),
                json(
                        kafka,
                        OutputTopic.FAULTS,
                        Steps.FAULTS_OUT,
                        fault -> fault.header().symbol(),
                        BookJson::of),
                json(
                        kafka,
                        OutputTopic.SUMMARIES,
                        Steps.SUMMARIES_OUT,
                        summary -> summary.best().symbol(),
                        BookJson::of),
                letters -> deadLetters(letters, kafka, OrderBookJob.NAME));
    }

    /** Dead letters of a job on the topic of a realm. */
    static void deadLetters(DataStream<DeadLetter> letters, KafkaRealm kafka, String job) {
        Steps.DEAD_LETTERS_OUT.mark(
                letters.sinkTo(OutputSinks.deadLetters(kafka.connection(), kafka.realm(), job)));
    }

    private static <T> Consumer<DataStream<T>> json(
            KafkaRealm kafka,
            OutputTopic topic,
            Steps step,
            SerializableFunction<T, String> symbol,
            JsonBytes.Render<T> render) {
        return results ->
                step.mark(
                        results.sinkTo(
                                OutputSinks.exactlyOnce(
                                        kafka.connection(),
                                        kafka.realm(),
                                        OrderBookJob.NAME,
                                        topic,
                                        symbol,
                                        new JsonBytes<>(render))));
    }
}
