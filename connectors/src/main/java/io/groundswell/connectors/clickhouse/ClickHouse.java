package io.groundswell.connectors.clickhouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import io.groundswell.connectors.clickhouse.rows.Column;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * A realm's database, over ClickHouse's own client. It never tries a call again: who calls knows
 * what a repeat would mean. Any number of threads.
 */
public final class ClickHouse implements AutoCloseable {
    private static final int SOCKET_TIMEOUT_SECONDS = 300;

    private final Client client;
    private final String database;

    private ClickHouse(Client client, String database) {
        this.client = client;
        this.database = database;
    }

    /**
     * Makes ready to connect; nothing is sent yet.
     *
     * @throws IOException where there is no login that may be used
     */
    public static ClickHouse open(ClickHouseConnection connection) throws IOException {
        ClickHouseLogin login = connection.login();
        Client client =
                new Client.Builder()
                        .addEndpoint(connection.url())
                        .setUsername(login.user())
                        .setPassword(login.password())
                        .setMaxRetries(0)
                        .retryOnFailures()
                        .compressServerResponse(true)
                        .compressClientRequest(false)
                        .setConnectTimeout(5, ChronoUnit.SECONDS)
                        .setSocketTimeout(SOCKET_TIMEOUT_SECONDS, ChronoUnit.SECONDS)
                        .build();
        return new ClickHouse(client, connection.database());
    }

    /** The realm's database. */
    public String database() {
        return database;
    }

    /**
     * Runs one statement that answers nothing, in the realm's database.
     *
     * @throws ClickHouseException with what the server said, or where it was not reached
     */
    public void command(String sql) throws ClickHouseException {
        run(sql, settings()).close();
    }

    /** The same without a database: to make one. */
    public void serverCommand(String sql) throws ClickHouseException {
        run(sql, new QuerySettings()).close();
    }

    /**
     * Asks for rows as text.
     *
     * @return row by row, column by column; NULL is {@code \N}
     */
    public List<List<String>> table(String sql) throws ClickHouseException {
        return table(sql, settings());
    }

    /** The same without a database: where it may be missing. */
    public List<List<String>> serverTable(String sql) throws ClickHouseException {
        return table(sql, new QuerySettings());
    }

    private List<List<String>> table(String sql, QuerySettings settings)
            throws ClickHouseException {
        List<List<String>> rows = new ArrayList<>();
        try (Answer answer = run(sql, settings.setFormat(ClickHouseFormat.TabSeparatedRaw))) {
            String text = new String(answer.readAllBytes(), UTF_8);
            text.lines().forEach(line -> rows.add(cells(line)));
        } catch (IOException e) {
            throw ClickHouseException.of(e);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int to; (to = line.indexOf('\t', from)) >= 0; from = to + 1) {
            cells.add(line.substring(from, to));
        }
        cells.add(line.substring(from));
        return cells;
    }

    /**
     * Asks for rows as RowBinary, which come as a stream; to be closed.
     *
     * @param settings of the server, by name
     */
    public InputStream rows(String sql, Map<String, String> settings) throws ClickHouseException {
        return ask(sql, ClickHouseFormat.RowBinary, settings);
    }

    private Answer ask(String sql, ClickHouseFormat format, Map<String, String> settings)
            throws ClickHouseException {
        QuerySettings all = settings().setFormat(format);
        settings.forEach(all::serverSetting);
        return run(sql, all);
    }

    private QuerySettings settings() {
        return new QuerySettings().setDatabase(database);
    }

    private Answer run(String sql, QuerySettings settings) throws ClickHouseException {
        try {
            return new Answer(await(client.query(sql, settings)));
        } catch (RuntimeException e) {
            throw ClickHouseException.of(e);
        }
    }

    /**
     * Stores rows that are RowBinary, compressed with Zstandard. All of them are stored, or, of
     * those of one partition, none; repeated with the same token, none is stored twice.
     *
     * @param token the rows' own, made once
     */
    public void insert(RowLayout<?> layout, byte[] compressed, String token)
            throws ClickHouseException {
        InsertSettings settings =
                new InsertSettings()
                        .setDatabase(database)
                        .setDeduplicationToken(token)
                        .appCompressedData(true, "zstd")
                        // Newer servers answer before the rows are stored unless told otherwise.
                        .serverSetting("async_insert", "0")
                        .serverSetting("insert_deduplicate", "1");
        List<String> names = layout.columns().stream().map(Column::name).toList();
        try {
            await(
                            client.insert(
                                    layout.table(),
                                    names,
                                    new ByteArrayInputStream(compressed),
                                    ClickHouseFormat.RowBinary,
                                    settings))
                    .close();
        } catch (RuntimeException e) {
            throw ClickHouseException.of(e);
        }
    }

    private static <T> T await(Future<T> answer) throws ClickHouseException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw ClickHouseException.of(e.getCause());
        } catch (CancellationException e) {
            throw ClickHouseException.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ClickHouseException.interrupted(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** What a server answers; closing it gives the connection back. */
    private static final class Answer extends FilterInputStream {
        private final QueryResponse response;

        Answer(QueryResponse response) {
            super(response.getInputStream());
            this.response = response;
        }

        @Override
        public void close() {
            try {
                response.close();
            } catch (Exception e) {
                // What was read is read; the connection is dropped with the response.
            }
        }
    }
}
