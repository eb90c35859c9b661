package io.groundswell.connectors;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.schema.Migration;
import io.groundswell.connectors.clickhouse.schema.Migrations;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code admin migrate}: makes a realm's database, or brings it to this version's tables. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Make the databases of realms in ClickHouse, or bring them up to date.")
final class MigrateCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private ClickHouseAddress address;

    @Option(
            names = "--realm",
            arity = "1..*",
            paramLabel = "NAME",
            description = "live, or names of replays; live unless said.")
    private List<Realm> realms = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        Migrations migrations = Migrations.bundled();
        for (Realm realm : realms.isEmpty() ? List.of(Realm.LIVE) : realms) {
            try (ClickHouse clickHouse = ClickHouse.open(address.connection(realm))) {
                List<Migration> taken = migrations.apply(clickHouse);
                migrations.check(clickHouse);
                tell(realm, clickHouse.database(), taken, migrations.version());
            }
        }
        return 0;
    }

    private void tell(Realm realm, String database, List<Migration> taken, int version) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "realm "
                        + realm.name()
                        + ": "
                        + database
                        + " is at version "
                        + version
                        + (taken.isEmpty() ? ", as before" : ", " + taken.size() + " steps taken"));
        taken.forEach(step -> out.println("  " + step.name()));
    }
}
