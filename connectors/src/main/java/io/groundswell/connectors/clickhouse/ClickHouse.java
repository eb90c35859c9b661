package io.groundswell.connectors.clickhouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.DataStreamWriter;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import io.groundswell.connectors.access.Login;
import io.groundswell.connectors.clickhouse.rows.Column;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * A realm's database, over ClickHouse's own client. It never tries a call again: who calls knows
 * what a repeat would mean. (The HTTP client below does so once where a gateway answers 429 or 503,
 * which is before the server.) Any number of threads; a call ends when its thread is interrupted.
 */
public final class ClickHouse implements AutoCloseable {
    /** How long a server may be silent in the middle of a call. */
    private static final Duration USUAL_PATIENCE = Duration.ofMinutes(5);

    private static final int CONNECT_TIMEOUT_SECONDS = 5;

    private final Client client;
    private final String database;

    /** Under which calls can be given up; they mean nothing else. */
    private final Supplier<UUID> callIds;

    private ClickHouse(Client client, String database, Supplier<UUID> callIds) {
        this.client = client;
        this.database = database;
        this.callIds = callIds;
    }

    /**
     * Makes ready to connect; nothing is sent yet.
     *
     * @throws IOException where there is no login that may be used
     */
    public static ClickHouse open(ClickHouseConnection connection) throws IOException {
        return open(connection, USUAL_PATIENCE);
    }

    /**
     * The same with a limit of one's own to how long the server may be silent in the middle of a
     * call.
     */
    public static ClickHouse open(ClickHouseConnection connection, Duration patience)
            throws IOException {
        Login login = connection.login();
        Client client =
                new Client.Builder()
                        .addEndpoint(connection.url())
                        .setUsername(login.user())
                        .setPassword(login.password())
                        .setMaxRetries(0)
                        .retryOnFailures()
                        // A call on a thread of its own can be waited for interruptibly.
                        .useAsyncRequests(true)
                        .compressServerResponse(true)
                        .compressClientRequest(false)
                        .setConnectTimeout(CONNECT_TIMEOUT_SECONDS, ChronoUnit.SECONDS)
                        .setSocketTimeout(patience.toMillis(), ChronoUnit.MILLIS)
                        .build();
        return new ClickHouse(client, connection.database(), UUID::randomUUID);
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
        List<List<String>> rows = new ArrayList<>();
        try (Answer answer = ask(sql, ClickHouseFormat.TabSeparatedRaw, Map.of())) {
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
        String id = newCallId();
        try {
            return new Answer(await(id, client.query(sql, settings.setQueryId(id))));
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
        List<String> columns = layout.columns().stream().map(Column::name).toList();
        insert(layout.table(), columns, compressed, token);
    }

    /** The same for rows whose columns are named, in the order of the bytes. */
    public void insert(String table, List<String> columns, byte[] compressed, String token)
            throws ClickHouseException {
        String id = newCallId();
        InsertSettings settings =
                new InsertSettings()
                        .setDatabase(database)
                        .setQueryId(id)
                        .setDeduplicationToken(token)
                        .appCompressedData(true, "zstd")
                        // Newer servers answer before the rows are stored unless told otherwise.
                        .serverSetting("async_insert", "0")
                        .serverSetting("insert_deduplicate", "1");
        // The HTTP client below sends a body again where a gateway says that it is overloaded, so
        // the body must not be a stream that has been read by then.
        DataStreamWriter body = out -> out.write(compressed);
        try {
            await(id, client.insert(table, columns, body, ClickHouseFormat.RowBinary, settings))
                    .close();
        } catch (RuntimeException e) {
            throw ClickHouseException.of(e);
        }
    }

    private String newCallId() {
        return callIds.get().toString();
    }

    private <T> T await(String id, Future<T> answer) throws ClickHouseException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw ClickHouseException.of(e.getCause());
        } catch (CancellationException e) {
            throw ClickHouseException.of(e);
        } catch (InterruptedException e) {
            client.cancelTransportRequest(id);
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
