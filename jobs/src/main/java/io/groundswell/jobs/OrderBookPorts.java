package io.groundswell.jobs;

import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.Output;
import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookSummary;
import io.groundswell.model.book.DatedSnapshot;
import io.groundswell.model.event.MarketEvent;
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
 * @param kept takes what a store keeps of it, where the job has one
 * @param latest takes what is shown of it at once, where somebody looks on
 */
public record OrderBookPorts(
        Function<StreamExecutionEnvironment, MarketInput> input,
        Results results,
        Kept kept,
        Latest latest) {

    /** Ports of a job that has no store and nobody who looks on. */
    public OrderBookPorts(
            Function<StreamExecutionEnvironment, MarketInput> input, Results results) {
        this(input, results, Kept.NOWHERE, Latest.NOWHERE);
    }

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

    /**
     * Where what is filed under trading dates goes.
     *
     * @param snapshots takes book snapshots
     * @param findings takes book faults
     */
    public record Kept(
            Consumer<DataStream<DatedSnapshot>> snapshots,
            Consumer<DataStream<QualityFinding>> findings) {
        /** Nothing is kept. */
        public static final Kept NOWHERE = new Kept(none -> {}, none -> {});

        static Kept in(TableResults tables) {
            return new Kept(tables::snapshots, tables::findings);
        }
    }

    /**
     * Where what is shown at once goes.
     *
     * @param events takes the events that were let through
     * @param books takes each state of each book
     * @param faults takes book faults
     */
    public record Latest(
            Consumer<DataStream<MarketEvent>> events,
            Consumer<DataStream<BookSnapshot>> books,
            Consumer<DataStream<BookFault>> faults) {
        /** Nothing is shown. */
        public static final Latest NOWHERE = new Latest(none -> {}, none -> {}, none -> {});

        static Latest in(LatestResults redis) {
            return new Latest(redis::events, redis::books, redis::faults);
        }
    }

    /** The ports that the configuration names. */
    public static OrderBookPorts of(JobConfig config) {
        return new OrderBookPorts(
                env -> MarketInput.read(env, config.source(), OrderBookJob.NAME),
                results(config.output()),
                config.tables()
                        .map(store -> Kept.in(new TableResults(store, config.patience())))
                        .orElse(Kept.NOWHERE),
                config.latest()
                        .map(redis -> Latest.in(new LatestResults(redis)))
                        .orElse(Latest.NOWHERE));
    }

    private static Results results(Output output) {
        if (output instanceof Output.Files files) {
            return FileResults.under(files.directory());
        }
        return TopicResults.on(((Output.Topics) output).kafka());
    }
}
