package io.groundswell.connectors.redis.latest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.connectors.redis.Redis;
import io.groundswell.connectors.redis.RedisConnection;
import io.groundswell.model.contract.Realm;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Redis over one connection of its own: a batch is written in one go, by a script that the server
 * is given whenever it might not have it. Connecting, which blocks, has a thread of its own.
 */
final class RedisStore implements LatestStore {
    private static final String WRITE = script("write.lua");

    /**
     * Values of one call of the script: enough that the call costs little beside them, and not so
     * many that others would have to wait for half a millisecond.
     */
    private static final int VALUES_AT_ONCE = 40;

    private static final String RUN_ID = "run_id:";

    private final RedisConnection server;
    private final ScriptCall calls;
    private final ExecutorService opener;

    private volatile Runnable onReturn = () -> {};
    private volatile Redis<String, String> redis;
    private volatile boolean isClosed;

    /** Whether the server may not be the one that was asked before, and may not have the script. */
    private volatile boolean isStranger = true;

    private volatile String runId = "";
    private volatile String digest;

    /** A store that connects when the first batch is sent. */
    RedisStore(RedisConnection server, Realm realm, LatestOptions options) {
        this.server = server;
        this.calls = new ScriptCall(realm, options);
        this.opener =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread thread = new Thread(task, "redis-opener");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    private static String script(String name) {
        try (InputStream in = RedisStore.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void whenBack(Runnable listener) {
        onReturn = listener;
    }

    @Override
    public CompletionStage<Answers> send(List<LatestCommand> batch) {
        CompletableFuture<?> opened =
                redis == null
                        ? CompletableFuture.runAsync(this::open, opener)
                        : CompletableFuture.completedFuture(null);
        return opened.thenCompose(done -> isStranger ? greet() : known())
                .thenCompose(isRestarted -> write(batch, isRestarted));
    }

    private void open() {
        try {
            Redis<String, String> opened = Redis.open(server);
            StatefulRedisConnection<String, String> connection = opened.connection();
            connection.setAutoFlushCommands(false);
            connection.addListener(new Return());
            redis = opened;
            if (isClosed) {
                opened.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompletionStage<Boolean> known() {
        return CompletableFuture.completedFuture(false);
    }

    /** Asks the server who it is and gives it the script. */
    private CompletionStage<Boolean> greet() {
        isStranger = false;
        RedisAsyncCommands<String, String> commands = redis.connection().async();
        CompletableFuture<String> info = commands.info("server").toCompletableFuture();
        CompletableFuture<String> write = commands.scriptLoad(WRITE).toCompletableFuture();
        redis.connection().flushCommands();
        return CompletableFuture.allOf(info, write)
                .whenComplete((done, failure) -> isStranger |= failure != null)
                .thenApply(
                        done -> {
                            digest = write.join();
                            return meet(runId(info.join()));
                        });
    }

    private boolean meet(String id) {
        boolean isRestarted = !runId.isEmpty() && !runId.equals(id);
        runId = id;
        return isRestarted;
    }

    private static String runId(String info) {
        return info.lines()
                .filter(line -> line.startsWith(RUN_ID))
                .map(line -> line.substring(RUN_ID.length()).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a server without a run id"));
    }

    private CompletionStage<Answers> write(List<LatestCommand> batch, boolean isRestarted) {
        RedisAsyncCommands<String, String> commands = redis.connection().async();
        List<CompletableFuture<List<Answer>>> answers = new ArrayList<>();
        for (int from = 0; from < batch.size(); from += VALUES_AT_ONCE) {
            List<LatestCommand> some =
                    batch.subList(from, Math.min(batch.size(), from + VALUES_AT_ONCE));
            answers.add(
                    commands.<List<Long>>evalsha(
                                    digest,
                                    ScriptOutputType.MULTI,
                                    calls.keys(some),
                                    calls.arguments(some))
                            .handle((codes, failure) -> answers(some.size(), codes, failure))
                            .toCompletableFuture());
        }
        redis.connection().flushCommands();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(
                        done ->
                                new Answers(
                                        isRestarted,
                                        answers.stream()
                                                .map(CompletableFuture::join)
                                                .flatMap(List::stream)
                                                .toList()));
    }

    private List<Answer> answers(int values, List<Long> codes, Throwable failure) {
        if (failure == null) {
            return codes.stream().map(RedisStore::answer).toList();
        }
        if (failure instanceof RedisNoScriptException) {
            isStranger = true;
        }
        return Collections.nCopies(values, Answer.FAILED);
    }

    /** What a number of {@code write.lua} means. */
    private static Answer answer(long code) {
        if (code > 0) {
            return Answer.WRITTEN;
        }
        return code == 0
                ? Answer.SAME
                : code == -1 ? Answer.STALE : code == -2 ? Answer.REFUSED : Answer.FAILED;
    }

    /** Hears of a connection that is there again, maybe to another server than before. */
    private final class Return implements RedisConnectionStateListener {
        @Override
        public void onRedisConnected(RedisChannelHandler<?, ?> handler, SocketAddress address) {
            isStranger = true;
            onReturn.run();
        }
    }

    @Override
    public void close() {
        isClosed = true;
        opener.shutdown();
        if (redis != null) {
            redis.close();
        }
    }
}
