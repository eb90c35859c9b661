-- Depth of book: rows, where snapshots begin and end, clears. The largest table by far: kept for
-- 400 days, all others for ten years.
CREATE TABLE IF NOT EXISTS market_l2
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
    kind Enum8('UPDATE' = 0, 'SNAPSHOT_BEGIN' = 1, 'SNAPSHOT_END' = 2, 'CLEAR' = 3) CODEC(ZSTD(1)),
    mode Enum8('NONE' = -1, 'TOP_OF_BOOK' = 0, 'PRICE_LEVEL' = 1, 'BY_ORDER' = 2, 'MARKET_MAKER' = 3)
        CODEC(ZSTD(1)),
    action Enum8('NONE' = -1, 'ADD' = 0, 'CHANGE' = 1, 'REDUCE' = 2, 'EXECUTE' = 3, 'DELETE' = 4)
        CODEC(ZSTD(1)),
    side Enum8('NONE' = -1, 'BID' = 0, 'ASK' = 1) CODEC(ZSTD(1)),
    price Nullable(Decimal(18, 8)) CODEC(Delta(8), ZSTD(1)),
    size Nullable(Decimal(18, 8)) CODEC(ZSTD(1)),
    order_id Int64 CODEC(ZSTD(1)),
    priority Nullable(UInt64) CODEC(ZSTD(1)),
    market_maker LowCardinality(String) CODEC(ZSTD(1)),
    order_count Int32 CODEC(ZSTD(1)),
    cleared Enum8('NONE' = 0, 'BIDS' = 1, 'ASKS' = 2, 'BOTH' = 3) CODEC(ZSTD(1)),
    feed_time Nullable(DateTime64(9, 'UTC')) ALIAS addNanoseconds(event_time, -feed_delay),
    receive_time Nullable(DateTime64(9, 'UTC')) ALIAS addNanoseconds(event_time, receive_delay),
    inserted_at DateTime('UTC') DEFAULT now() CODEC(Delta(4), ZSTD(1)),
    CONSTRAINT symbol_is_told CHECK symbol != '',
    CONSTRAINT event_time_can_be CHECK event_time >= '1971-01-01 00:00:00'
        AND event_time < '2100-01-01 00:00:00',
    CONSTRAINT sequence_counts_from_one CHECK sequence > 0,
    CONSTRAINT topic_is_known CHECK CAST(topic, 'Int8') BETWEEN 0 AND 2,
    CONSTRAINT exponents_fit CHECK price_exponent <= 18 AND size_exponent <= 18,
    CONSTRAINT kind_is_known CHECK CAST(kind, 'Int8') BETWEEN 0 AND 3,
    CONSTRAINT side_is_known CHECK CAST(side, 'Int8') BETWEEN -1 AND 1
)
ENGINE = ReplacingMergeTree
PARTITION BY trading_date
ORDER BY (symbol, event_time, match_order, topic, source_epoch, sequence)
TTL inserted_at + INTERVAL 400 DAY
SETTINGS
    non_replicated_deduplication_window = 10000,
    replicated_deduplication_window = 10000,
    replicated_deduplication_window_seconds = 1209600,
    ttl_only_drop_parts = 1;
