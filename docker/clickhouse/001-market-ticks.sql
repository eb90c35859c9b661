-- Each trade as it was received, and each correction as a row of its own.
-- Retention counts from the time of storage, never from event time: a day of 2012 stays.
CREATE TABLE IF NOT EXISTS market_ticks
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
    kind Enum8('TRADE' = 0, 'CANCEL' = 1, 'CORRECT' = 2, 'INSERT' = 3) CODEC(ZSTD(1)),
    price Nullable(Decimal(18, 8)) CODEC(Delta(8), ZSTD(1)),
    size Nullable(Decimal(18, 8)) CODEC(ZSTD(1)),
    aggressor Enum8('UNKNOWN' = 0, 'BUYER' = 1, 'SELLER' = 2, 'NONE' = 3) CODEC(ZSTD(1)),
    liquidity Enum8('UNKNOWN' = 0, 'DISPLAYED' = 1, 'HIDDEN' = 2, 'AUCTION' = 3) CODEC(ZSTD(1)),
    basis Enum8('UNSPECIFIED' = 0, 'LAST_QUALIFIED' = 1, 'EXTENDED' = 2, 'OTHER' = 3) CODEC(ZSTD(1)),
    codes Enum8('NONE' = 0, 'IQFEED' = 1, 'LEAN' = 2, 'TAQ' = 3) CODEC(ZSTD(1)),
    market_centre LowCardinality(String) CODEC(ZSTD(1)),
    conditions LowCardinality(String) CODEC(ZSTD(1)),
    tick_id Nullable(Int64) CODEC(Delta(8), ZSTD(1)),
    resting_order_id Int64 CODEC(ZSTD(1)),
    total_volume Nullable(Decimal(38, 8)) CODEC(ZSTD(1)),
    original_time Nullable(DateTime64(9, 'UTC')) CODEC(Delta(8), ZSTD(1)),
    original_price Nullable(Decimal(18, 8)) CODEC(ZSTD(1)),
    original_size Nullable(Decimal(18, 8)) CODEC(ZSTD(1)),
    feed_time Nullable(DateTime64(9, 'UTC')) ALIAS addNanoseconds(event_time, -feed_delay),
    receive_time Nullable(DateTime64(9, 'UTC')) ALIAS addNanoseconds(event_time, receive_delay),
    inserted_at DateTime('UTC') DEFAULT now() CODEC(Delta(4), ZSTD(1)),
    CONSTRAINT symbol_is_told CHECK symbol != '',
    CONSTRAINT event_time_can_be CHECK event_time >= '1971-01-01 00:00:00'
        AND event_time < '2100-01-01 00:00:00',
    CONSTRAINT sequence_counts_from_one CHECK sequence > 0,
    CONSTRAINT topic_is_known CHECK CAST(topic, 'Int8') BETWEEN 0 AND 2,
    CONSTRAINT exponents_fit CHECK price_exponent <= 18 AND size_exponent <= 18,
    CONSTRAINT kind_is_known CHECK CAST(kind, 'Int8') BETWEEN 0 AND 3
)
ENGINE = ReplacingMergeTree
PARTITION BY trading_date
ORDER BY (symbol, event_time, match_order, topic, source_epoch, sequence)
TTL inserted_at + INTERVAL 10 YEAR
SETTINGS
    non_replicated_deduplication_window = 10000,
    replicated_deduplication_window = 10000,
    replicated_deduplication_window_seconds = 1209600,
    ttl_only_drop_parts = 1;
