-- The top of books at moments, best level first. One repeated is the same row, and one is kept.
CREATE TABLE IF NOT EXISTS book_snapshots
(
    symbol LowCardinality(String) CODEC(ZSTD(1)),
    trading_date Date CODEC(ZSTD(1)),
    event_time DateTime64(9, 'UTC') CODEC(ZSTD(1)),
    sequence Int64 CODEC(DoubleDelta(8), ZSTD(1)),
    cause Enum8('GRID' = 0, 'BEST_PRICE' = 1, 'CHANGE' = 2) CODEC(ZSTD(1)),
    trust Enum8('SOUND' = 0, 'AWAITING_SNAPSHOT' = 1, 'GAP' = 2, 'DISCONNECTED' = 3,
        'UNKNOWN_ID' = 4, 'CROSSED' = 5, 'TOO_MANY_ROWS' = 6) CODEC(ZSTD(1)),
    trust_since Nullable(DateTime64(9, 'UTC')) CODEC(Delta(8), ZSTD(1)),
    cross_state Enum8('NORMAL' = 0, 'LOCKED' = 1, 'CROSSED' = 2) CODEC(ZSTD(1)),
    price_exponent UInt8 CODEC(ZSTD(1)),
    size_exponent UInt8 CODEC(ZSTD(1)),
    bid_prices Array(Decimal(18, 8)) CODEC(ZSTD(1)),
    bid_sizes Array(Decimal(18, 8)) CODEC(ZSTD(1)),
    bid_orders Array(Int32) CODEC(ZSTD(1)),
    bid_levels Int32 CODEC(ZSTD(1)),
    bid_total Decimal(38, 8) CODEC(ZSTD(1)),
    ask_prices Array(Decimal(18, 8)) CODEC(ZSTD(1)),
    ask_sizes Array(Decimal(18, 8)) CODEC(ZSTD(1)),
    ask_orders Array(Int32) CODEC(ZSTD(1)),
    ask_levels Int32 CODEC(ZSTD(1)),
    ask_total Decimal(38, 8) CODEC(ZSTD(1)),
    inserted_at DateTime('UTC') DEFAULT now() CODEC(Delta(4), ZSTD(1)),
    CONSTRAINT symbol_is_told CHECK symbol != '',
    CONSTRAINT event_time_can_be CHECK event_time >= '1971-01-01 00:00:00'
        AND event_time < '2100-01-01 00:00:00',
    CONSTRAINT exponents_fit CHECK price_exponent <= 18 AND size_exponent <= 18,
    CONSTRAINT bids_are_whole CHECK length(bid_prices) = length(bid_sizes)
        AND length(bid_prices) = length(bid_orders),
    CONSTRAINT asks_are_whole CHECK length(ask_prices) = length(ask_sizes)
        AND length(ask_prices) = length(ask_orders)
)
ENGINE = ReplacingMergeTree
PARTITION BY trading_date
ORDER BY (symbol, event_time, sequence, cause)
TTL inserted_at + INTERVAL 10 YEAR
SETTINGS
    non_replicated_deduplication_window = 10000,
    replicated_deduplication_window = 10000,
    replicated_deduplication_window_seconds = 1209600,
    ttl_only_drop_parts = 1;
