package io.groundswell.jobs;

import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.Output;
import io.groundswell.jobs.config.Source;
import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookSummary;
import io.groundswell.model.quality.DeadLetter;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Where the order-book job's events come from and its results go: real sources and sinks in a main,
 * collecting ones in a test.
 *
 * @param input makes the stream of events
 * @param results takes what the job finds
 */
public record OrderBookPorts(
        Function<StreamExecutionEnvironment, MarketInput> input, Results results) {

    /**
     * Where each kind of result goes.
     *
     * @param snapshots takes book snapshots
     * @param bestQuotes takes best bids and offers
     * @param faults takes book faults
     * @param summaries takes what each symbol came to at the end of a bounded input
     * @param deadLetters takes input that was not let through
     */
    public record Results(
            Consumer<DataStream<BookSnapshot>> snapshots,
            Consumer<DataStream<BestBidOffer>> bestQuotes,
            Consumer<DataStream<BookFault>> faults,
            Consumer<DataStream<BookSummary>> summaries,
            Consumer<DataStream<DeadLetter>> deadLetters) {}

    /** The ports that the configuration names. */
    public static OrderBookPorts of(JobConfig config) {
        return new OrderBookPorts(env -> input(env, config.source()), results(config.output()));
    }

    private static MarketInput input(StreamExecutionEnvironment env, Source source) {
        if (source instanceof Source.Tapes tapes) {
            return MarketInput.of(TapeInput.read(env, tapes));
        }
        if (source instanceof Source.Stored stored) {
            return MarketInput.of(StoredInput.read(env, stored));
        }
        return TopicInput.read(env, (Source.Topics) source, OrderBookJob.NAME);
    }

    private static Results results(Output output) {
        if (output instanceof Output.Files files) {
            return FileResults.under(files.directory());
        }
        return TopicResults.on(((Output.Topics) output).kafka());
    }
}
