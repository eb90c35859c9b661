-- Contradictions and gaps that were found, each once however often it is found again.
CREATE TABLE IF NOT EXISTS data_quality
(
    symbol LowCardinality(String) CODEC(ZSTD(1)),
    trading_date Date CODEC(ZSTD(1)),
    event_time DateTime64(9, 'UTC') CODEC(ZSTD(1)),
    topic Enum8('TICKS' = 0, 'L2' = 1, 'L1S' = 2) CODEC(ZSTD(1)),
    source_epoch Int64 CODEC(ZSTD(1)),
    sequence Int64 CODEC(DoubleDelta(8), ZSTD(1)),
    kind LowCardinality(String) CODEC(ZSTD(1)),
    detail String CODEC(ZSTD(1)),
    inserted_at DateTime('UTC') DEFAULT now() CODEC(Delta(4), ZSTD(1)),
    CONSTRAINT symbol_is_told CHECK symbol != '',
    CONSTRAINT kind_is_told CHECK kind != '',
    CONSTRAINT event_time_can_be CHECK event_time >= '1971-01-01 00:00:00'
        AND event_time < '2100-01-01 00:00:00',
    CONSTRAINT topic_is_known CHECK CAST(topic, 'Int8') BETWEEN 0 AND 2
)
ENGINE = ReplacingMergeTree
PARTITION BY toYear(trading_date)
ORDER BY (symbol, event_time, topic, source_epoch, sequence, kind)
TTL inserted_at + INTERVAL 10 YEAR
SETTINGS
    non_replicated_deduplication_window = 10000,
    replicated_deduplication_window = 10000,
    replicated_deduplication_window_seconds = 1209600,
    ttl_only_drop_parts = 1;
