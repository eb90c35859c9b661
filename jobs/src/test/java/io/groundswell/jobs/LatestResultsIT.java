package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.connectors.local.LocalRedis;
import io.groundswell.connectors.local.LocalRedisOptions;
import io.groundswell.connectors.local.ReachableRedis;
import io.groundswell.connectors.redis.Redis;
import io.groundswell.connectors.redis.latest.LatestPart;
import io.groundswell.connectors.redis.latest.LatestReader;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.path.LastValues;
import io.groundswell.model.SkippedTest;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.contract.OrderStamp;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisPart;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import io.groundswell.model.json.BookJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The bundled days through the order-book job: Redis ends at the last values of the tapes. */
class LatestResultsIT {
    private static final Realm REALM = Realm.replay("latest");
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension static final MiniClusterExtension FLINK = JobRuns.cluster(2);

    @TempDir static Path folder;
    private static LocalRedis server;
    private static Redis<String, String> redis;
    private static LatestReader reader;
    private static final Map<String, LastValues> LAST = new TreeMap<>();

    @BeforeAll
    static void run() throws Exception {
        ReachableRedis.obstacle(Map.of()).ifPresent(SkippedTest::because);
        server = LocalRedis.start(LocalRedisOptions.in(folder.resolve("redis")));
        redis = Redis.open(server.connection());
        reader = new LatestReader(redis, REALM);
        for (String tape : BundledDays.tapes()) {
            for (MarketEvent event : ScriptedTapes.read(Path.of(tape))) {
                LAST.computeIfAbsent(event.symbol(), any -> new LastValues()).accept(event);
            }
        }
        JobRuns.run(config(server.connection().url()), folder.resolve("checkpoints"), 2);
    }

    private static JobConfig config(String url) throws Exception {
        Configuration values = new Configuration();
        values.set(JobOptions.TAPES, BundledDays.tapes());
        values.set(JobOptions.OUTPUT_DIRECTORY, "file://" + folder.resolve("results"));
        values.set(JobOptions.OUTPUT_LATEST, true);
        values.set(JobOptions.REDIS_URL, url);
        values.set(JobOptions.REDIS_LOGIN_FILE, server.connection().loginFile());
        values.set(JobOptions.REDIS_REALM, REALM.name());
        return JobConfig.conclude(values);
    }

    @AfterAll
    static void stop() throws IOException {
        if (redis != null) {
            redis.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static LatestPart latest(RedisPart part, String symbol) {
        return reader.latest(part, symbol).orElseThrow();
    }

    private static void assertAmount(LatestPart part, RedisField field, long value, int exponent) {
        assertThat(part.amount(field).orElseThrow())
                .as(part + " " + field)
                .isEqualByComparingTo(BigDecimal.valueOf(value, exponent));
    }

    @Test
    void shouldEndAtTheLastQuoteAndTradeOfEverySymbol() {
        assertThat(LAST).hasSize(4);
        LAST.forEach(
                (symbol, last) -> {
                    Quote quote = last.quote().orElseThrow();
                    int price = quote.header().priceExponent();
                    LatestPart shown = latest(RedisPart.QUOTE, symbol);
                    assertThat(shown.order()).isEqualTo(OrderStamp.of(quote.header()).text());
                    assertAmount(shown, RedisField.BID, quote.bidPrice(), price);
                    assertAmount(shown, RedisField.ASK, quote.askPrice(), price);

                    Trade trade = last.trade().orElseThrow();
                    LatestPart told = latest(RedisPart.TRADE, symbol);
                    assertThat(told.order()).isEqualTo(OrderStamp.of(trade.header()).text());
                    assertAmount(told, RedisField.LAST, trade.price(), price);
                    assertAmount(
                            told,
                            RedisField.LAST_SIZE,
                            trade.size(),
                            trade.header().sizeExponent());
                });
    }

    @Test
    void shouldHaveTheLastThousandTradesInTheStreamOfEverySymbol() {
        LAST.forEach(
                (symbol, last) -> {
                    List<LatestPart> entries =
                            reader.entries(RedisPart.TICK, symbol, LastValues.TRADES);
                    assertThat(entries).hasSize(LastValues.TRADES);
                    List<Trade> trades = last.trades();
                    for (int i = 0; i < LastValues.TRADES; i++) {
                        Trade trade = trades.get(i);
                        assertThat(entries.get(i).order())
                                .isEqualTo(OrderStamp.of(trade.header()).entryId());
                        assertAmount(
                                entries.get(i),
                                RedisField.PRICE,
                                trade.price(),
                                trade.header().priceExponent());
                    }
                });
    }

    @Test
    void shouldEndAtTheLastBookOfEverySymbolAndSayThatItCanBeReliedOn() throws Exception {
        Map<String, JsonNode> books = new HashMap<>();
        for (String symbol : LAST.keySet()) {
            books.put(symbol, JSON.readTree(latest(RedisPart.BOOK, symbol).text(RedisField.BOOK)));
        }
        for (Map.Entry<String, LastValues> it : LAST.entrySet()) {
            BookSnapshot book = it.getValue().book().orElseThrow();
            JsonNode expected = JSON.readTree(new BookJson().of(book));
            for (String field : List.of("sequence", "bids", "asks", "bidTotal", "askTotal")) {
                assertThat(books.get(it.getKey()).get(field))
                        .as(it.getKey() + " " + field)
                        .isEqualTo(expected.get(field));
            }
            assertThat(latest(RedisPart.CONDITION, it.getKey()).text(RedisField.TRUSTED))
                    .isEqualTo(Boolean.toString(book.trust().isTrusted()));
        }
    }

    @Test
    void shouldSayBeforeItStartsThatRedisIsNotThere() throws Exception {
        JobConfig nobody = config("redis://127.0.0.1:9");

        assertThatThrownBy(() -> Readiness.check(nobody, 2)).isInstanceOf(IOException.class);
    }
}
