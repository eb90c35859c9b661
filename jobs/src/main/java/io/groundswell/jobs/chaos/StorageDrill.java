package io.groundswell.jobs.chaos;

import io.groundswell.connectors.TextTable;
import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.schema.Migrations;
import io.groundswell.connectors.local.LocalClickHouse;
import io.groundswell.jobs.StorageJob;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.run.RunFolder;
import io.groundswell.model.contract.OutputTopic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The storage job: at the end ClickHouse must hold every recorded event once. */
final class StorageDrill implements Drill {
    private static final int SYMBOLS_SHOWN = 20;

    @Override
    public String word() {
        return "storage";
    }

    @Override
    public String jobName() {
        return StorageJob.NAME;
    }

    @Override
    public List<Victim> victims() {
        return List.of(Victim.TASK_MANAGER, Victim.BROKER, Victim.CLICKHOUSE);
    }

    @Override
    public List<OutputTopic> outputs() {
        return List.of(OutputTopic.DEAD_LETTERS);
    }

    @Override
    public void forget(RunFolder folder) {}

    @Override
    public void prepare(ChaosScene scene, Wait wait) throws IOException {
        LocalClickHouse server = scene.servers().clickHouse();
        try (ClickHouse clickHouse = ClickHouse.open(server.connection(ChaosScene.REALM))) {
            Migrations.bundled().apply(clickHouse);
        }
    }

    @Override
    public String start(ChaosScene scene) throws IOException {
        LocalClickHouse server = scene.servers().clickHouse();
        List<String> options = new ArrayList<>();
        ChaosJob.say(options, JobOptions.CLICKHOUSE_URL.key(), server.url());
        ChaosJob.say(
                options, JobOptions.CLICKHOUSE_LOGIN_FILE.key(), server.loginFile().toString());
        return scene.job().startOnTopics(StorageJob.class, scene.connection(), options);
    }

    @Override
    public Verdict judge(ChaosScene scene, ChaosProgress progress) throws IOException {
        StoredComparison comparison =
                new StoredComparison(scene.servers().clickHouse().connection(ChaosScene.REALM));
        Map<String, Map<String, StoredCounts>> counts = comparison.of(scene.days());
        StoredCounts total =
                counts.values().stream()
                        .flatMap(it -> it.values().stream())
                        .reduce(StoredCounts.NONE, StoredCounts::plus);
        long letters = comparison.deadLetters();
        boolean isWhole = total.expected() == scene.days().events();
        String conclusion =
                String.format(
                        Locale.ROOT,
                        "lost %,d, superfluous %,d, dead letters %,d, checksums %s; the job was"
                                + " restarted %d times.",
                        total.lost(),
                        total.superfluous(),
                        letters,
                        total.isSame() ? "equal" : "DIFFERENT",
                        progress.restarts());
        return new Verdict(
                ChaosTable.of(progress, rows(counts, total), conclusion, scene.job().settings()),
                isWhole && total.isClean() && letters == 0);
    }

    private static TextTable rows(
            Map<String, Map<String, StoredCounts>> counts, StoredCounts total) {
        TextTable table =
                new TextTable(
                        "table",
                        "symbol",
                        "recorded",
                        "rows",
                        "with FINAL",
                        "lost",
                        "superfluous",
                        "checksum");
        counts.forEach(
                (name, bySymbol) ->
                        bySymbol.entrySet().stream()
                                .filter(
                                        it ->
                                                bySymbol.size() <= SYMBOLS_SHOWN
                                                        || !it.getValue().isClean())
                                .limit(SYMBOLS_SHOWN)
                                .forEach(it -> row(table, name, it.getKey(), it.getValue())));
        row(table, "all", "all", total);
        return table;
    }

    private static void row(TextTable table, String name, String symbol, StoredCounts its) {
        table.row(
                name,
                symbol,
                count(its.expected()),
                count(its.rows()),
                count(its.events()),
                count(its.lost()),
                count(its.superfluous()),
                its.isSame() ? "equal" : "DIFFERENT");
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
