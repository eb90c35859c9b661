package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.model.contract.MetricNames;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What a store did. */
record StoreCounters(
        Counter rows, Counter blocks, Counter retries, Counter refused, Counter missed) {
    static StoreCounters in(MetricGroup group) {
        return new StoreCounters(
                group.counter(MetricNames.ROWS_STORED),
                group.counter(MetricNames.BLOCKS_STORED),
                group.counter(MetricNames.STORE_RETRIES),
                group.counter(MetricNames.ROWS_REFUSED),
                group.counter(MetricNames.ROWS_MISSED));
    }
}
