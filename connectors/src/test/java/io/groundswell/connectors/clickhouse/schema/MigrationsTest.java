package io.groundswell.connectors.clickhouse.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    @Test
    void shouldCarryTheStepsInTheOrderOfTheirNumbers() {
        List<Migration> steps = Migrations.bundled().steps();

        assertThat(steps).extracting(Migration::name).isSorted().contains("001-market-ticks.sql");
        assertThat(Migrations.bundled().version()).isEqualTo(steps.size());
    }

    @Test
    void shouldHoldOneRepeatableStatementInEveryStep() {
        for (Migration step : Migrations.bundled().steps()) {
            String statement = step.statement().replaceAll("(?m)^--.*$", "").strip();
            assertThat(statement).as(step.name()).endsWith(";");
            assertThat(statement.chars().filter(it -> it == ';').count())
                    .as("statements in " + step.name())
                    .isEqualTo(1);
            assertThat(statement)
                    .as(step.name())
                    .containsAnyOf("CREATE TABLE IF NOT EXISTS", "CREATE VIEW IF NOT EXISTS");
        }
    }

    @Test
    void shouldRefuseAHoleInTheNumbers() {
        List<Migration> holed =
                List.of(Migration.of("001-a.sql", "a"), Migration.of("003-c.sql", "c"));

        assertThatThrownBy(() -> new Migrations(holed))
                .hasMessageContaining("003-c.sql is number 2");
    }

    @Test
    void shouldTellAnEditedStepByItsChecksum() {
        assertThat(Migration.of("001-a.sql", "a").checksum())
                .isNotEqualTo(Migration.of("001-a.sql", "a ").checksum());
    }
}
