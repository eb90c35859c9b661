package io.groundswell.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.redis.RedisConnection;
import io.groundswell.model.contract.Realm;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobConfigTest {
    private static final String[] ENOUGH = {
        "--source.tapes", "a.tape;b.tape", "--output.directory", "out"
    };

    private static String[] with(String... more) {
        String[] all = new String[ENOUGH.length + more.length];
        System.arraycopy(ENOUGH, 0, all, 0, ENOUGH.length);
        System.arraycopy(more, 0, all, ENOUGH.length, more.length);
        return all;
    }

    @Test
    void shouldTakeDefaultsWhenOnlyTheNeedfulIsSaid() throws ConfigException {
        JobConfig config = JobConfig.fromArguments(ENOUGH);
        assertThat(config.source())
                .isEqualTo(new Source.Tapes(List.of("a.tape", "b.tape"), Set.of()));
        assertThat(config.book().levels()).isEqualTo(10);
        assertThat(config.book().grid()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.output()).isEqualTo(new Output.Files("out"));
    }

    @Test
    void shouldTakeWhatIsSaid() throws ConfigException {
        JobConfig config =
                JobConfig.fromArguments(
                        with("--book.grid", "250 ms", "--source.symbols", "IBM;AIG"));
        assertThat(config.book().grid()).isEqualTo(Duration.ofMillis(250));
        assertThat(((Source.Tapes) config.source()).symbols()).containsExactly("AIG", "IBM");
    }

    @ParameterizedTest
    @CsvSource({
        "--book.levels, 0, is not between 1 and 1000",
        "--book.levels, 1001, is not between 1 and 1000",
        "--book.levels, many, 'many' is not a valid value",
        "--book.grid, 2 h, is not between PT0.001S and PT1H",
        "--book.grid, 1500 micro, is not in whole milliseconds",
        "--book.depth, 3, unknown option --book.depth"
    })
    void shouldSayValueAndReasonWhenAnOptionIsWrong(String key, String value, String reason) {
        assertThatThrownBy(() -> JobConfig.fromArguments(with(key, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldReadAndWriteTopicsWhenKafkaIsNamed() throws ConfigException {
        JobConfig config =
                JobConfig.fromArguments(
                        new String[] {
                            "--kafka.address", "broker:9092", "--kafka.realm", "monday",
                            "--kafka.partitions", "32", "--source.start", "EARLIEST",
                            "--source.stop-at-end", "true", "--source.max-drift", "2 s"
                        });
        KafkaRealm kafka =
                new KafkaRealm(
                        new KafkaConnection("broker:9092", Map.of()), new Realm("monday"), 32);
        assertThat(config.source())
                .isEqualTo(
                        new Source.Topics(
                                kafka, Source.StartAt.EARLIEST, true, Duration.ofSeconds(2)));
        assertThat(config.output()).isEqualTo(new Output.Topics(kafka));
    }

    @Test
    void shouldWriteTopicsFromTapesAndFilesFromTopicsWhenAskedTo() throws ConfigException {
        assertThat(
                        JobConfig.fromArguments(
                                        new String[] {
                                            "--source.tapes", "a",
                                            "--kafka.address", "b:1",
                                            "--kafka.realm", "monday"
                                        })
                                .output())
                .isInstanceOf(Output.Topics.class);
        assertThat(
                        JobConfig.fromArguments(
                                        new String[] {
                                            "--output.directory", "a", "--kafka.address", "b:1"
                                        })
                                .source())
                .isInstanceOf(Source.Topics.class);
    }

    @ParameterizedTest
    @CsvSource({
        "--kafka.address, nowhere, not a Kafka address: 'nowhere'",
        "--kafka.realm, NOT/SO, not 1 to 30 of a-z",
        "--kafka.partitions, 0, is not between 1 and 1000",
        "--kafka.client-config, no-such.properties, cannot read no-such.properties",
        "--source.tapes, monday.tape, must not be written among live results",
        "--job.checkpoint-interval, 6 min, is not between PT0.01S and PT5M",
        "--source.symbols, IBM, is for tapes",
        "--source.start, NOON, 'NOON' is not a valid value"
    })
    void shouldSayWhatIsWrongWithKafka(String key, String value, String reason) {
        assertThatThrownBy(
                        () ->
                                JobConfig.fromArguments(
                                        new String[] {"--kafka.address", "b:1", key, value}))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(reason);
    }

    private static String[] fromClickHouse(String... more) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--source", "clickhouse",
                                "--clickhouse.url", "http://127.0.0.1:8123",
                                "--output.directory", "out"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void shouldReadADatabaseWhenAskedTo() throws ConfigException {
        JobConfig config =
                JobConfig.fromArguments(
                        fromClickHouse(
                                "--clickhouse.realm", "tuesday",
                                "--clickhouse.login-file", "/etc/login.properties",
                                "--source.symbols", "IBM;AIG",
                                "--source.from", "2013-10-07",
                                "--source.to", "2013-10-08"));
        Realm realm = new Realm("tuesday");
        assertThat(config.source())
                .isEqualTo(
                        new Source.Stored(
                                new StoreRealm(
                                        new ClickHouseConnection(
                                                "http://127.0.0.1:8123",
                                                "l2_tuesday",
                                                "/etc/login.properties"),
                                        realm),
                                Set.of("AIG", "IBM"),
                                Optional.of(LocalDate.of(2013, 10, 7)),
                                Optional.of(LocalDate.of(2013, 10, 8))));
    }

    @Test
    void shouldReadTheRealmOfKafkaWhenTheDatabaseHasNoneOfItsOwn() throws ConfigException {
        assertThat(
                        ((Source.Stored)
                                        JobConfig.fromArguments(
                                                        fromClickHouse("--kafka.realm", "monday"))
                                                .source())
                                .store()
                                .realm())
                .isEqualTo(new Realm("monday"));
        assertThat(
                        ((Source.Stored) JobConfig.fromArguments(fromClickHouse()).source())
                                .store()
                                .realm()
                                .isLive())
                .isTrue();
    }

    @Test
    void shouldReadTapesOrTopicsWhenADatabaseIsOnlyNamed() throws ConfigException {
        assertThat(
                        JobConfig.fromArguments(with("--clickhouse.url", "http://127.0.0.1:8123"))
                                .source())
                .isInstanceOf(Source.Tapes.class);
    }

    @ParameterizedTest
    @CsvSource({
        "--clickhouse.url, nowhere, 'option --clickhouse.url: not http://HOST:PORT'",
        "--clickhouse.realm, NOT/SO, 'option --clickhouse.realm: '",
        "--source.from, monday, is not a date such as 2013-10-08",
        "--source.to, 2013-10-06, option --source.from: 2013-10-07 is after 2013-10-06",
        "--source.tapes, monday.tape, option --source.tapes is not for CLICKHOUSE",
        "--source, tapes, option --source.from is for ClickHouse"
    })
    void shouldSayWhatIsWrongWithADatabase(String key, String value, String reason) {
        assertThatThrownBy(
                        () ->
                                JobConfig.fromArguments(
                                        fromClickHouse("--source.from", "2013-10-07", key, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldNotWriteWhatIsStoredAmongLiveResults() {
        assertThatThrownBy(
                        () ->
                                JobConfig.fromArguments(
                                        new String[] {
                                            "--source", "CLICKHOUSE",
                                            "--clickhouse.url", "http://127.0.0.1:8123",
                                            "--kafka.address", "b:1"
                                        }))
                .hasMessageContaining("must not be written among live results");
    }

    @Test
    void shouldWaitNoLongerThanATransactionLivesWhereResultsGoToTopicsAndTables() throws Exception {
        String[] told = {
            "--kafka.address", "b:1",
            "--clickhouse.url", "http://127.0.0.1:8123",
            "--clickhouse.patience", "20 min",
            "--output.tables", "true"
        };
        assertThatThrownBy(() -> JobConfig.fromArguments(told))
                .hasMessageContaining(
                        "option --clickhouse.patience: PT20M is longer than PT13M40S");
        told[told.length - 1] = "false";
        assertThat(JobConfig.fromArguments(told).patience()).isEqualTo(Duration.ofMinutes(20));
    }

    @ParameterizedTest
    @CsvSource({
        "--redis.url, '', 'option --redis.url'",
        "--redis.url, redis://desk:4f1e@h:1, an address that holds a login",
        "--redis.url, http://h:1, 'not redis://HOST:PORT'",
        "--redis.realm, NOT/SO, 'option --redis.realm: '",
        "--redis.realm, gme, 'the live market must not be shown among the latest values'"
    })
    void shouldSayWhatIsWrongWithRedis(String key, String value, String reason) {
        String[] told = {
            "--kafka.address",
            "b:1",
            "--output.latest",
            "true",
            "--redis.url",
            "redis://127.0.0.1:6380",
            key,
            value
        };
        assertThatThrownBy(() -> JobConfig.fromArguments(told))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldWriteTheLatestWhereItIsAskedTo() throws ConfigException {
        String[] told = {
            "--kafka.address", "b:1",
            "--kafka.realm", "gme",
            "--redis.url", "rediss://cache.example:6380",
            "--redis.login-file", "/etc/desk/redis.properties",
            "--redis.authority-file", "/etc/desk/ca.pem",
            "--output.latest", "true"
        };
        LatestRealm redis = JobConfig.fromArguments(told).latest().orElseThrow();
        assertThat(redis.realm()).isEqualTo(Realm.replay("gme"));
        assertThat(redis.connection())
                .isEqualTo(
                        new RedisConnection(
                                "rediss://cache.example:6380",
                                "/etc/desk/redis.properties",
                                "/etc/desk/ca.pem"));
        told[told.length - 1] = "false";
        assertThat(JobConfig.fromArguments(told).latest()).isEmpty();
    }

    @Test
    void shouldSayWhichOptionIsMissing() {
        assertThatThrownBy(
                        () ->
                                JobConfig.fromArguments(
                                        new String[] {
                                            "--source", "clickhouse", "--output.directory", "out"
                                        }))
                .hasMessage("option --clickhouse.url is required");
        assertThatThrownBy(() -> JobConfig.fromArguments(new String[] {"--source.tapes", "a"}))
                .hasMessage("option --output.directory or --kafka.address is required");
        assertThatThrownBy(() -> JobConfig.fromArguments(new String[] {}))
                .hasMessage("option --source.tapes or --kafka.address is required");
        assertThatThrownBy(() -> JobConfig.fromArguments(new String[] {"--source.tapes"}))
                .hasMessage("option --source.tapes has no value");
        assertThatThrownBy(() -> JobConfig.fromArguments(new String[] {"tapes"}))
                .hasMessage("expected --KEY VALUE, found 'tapes'");
    }
}
