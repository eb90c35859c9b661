package io.groundswell.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.contract.Realm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageConfigTest {
    /** What the cluster's settings of the job name, whatever it is told besides. */
    private static StorageConfig told(String... more) throws ConfigException {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--kafka.address", "broker:9092",
                                "--clickhouse.url", "http://127.0.0.1:8123"));
        all.addAll(List.of(more));
        return StorageConfig.fromArguments(all.toArray(String[]::new));
    }

    private static StorageConfig tapes(String... more) throws ConfigException {
        List<String> all = new ArrayList<>(List.of("--source.tapes", "monday.tape"));
        all.addAll(List.of(more));
        return told(all.toArray(String[]::new));
    }

    @Test
    void shouldSendLettersOfTopicsToTheTopicOfTheirRealm() throws ConfigException {
        assertThat(told().deadLetters().orElseThrow().realm()).isEqualTo(Realm.LIVE);
        assertThat(told("--kafka.realm", "monday").deadLetters().orElseThrow().realm())
                .isEqualTo(new Realm("monday"));
    }

    @Test
    void shouldKeepLettersOfTapesInTheTableAloneWhenNoTopicIsAskedFor() throws ConfigException {
        assertThat(tapes("--clickhouse.realm", "monday").deadLetters()).isEmpty();
        assertThat(tapes("--clickhouse.realm", "live").deadLetters()).isEmpty();
    }

    @Test
    void shouldSendLettersOfTapesToTheReplayThatTheyAreStoredIn() throws ConfigException {
        assertThat(tapes("--kafka.realm", "monday").deadLetters().orElseThrow().realm())
                .isEqualTo(new Realm("monday"));
    }

    @ParameterizedTest
    @CsvSource({"live, monday", "live, live", "tuesday, monday", "monday, live"})
    void shouldRefuseLettersOfTapesOnAnotherOrTheLiveTopic(String topics, String tables) {
        assertThatThrownBy(() -> tapes("--kafka.realm", topics, "--clickhouse.realm", tables))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("must not go to the topic of realm " + topics)
                .hasMessageContaining("leave out --kafka.realm");
    }

    @Test
    void shouldWaitNoLongerThanATransactionLivesWhereLettersGoToATopic() throws ConfigException {
        assertThat(told().patience()).isEqualTo(Duration.ofMinutes(12));
        assertThat(told("--job.checkpoint-interval", "5 min").patience())
                .isEqualTo(Duration.ofMinutes(4));
        assertThat(told("--clickhouse.patience", "13 min").patience())
                .isEqualTo(Duration.ofMinutes(13));
        assertThatThrownBy(() -> told("--clickhouse.patience", "14 min"))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "option --clickhouse.patience: PT14M is longer than PT13M40S, after which"
                                + " Kafka would drop what the job has not committed on topics, with"
                                + " checkpoints PT10S apart");
    }

    @Test
    void shouldWaitADayWhereLettersGoToTheTableAlone() throws ConfigException {
        assertThat(tapes("--clickhouse.realm", "monday", "--clickhouse.patience", "1 d").patience())
                .isEqualTo(Duration.ofDays(1));
    }
}
