package io.groundswell.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.local.LocalRedis;
import io.groundswell.connectors.local.LocalRedisOptions;
import io.groundswell.connectors.local.ReachableRedis;
import io.groundswell.connectors.redis.Redis;
import io.groundswell.connectors.redis.latest.LatestPart;
import io.groundswell.jobs.run.Host;
import io.groundswell.model.SkippedTest;
import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisPart;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.operators.ScriptedDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Looks on at a real Redis that is written to by hand, rightly and wrongly. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LatestOnlookerIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir Path folder;
    private final Host host = Host.system();
    private final AtomicInteger kills = new AtomicInteger();
    private final LatestTape tape = new LatestTape();
    private LocalRedis server;
    private Redis<String, String> writer;
    private LatestOnlooker onlooker;
    private Path file;
    private List<LatestPart> quotes;

    @BeforeEach
    void lookOn() throws IOException {
        ReachableRedis.obstacle(Map.of()).ifPresent(SkippedTest::because);
        List<MarketEvent> events =
                new ScriptedDay("AAA", DepthMode.PRICE_LEVEL)
                        .quote(1_000, 1, 1_001, 2)
                        .afterMillis(1)
                        .quote(1_002, 3, 1_003, 4)
                        .events();
        events.forEach(tape::accept);
        tape.end();
        quotes =
                events.stream()
                        .filter(Quote.class::isInstance)
                        .map(it -> LatestShape.quote((Quote) it))
                        .toList();
        server = LocalRedis.start(LocalRedisOptions.in(folder.resolve("redis")));
        writer = Redis.open(server.connection());
        file = folder.resolve("readings.json");
        onlooker =
                new LatestOnlooker(
                        tape,
                        ReadingsLog.open(file),
                        Redis.open(server.connection()),
                        kills::get,
                        host);
        onlooker.start();
    }

    @AfterEach
    void end() throws IOException {
        if (server != null) {
            onlooker.close();
            writer.close();
            server.close();
        }
    }

    private void show(String order, LatestPart value) {
        Map<String, String> fields = new HashMap<>();
        value.fields().forEach((field, text) -> fields.put(field.fieldName(), text));
        fields.put(RedisField.QUOTE_ORDER.fieldName(), order);
        String key = RedisPart.QUOTE.key().of(ChaosScene.REALM, "AAA");
        writer.connection().sync().hset(key, fields);
    }

    private void awaitLog(String what, Predicate<ReadingsLog> condition) throws IOException {
        host.await(what, LIMIT, () -> condition.test(ReadingsLog.open(file)));
    }

    private static ReadingCounts quotesOf(ReadingsLog log) {
        return log.of(RedisPart.QUOTE);
    }

    @Test
    void shouldFindEachKindOfWrongAmongWhatIsShown() throws IOException {
        show(quotes.get(1).order(), quotes.get(1));
        awaitLog("the quote", log -> quotesOf(log).areRight());
        show(quotes.get(1).order(), quotes.get(0));
        awaitLog("a torn quote", log -> quotesOf(log).torn() > 0);
        show(quotes.get(0).order(), quotes.get(0));
        awaitLog("a stale quote", log -> quotesOf(log).stale() > 0);
        show("nobody's", quotes.get(0));
        awaitLog("a foreign quote", log -> quotesOf(log).foreign() > 0);
        assertThat(quotesOf(ReadingsLog.open(file)).undone()).isZero();
    }

    @Test
    void shouldWaitForAKilledRedisAndSeeWhatItHasLost() throws IOException {
        show(quotes.get(1).order(), quotes.get(1));
        awaitLog("the quote", log -> quotesOf(log).areRight());
        kills.incrementAndGet();
        server.kill();
        awaitLog("the absence", log -> log.absences() == 1);
        server.restart();
        awaitLog("the way back", log -> log.longestAbsenceMillis() > 0);
        assertThat(quotesOf(ReadingsLog.open(file)).areRight()).isTrue();

        kills.incrementAndGet();
        server.kill();
        Files.delete(folder.resolve("redis/data/appendonly.aof"));
        server.restart();
        awaitLog("a quote that is gone", log -> quotesOf(log).undone() > 0);
        assertThat(quotesOf(ReadingsLog.open(file)).stale()).isZero();
    }
}
