package io.groundswell.jobs;

import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookSummary;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.Defect;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Where the order-book job's events come from and its results go: real sources and sinks in a main,
 * collecting ones in a test.
 *
 * @param events makes the stream of events, with their order times and watermarks
 * @param snapshots takes book snapshots
 * @param bestQuotes takes best bids and offers
 * @param faults takes book faults
 * @param summaries takes what each symbol came to at the end of a bounded input
 * @param defects takes events that were not let through
 */
public record OrderBookPorts(
        Function<StreamExecutionEnvironment, DataStream<MarketEvent>> events,
        Consumer<DataStream<BookSnapshot>> snapshots,
        Consumer<DataStream<BestBidOffer>> bestQuotes,
        Consumer<DataStream<BookFault>> faults,
        Consumer<DataStream<BookSummary>> summaries,
        Consumer<DataStream<Defect>> defects) {}
