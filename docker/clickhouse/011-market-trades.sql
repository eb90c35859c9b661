-- The trades that count: cancelled ones are gone, corrected ones have what counts now, inserted
-- ones are among them. A correction names a trade by venue and tick id, or, without a tick id, by
-- venue, time, price and size, and the last one counts. Conditions on symbol and trading_date are
-- columns of both joins, so that they reach all three readings of the table. An event whose calendar
-- was learnt late can lie under two dates, and FINAL finds such copies in all partitions that it
-- reads; a condition on a date keeps it out of the others only if it is on the partition's name.
CREATE VIEW IF NOT EXISTS market_trades AS
SELECT
    t.symbol AS symbol,
    t.trading_date AS trading_date,
    t.event_time AS event_time,
    t.match_order AS match_order,
    t.source_epoch AS source_epoch,
    t.sequence AS sequence,
    t.feed_time AS feed_time,
    t.receive_time AS receive_time,
    t.traded_at AS traded_at,
    multiIf(i.hits > 0, i.now.2, o.hits > 0, o.now.2, t.price) AS price,
    multiIf(i.hits > 0, i.now.3, o.hits > 0, o.now.3, t.size) AS size,
    t.aggressor AS aggressor,
    t.liquidity AS liquidity,
    multiIf(i.hits > 0, i.now.5, o.hits > 0, o.now.5, t.basis) AS basis,
    t.codes AS codes,
    t.market_centre AS market_centre,
    multiIf(i.hits > 0, i.now.4, o.hits > 0, o.now.4, t.conditions) AS conditions,
    t.tick_id AS tick_id,
    t.resting_order_id AS resting_order_id,
    t.total_volume AS total_volume,
    t.flags AS flags,
    t.kind = 'INSERT' AS is_inserted,
    (i.hits > 0) OR (o.hits > 0) AS is_corrected
FROM
(
    SELECT
        * EXCEPT trading_date,
        YYYYMMDDToDate(toUInt32OrZero(CAST(_partition_id, 'String'))) AS trading_date,
        feed_time,
        receive_time,
        if(kind = 'INSERT', original_time, feed_time) AS traded_at
    FROM market_ticks FINAL
    WHERE kind IN ('TRADE', 'INSERT')
) AS t
LEFT JOIN
(
    SELECT
        symbol,
        YYYYMMDDToDate(toUInt32OrZero(CAST(_partition_id, 'String'))) AS trading_date,
        market_centre,
        tick_id,
        count() AS hits,
        argMax(
            (kind, price, size, conditions, basis),
            (event_time, match_order, source_epoch, sequence)) AS now
    FROM market_ticks FINAL
    WHERE kind IN ('CANCEL', 'CORRECT') AND tick_id IS NOT NULL
    GROUP BY symbol, trading_date, market_centre, tick_id
) AS i
    ON t.symbol = i.symbol
    AND t.trading_date = i.trading_date
    AND t.market_centre = i.market_centre
    AND t.tick_id = i.tick_id
LEFT JOIN
(
    SELECT
        symbol,
        YYYYMMDDToDate(toUInt32OrZero(CAST(_partition_id, 'String'))) AS trading_date,
        market_centre,
        original_time,
        original_price,
        original_size,
        count() AS hits,
        argMax(
            (kind, price, size, conditions, basis),
            (event_time, match_order, source_epoch, sequence)) AS now
    FROM market_ticks FINAL
    WHERE kind IN ('CANCEL', 'CORRECT') AND tick_id IS NULL
    GROUP BY symbol, trading_date, market_centre, original_time, original_price, original_size
) AS o
    ON t.symbol = o.symbol
    AND t.trading_date = o.trading_date
    AND t.market_centre = o.market_centre
    AND t.traded_at = o.original_time
    AND t.price = o.original_price
    AND t.size = o.original_size
WHERE NOT (i.hits > 0 AND i.now.1 = 'CANCEL') AND NOT (o.hits > 0 AND o.now.1 = 'CANCEL');
