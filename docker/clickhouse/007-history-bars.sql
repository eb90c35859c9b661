-- Bars as a feed's history tells them. By year: one block may hold the daily bars of ten years,
-- and an insert may touch 100 partitions at most.
CREATE TABLE IF NOT EXISTS history_bars
(
    symbol LowCardinality(String) CODEC(ZSTD(1)),
    trading_date Date CODEC(ZSTD(1)),
    event_time DateTime64(9, 'UTC') CODEC(ZSTD(1)),
    match_order Int64 CODEC(DoubleDelta(8), ZSTD(1)),
    topic Enum8('TICKS' = 0, 'L2' = 1, 'L1S' = 2) CODEC(ZSTD(1)),
    source_epoch Int64 CODEC(ZSTD(1)),
    sequence Int64 CODEC(DoubleDelta(8), ZSTD(1)),
    feed_delay Nullable(Int64) CODEC(ZSTD(1)),
    receive_delay Nullable(Int64) CODEC(ZSTD(1)),
    price_exponent UInt8 CODEC(ZSTD(1)),
    size_exponent UInt8 CODEC(ZSTD(1)),
    flags UInt32 CODEC(ZSTD(1)),
    unit Enum8('SECOND' = 0, 'TICK' = 1, 'VOLUME' = 2, 'DAY' = 3, 'WEEK' = 4, 'MONTH' = 5)
        CODEC(ZSTD(1)),
    length UInt32 CODEC(ZSTD(1)),
    begin_time DateTime64(9, 'UTC') CODEC(Delta(8), ZSTD(1)),
    open Nullable(Decimal(18, 8)) CODEC(Delta(8), ZSTD(1)),
    high Nullable(Decimal(18, 8)) CODEC(Delta(8), ZSTD(1)),
    low Nullable(Decimal(18, 8)) CODEC(Delta(8), ZSTD(1)),
    close Nullable(Decimal(18, 8)) CODEC(Delta(8), ZSTD(1)),
    volume Nullable(Decimal(38, 8)) CODEC(ZSTD(1)),
    total_volume Nullable(Decimal(38, 8)) CODEC(ZSTD(1)),
    trade_count Nullable(Int64) CODEC(ZSTD(1)),
    open_interest Nullable(Int64) CODEC(ZSTD(1)),
    feed_time Nullable(DateTime64(9, 'UTC')) ALIAS addNanoseconds(event_time, -feed_delay),
    receive_time Nullable(DateTime64(9, 'UTC')) ALIAS addNanoseconds(event_time, receive_delay),
    inserted_at DateTime('UTC') DEFAULT now() CODEC(Delta(4), ZSTD(1)),
    CONSTRAINT symbol_is_told CHECK symbol != '',
    CONSTRAINT event_time_can_be CHECK event_time >= '1971-01-01 00:00:00'
        AND event_time < '2100-01-01 00:00:00',
    CONSTRAINT sequence_counts_from_one CHECK sequence > 0,
    CONSTRAINT topic_is_known CHECK CAST(topic, 'Int8') BETWEEN 0 AND 2,
    CONSTRAINT exponents_fit CHECK price_exponent <= 18 AND size_exponent <= 18,
    CONSTRAINT unit_is_known CHECK CAST(unit, 'Int8') BETWEEN 0 AND 5,
    CONSTRAINT length_counts_from_one CHECK length > 0
)
ENGINE = ReplacingMergeTree
PARTITION BY toYear(trading_date)
ORDER BY (symbol, event_time, match_order, topic, source_epoch, sequence)
TTL inserted_at + INTERVAL 10 YEAR
SETTINGS
    non_replicated_deduplication_window = 10000,
    replicated_deduplication_window = 10000,
    replicated_deduplication_window_seconds = 1209600,
    ttl_only_drop_parts = 1;
