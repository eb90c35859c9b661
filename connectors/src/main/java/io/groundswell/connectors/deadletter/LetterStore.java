package io.groundswell.connectors.deadletter;

import io.groundswell.connectors.ClickHouseAddress;
import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.schema.Migrations;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose letters a command is about; a mixin. */
final class LetterStore {
    @Mixin private ClickHouseAddress address;

    @Option(
            names = "--realm",
            paramLabel = "NAME",
            description = "live, or the name of a replay; live unless said.")
    private Realm realm = Realm.LIVE;

    Realm realm() {
        return realm;
    }

    /** Connects, and sees that the tables are those of this version. */
    ClickHouse open() throws IOException {
        ClickHouse clickHouse = ClickHouse.open(address.connection(realm));
        try {
            Migrations.bundled().check(clickHouse);
            return clickHouse;
        } catch (IOException | RuntimeException e) {
            clickHouse.close();
            throw e;
        }
    }
}
