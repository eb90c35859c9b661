package io.groundswell.jobs.upgrade;

import io.groundswell.jobs.MarketInput;
import io.groundswell.jobs.OrderBookPorts;
import io.groundswell.jobs.StoragePorts;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.types.ModelTypes;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** An input that ends before its first event, and results that nobody sees. */
final class DryPorts {
    static final OrderBookPorts ORDER_BOOK =
            new OrderBookPorts(
                    DryPorts::nothing,
                    new OrderBookPorts.Results(
                            DryPorts::discard,
                            DryPorts::discard,
                            DryPorts::discard,
                            DryPorts::discard,
                            DryPorts::discard),
                    new OrderBookPorts.Kept(DryPorts::discard, DryPorts::discard),
                    new OrderBookPorts.Latest(
                            DryPorts::discard, DryPorts::discard, DryPorts::discard));

    static final StoragePorts STORAGE =
            new StoragePorts(
                    DryPorts::nothing,
                    new StoragePorts.Store(
                            DryPorts::discard, DryPorts::discard, DryPorts::discard));

    private DryPorts() {}

    /** Without the uid of the real source: a savepoint's splits are none of this one's. */
    private static MarketInput nothing(StreamExecutionEnvironment env) {
        return MarketInput.of(env.fromSequence(1, 1).flatMap(new Drop(), ModelTypes.MARKET_EVENT));
    }

    private static <T> void discard(DataStream<T> results) {
        results.sinkTo(new DiscardingSink<>());
    }

    /** Flink has no source without any element. */
    private static final class Drop implements FlatMapFunction<Long, MarketEvent> {
        private static final long serialVersionUID = 1L;

        @Override
        public void flatMap(Long number, Collector<MarketEvent> out) {}
    }
}
