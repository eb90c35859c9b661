-- Input that was not taken, with its bytes. A letter found again is the same row. One that was
-- sent again is marked by a row of a higher version; refused once more, it is open once more.
-- Not partitioned: a letter's own time may be anything, and the time of storage is not its key.
CREATE TABLE IF NOT EXISTS dead_letters
(
    id String DEFAULT concat(source, '/', toString(position)) CODEC(ZSTD(1)),
    reason LowCardinality(String) CODEC(ZSTD(1)),
    detail String CODEC(ZSTD(3)),
    symbol String CODEC(ZSTD(1)),
    source LowCardinality(String) CODEC(ZSTD(1)),
    position Int64 CODEC(Delta(8), ZSTD(1)),
    event_time Nullable(DateTime64(9, 'UTC')) CODEC(Delta(8), ZSTD(1)),
    key String CODEC(ZSTD(3)),
    raw String CODEC(ZSTD(3)),
    inserted_at DateTime('UTC') DEFAULT now() CODEC(Delta(4), ZSTD(1)),
    replayed_at Nullable(DateTime64(3, 'UTC')) DEFAULT NULL CODEC(ZSTD(1)),
    version UInt64 DEFAULT toUInt64(toUnixTimestamp64Milli(now64(3))) CODEC(ZSTD(1)),
    CONSTRAINT id_is_its_place CHECK id = concat(source, '/', toString(position)),
    CONSTRAINT reason_is_told CHECK reason != ''
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (source, position)
TTL inserted_at + INTERVAL 10 YEAR
SETTINGS
    non_replicated_deduplication_window = 10000,
    replicated_deduplication_window = 10000,
    replicated_deduplication_window_seconds = 1209600;
