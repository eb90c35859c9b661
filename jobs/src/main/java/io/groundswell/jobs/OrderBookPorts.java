package io.groundswell.jobs;

import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.Output;
import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookSummary;
import io.groundswell.model.book.DatedSnapshot;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.QualityFinding;
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
     * @param datedSnapshots takes book snapshots for a store, where the job has one
     * @param findings takes book faults for a store, where the job has one
     */
    public record Results(
            Consumer<DataStream<BookSnapshot>> snapshots,
            Consumer<DataStream<BestBidOffer>> bestQuotes,
            Consumer<DataStream<BookFault>> faults,
            Consumer<DataStream<BookSummary>> summaries,
            Consumer<DataStream<DeadLetter>> deadLetters,
            Consumer<DataStream<DatedSnapshot>> datedSnapshots,
            Consumer<DataStream<QualityFinding>> findings) {

        /** Results of which nothing goes to a store. */
        public Results(
                Consumer<DataStream<BookSnapshot>> snapshots,
                Consumer<DataStream<BestBidOffer>> bestQuotes,
                Consumer<DataStream<BookFault>> faults,
                Consumer<DataStream<BookSummary>> summaries,
                Consumer<DataStream<DeadLetter>> deadLetters) {
            this(snapshots, bestQuotes, faults, summaries, deadLetters, none -> {}, none -> {});
        }

        Results withTables(TableResults tables) {
            return new Results(
                    snapshots,
                    bestQuotes,
                    faults,
                    summaries,
                    deadLetters,
                    tables::snapshots,
                    tables::findings);
        }
    }

    /** The ports that the configuration names. */
    public static OrderBookPorts of(JobConfig config) {
        Results results = results(config.output());
        return new OrderBookPorts(
                env -> MarketInput.read(env, config.source(), OrderBookJob.NAME),
                config.tables()
                        .map(store -> new TableResults(store, config.patience()))
                        .map(results::withTables)
                        .orElse(results));
    }

    private static Results results(Output output) {
        if (output instanceof Output.Files files) {
            return FileResults.under(files.directory());
        }
        return TopicResults.on(((Output.Topics) output).kafka());
    }
}
