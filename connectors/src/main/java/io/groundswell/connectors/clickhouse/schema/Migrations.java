package io.groundswell.connectors.clickhouse.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.model.contract.TableNames;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps from an empty database to the tables of this version, in their order. They come from
 * {@code docker/clickhouse} and travel in the jar.
 */
public final class Migrations {
    private static final String LIST = "migrations.txt";
    private static final String REMEDY = ": run groundswell admin migrate";

    private final List<Migration> steps;

    Migrations(List<Migration> steps) {
        this.steps = List.copyOf(steps);
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).version() != i + 1) {
                throw new IllegalArgumentException(
                        steps.get(i).name() + " is number " + (i + 1) + " of the schema's files");
            }
        }
    }

    /** The steps that this jar carries. */
    public static Migrations bundled() {
        List<Migration> steps = new ArrayList<>();
        resource(LIST).lines().forEach(name -> steps.add(Migration.of(name, resource(name))));
        return new Migrations(steps);
    }

    private static String resource(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks the schema's file " + name);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the jar's file " + name + " cannot be read", e);
        }
    }

    /** The steps in their order. */
    public List<Migration> steps() {
        return steps;
    }

    /** The version that a database has after the last step. */
    public int version() {
        return steps.size();
    }

    /**
     * Makes the database where there is none, and takes the steps that it lacks. May be broken off
     * anywhere and run again.
     *
     * @return the steps that were taken
     * @throws SchemaException where the database is newer than this program, or one of its steps
     *     was another
     * @throws IOException where ClickHouse was not reached or refused
     */
    public List<Migration> apply(ClickHouse clickHouse) throws IOException {
        SchemaHistory history = new SchemaHistory(clickHouse);
        history.create();
        List<SchemaHistory.Entry> applied = history.read();
        requireKnown(clickHouse.database(), applied);
        List<Migration> missing = steps.subList(applied.size(), steps.size());
        for (Migration step : missing) {
            clickHouse.command(step.statement());
            history.add(step);
        }
        return List.copyOf(missing);
    }

    /**
     * Makes sure that a database has exactly the tables of this version: its steps, and the columns
     * as the layouts write and read them.
     *
     * @throws SchemaException with what is wrong and what to do, in one line
     * @throws IOException where ClickHouse was not reached or refused
     */
    public void check(ClickHouse clickHouse) throws IOException {
        SchemaHistory history = new SchemaHistory(clickHouse);
        String database = clickHouse.database();
        if (!history.exists()) {
            throw new SchemaException(
                    "ClickHouse has no database "
                            + database
                            + " with a "
                            + TableNames.SCHEMA_MIGRATIONS
                            + REMEDY);
        }
        List<SchemaHistory.Entry> applied = history.read();
        requireKnown(database, applied);
        if (applied.size() < steps.size()) {
            throw new SchemaException(
                    database
                            + " is at schema version "
                            + applied.size()
                            + ", this program needs "
                            + steps.size()
                            + REMEDY);
        }
        SchemaDrift.check(clickHouse);
    }

    private void requireKnown(String database, List<SchemaHistory.Entry> applied)
            throws SchemaException {
        for (int i = 0; i < applied.size(); i++) {
            SchemaHistory.Entry entry = applied.get(i);
            if (entry.version() > steps.size()) {
                throw new SchemaException(
                        database
                                + " is at schema version "
                                + applied.get(applied.size() - 1).version()
                                + ", newer than this program, which knows "
                                + steps.size()
                                + ": use the program that made it, or a newer one");
            }
            if (entry.version() != i + 1) {
                throw new SchemaException(
                        database
                                + " says that it lacks step "
                                + (i + 1)
                                + " and has a later one: its "
                                + TableNames.SCHEMA_MIGRATIONS
                                + " was edited; mend it by hand");
            }
            if (!entry.checksum().equals(steps.get(i).checksum())) {
                throw new SchemaException(
                        database
                                + " was made with another "
                                + steps.get(i).name()
                                + " than this program's: use the program that made it, or another"
                                + " database");
            }
        }
    }
}
