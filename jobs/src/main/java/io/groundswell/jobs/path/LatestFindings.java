package io.groundswell.jobs.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.connectors.redis.Redis;
import io.groundswell.connectors.redis.latest.LatestPart;
import io.groundswell.connectors.redis.latest.LatestReader;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.TrustReason;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisPart;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import io.groundswell.model.json.AmountText;
import io.groundswell.model.json.BookJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a Redis holds of a run, beside the last values of the recorded days: prices, sizes, market
 * centres and levels. One thread.
 */
final class LatestFindings {
    private static final String STORE = "Redis";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LatestReader reader;
    private final Realm realm;

    /** Findings in the keys of a realm, over a connection that stays the caller's. */
    LatestFindings(Redis<String, String> redis, Realm realm) {
        this.reader = new LatestReader(redis, realm);
        this.realm = realm;
    }

    /** Reads every key that there should be. */
    List<Finding> of(Expected expected) throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, LastValues> symbol : expected.last().entrySet()) {
            String name = symbol.getKey();
            LastValues last = symbol.getValue();
            if (last.quote().isPresent()) {
                findings.add(quote(name, last.quote().get()));
            }
            if (last.trade().isPresent()) {
                findings.add(trade(name, last.trade().get()));
                findings.add(ticks(name, last.trades()));
            }
            if (last.book().isPresent()) {
                findings.add(book(name, last.book().get()));
                findings.add(quality(name, expected.trust(name)));
            }
        }
        return findings;
    }

    private Finding quote(String symbol, Quote quote) {
        EventHeader header = quote.header();
        return compare(
                RedisPart.QUOTE,
                symbol,
                Map.of(
                        RedisField.BID,
                        AmountText.of(quote.bidPrice(), header.priceExponent()),
                        RedisField.BID_SIZE,
                        AmountText.of(quote.bidSize(), header.sizeExponent()),
                        RedisField.BID_CENTRE,
                        quote.bidMarketCentre(),
                        RedisField.ASK,
                        AmountText.of(quote.askPrice(), header.priceExponent()),
                        RedisField.ASK_SIZE,
                        AmountText.of(quote.askSize(), header.sizeExponent()),
                        RedisField.ASK_CENTRE,
                        quote.askMarketCentre()));
    }

    private Finding trade(String symbol, Trade trade) {
        EventHeader header = trade.header();
        return compare(
                RedisPart.TRADE,
                symbol,
                Map.of(
                        RedisField.LAST,
                        AmountText.of(trade.price(), header.priceExponent()),
                        RedisField.LAST_SIZE,
                        AmountText.of(trade.size(), header.sizeExponent()),
                        RedisField.LAST_CENTRE,
                        trade.marketCentre(),
                        RedisField.LAST_CONDITIONS,
                        trade.conditions()));
    }

    private Finding compare(RedisPart part, String symbol, Map<RedisField, String> expected) {
        Optional<LatestPart> found = reader.latest(part, symbol);
        return one(
                part,
                symbol,
                found.isPresent(),
                found.isPresent() && isSame(found.get(), expected));
    }

    private static boolean isSame(LatestPart found, Map<RedisField, String> expected) {
        return expected.entrySet().stream()
                .allMatch(it -> found.text(it.getKey()).equals(it.getValue()));
    }

    private Finding one(RedisPart part, String symbol, boolean isThere, boolean isSame) {
        return new Finding(
                STORE,
                nameOf(part, symbol),
                symbol,
                1,
                isSame ? 1 : 0,
                isThere ? 0 : 1,
                0,
                isThere && !isSame ? 1 : 0);
    }

    private String nameOf(RedisPart part, String symbol) {
        return part.key().of(realm, symbol) + ' ' + part.name().toLowerCase(Locale.ROOT);
    }

    private Finding ticks(String symbol, List<Trade> newestFirst) {
        List<LatestPart> entries = reader.entries(RedisPart.TICK, symbol, LastValues.TRADES);
        long same = 0;
        long different = 0;
        for (int i = 0; i < entries.size(); i++) {
            boolean isSame =
                    i < newestFirst.size() && isSame(entries.get(i), fieldsOf(newestFirst.get(i)));
            same += isSame ? 1 : 0;
            different += isSame ? 0 : 1;
        }
        return new Finding(
                STORE,
                nameOf(RedisPart.TICK, symbol),
                symbol,
                newestFirst.size(),
                same,
                Math.max(0, newestFirst.size() - entries.size()),
                0,
                different);
    }

    private static Map<RedisField, String> fieldsOf(Trade trade) {
        EventHeader header = trade.header();
        return Map.of(
                RedisField.PRICE,
                AmountText.of(trade.price(), header.priceExponent()),
                RedisField.SIZE,
                AmountText.of(trade.size(), header.sizeExponent()),
                RedisField.CENTRE,
                trade.marketCentre(),
                RedisField.CONDITIONS,
                trade.conditions());
    }

    private Finding book(String symbol, BookSnapshot book) throws IOException {
        Optional<LatestPart> found = reader.latest(RedisPart.BOOK, symbol);
        if (found.isEmpty()) {
            return one(RedisPart.BOOK, symbol, false, false);
        }
        JsonNode wanted = JSON.readTree(new BookJson().of(book));
        JsonNode there = JSON.readTree(found.get().text(RedisField.BOOK));
        boolean isSame =
                List.of("bids", "asks").stream()
                        .allMatch(side -> wanted.get(side).equals(there.get(side)));
        return one(RedisPart.BOOK, symbol, true, isSame);
    }

    private Finding quality(String symbol, TrustReason trust) {
        return compare(
                RedisPart.CONDITION,
                symbol,
                Map.of(
                        RedisField.TRUSTED,
                        Boolean.toString(trust == TrustReason.SOUND),
                        RedisField.TRUST,
                        trust.name()));
    }
}
