package io.groundswell.connectors.clickhouse.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.clickhouse.ClickHouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsIT {
    private static final Migrations BUNDLED = Migrations.bundled();

    @TempDir Path folder;

    private TestEngine engine;
    private ClickHouse clickHouse;

    @BeforeEach
    void open() throws IOException {
        engine = TestEngine.withoutDatabase("rows-migrations", folder);
        clickHouse = engine.clickHouse();
    }

    @AfterEach
    void close() throws IOException {
        if (engine != null) {
            engine.close();
        }
    }

    private static Migrations first(int count) {
        return new Migrations(BUNDLED.steps().subList(0, count));
    }

    @Test
    void shouldMakeEveryTableOnceAndThenNothing() throws IOException {
        assertThat(BUNDLED.apply(clickHouse)).isEqualTo(BUNDLED.steps());
        BUNDLED.check(clickHouse);

        assertThat(BUNDLED.apply(clickHouse)).isEmpty();
        assertThat(engine.cell("SELECT count() FROM schema_migrations"))
                .isEqualTo(String.valueOf(BUNDLED.version()));
    }

    @Test
    void shouldTakeOnlyTheStepsThatAreMissing() throws IOException {
        first(3).apply(clickHouse);

        assertThat(BUNDLED.apply(clickHouse))
                .isEqualTo(BUNDLED.steps().subList(3, BUNDLED.version()));
    }

    @Test
    void shouldGoOnWhereACrashCameBetweenAStepAndItsEntry() throws IOException {
        first(3).apply(clickHouse);
        clickHouse.command(BUNDLED.steps().get(3).statement());

        BUNDLED.apply(clickHouse);
        BUNDLED.check(clickHouse);
    }

    @Test
    void shouldSayWhatToDoWhereThereIsNoDatabaseOrAnOlderOne() throws IOException {
        assertThatThrownBy(() -> BUNDLED.check(clickHouse))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("no database l2_rows_migrations")
                .hasMessageContaining("groundswell admin migrate");

        first(3).apply(clickHouse);
        assertThatThrownBy(() -> BUNDLED.check(clickHouse))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("at schema version 3, this program needs 11")
                .hasMessageContaining("groundswell admin migrate");
    }

    @Test
    void shouldRefuseADatabaseThatIsNewer() throws IOException {
        BUNDLED.apply(clickHouse);

        assertThatThrownBy(() -> first(3).apply(clickHouse))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("at schema version 11, newer than this program");
        assertThatThrownBy(() -> first(3).check(clickHouse)).isInstanceOf(SchemaException.class);
    }

    @Test
    void shouldRefuseADatabaseWhoseStepWasAnother() throws IOException {
        List<Migration> edited = new ArrayList<>(BUNDLED.steps());
        Migration second = edited.get(1);
        edited.set(1, Migration.of(second.name(), second.statement() + "-- edited"));
        new Migrations(edited).apply(clickHouse);

        assertThatThrownBy(() -> BUNDLED.apply(clickHouse))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("was made with another " + second.name());
    }

    @Test
    void shouldRefuseTablesThatWereChangedByHand() throws IOException {
        BUNDLED.apply(clickHouse);
        clickHouse.command("ALTER TABLE market_l2 MODIFY COLUMN order_count Int64");
        assertThatThrownBy(() -> BUNDLED.check(clickHouse))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("order_count is Int64, not Int32");

        clickHouse.command("ALTER TABLE market_l2 MODIFY COLUMN order_count Int32");
        clickHouse.command("ALTER TABLE market_l2 ADD COLUMN extra Int32");
        assertThatThrownBy(() -> BUNDLED.check(clickHouse))
                .hasMessageContaining("nothing writes its column extra");

        clickHouse.command("ALTER TABLE market_l2 DROP COLUMN extra, DROP COLUMN order_id");
        assertThatThrownBy(() -> BUNDLED.check(clickHouse))
                .hasMessageContaining("it has no column order_id");
    }
}
