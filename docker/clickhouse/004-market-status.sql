-- What is known of the connections, and how venues match.
CREATE TABLE IF NOT EXISTS market_status
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
    kind Enum8('FEED' = 0, 'TRADING' = 1) CODEC(ZSTD(1)),
    feed_state Enum8('NONE' = -1, 'CONNECTED' = 0, 'DISCONNECTED' = 1, 'GAP' = 2, 'STALE' = 3,
        'REFUSED' = 4, 'BACKFILLED' = 5) CODEC(ZSTD(1)),
    first_lost Nullable(DateTime64(9, 'UTC')) CODEC(Delta(8), ZSTD(1)),
    last_lost Nullable(DateTime64(9, 'UTC')) CODEC(Delta(8), ZSTD(1)),
    phase Enum8('NONE' = -1, 'UNKNOWN' = 0, 'PRE_OPEN' = 1, 'AUCTION' = 2, 'CONTINUOUS' = 3,
        'HALTED' = 4, 'CLOSED' = 5) CODEC(ZSTD(1)),
    reason String CODEC(ZSTD(1)),
    feed_time Nullable(DateTime64(9, 'UTC')) ALIAS addNanoseconds(event_time, -feed_delay),
    receive_time Nullable(DateTime64(9, 'UTC')) ALIAS addNanoseconds(event_time, receive_delay),
    inserted_at DateTime('UTC') DEFAULT now() CODEC(Delta(4), ZSTD(1)),
    CONSTRAINT symbol_is_told CHECK symbol != '',
    CONSTRAINT event_time_can_be CHECK event_time >= '1971-01-01 00:00:00'
        AND event_time < '2100-01-01 00:00:00',
    CONSTRAINT sequence_counts_from_one CHECK sequence > 0,
    CONSTRAINT topic_is_known CHECK CAST(topic, 'Int8') BETWEEN 0 AND 2,
    CONSTRAINT exponents_fit CHECK price_exponent <= 18 AND size_exponent <= 18,
    CONSTRAINT kind_is_known CHECK CAST(kind, 'Int8') BETWEEN 0 AND 1
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
