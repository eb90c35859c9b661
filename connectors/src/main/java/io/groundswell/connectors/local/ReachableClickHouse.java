package io.groundswell.connectors.local;

import io.groundswell.connectors.access.ServerUrl;
import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A ClickHouse to work with, for the demo and for tests: the server that {@code CLICKHOUSE_URL}
 * names, or else one of its own, which ends when this is closed. One thread at a time.
 */
public final class ReachableClickHouse implements AutoCloseable {
    private final String url;
    private final Optional<LocalClickHouse> own;

    private ReachableClickHouse(String url, Optional<LocalClickHouse> own) {
        this.url = url;
        this.own = own;
    }

    /**
     * Uses the server that the environment names, or starts one.
     *
     * @param folder where one of its own keeps all it has
     * @throws IOException in one line, where the named server has no login, or none can be started
     */
    public static ReachableClickHouse open(Map<String, String> environment, Path folder)
            throws IOException {
        Optional<String> named = named(environment);
        if (named.isPresent()) {
            return new ReachableClickHouse(named.get(), Optional.empty());
        }
        LocalClickHouse own = LocalClickHouse.start(LocalClickHouseOptions.in(folder));
        return new ReachableClickHouse(own.url(), Optional.of(own));
    }

    /**
     * Why there can be none on this machine, in one line: no server is named, and the engine is not
     * there and cannot be fetched. A test is skipped for that.
     */
    public static Optional<String> obstacle(Map<String, String> environment) {
        if (named(environment).isPresent()) {
            return Optional.empty();
        }
        try {
            ClickHouseEngine.ofRepository().library();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** The server that the environment names. */
    public static Optional<String> named(Map<String, String> environment) {
        return ServerUrl.named(environment, ClickHouseConnection.URL_VARIABLE);
    }

    /** How to reach a realm's database; the database may still have to be made. */
    public ClickHouseConnection connection(Realm realm) {
        return own.map(it -> it.connection(realm))
                .orElseGet(() -> ClickHouseConnection.to(url, realm, Optional.empty()));
    }

    /** Where its clients find it, over HTTP. */
    public String url() {
        return url;
    }

    /** The one that was started for this; empty where another one is used. */
    public Optional<LocalClickHouse> own() {
        return own;
    }

    @Override
    public void close() throws IOException {
        if (own.isPresent()) {
            own.get().close();
        }
    }
}
