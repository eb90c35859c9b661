package io.groundswell.connectors.redis.latest;

import io.groundswell.connectors.iqfeed.client.Conditions;
import io.groundswell.connectors.redis.RedisConnection;
import io.groundswell.model.contract.OrderStamp;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisPart;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Writes values to Redis as the sink does, for tests of other packages. The number of a value is
 * its time and all its content; a book has a text of some length. One thread.
 */
public final class LatestLoad implements AutoCloseable {
    private static final int BATCH = 1_000;
    private static final String LEVELS = "[\"179.0500\",\"300\",2],".repeat(20);

    private final RedisStore store;
    private final List<LatestCommand> waiting = new ArrayList<>();
    private long refusals;

    /** Writes to the keys of a realm. */
    public LatestLoad(RedisConnection server, Realm realm) {
        store = new RedisStore(server, realm, LatestOptions.USUAL);
    }

    /** Puts a value in line. */
    public void put(RedisPart part, String symbol, long number) {
        waiting.add(command(part, symbol, number));
        if (waiting.size() >= BATCH) {
            sendAll();
        }
    }

    private static LatestCommand command(RedisPart part, String symbol, long number) {
        if (part != RedisPart.BOOK) {
            return new Mark(part, symbol, number).command();
        }
        return new LatestCommand(
                new Cell(part, symbol),
                order(number),
                List.of(RedisField.BOOK.fieldName(), number + LEVELS));
    }

    /** What stands in the order field of a value. */
    public static OrderStamp order(long number) {
        return new Mark(RedisPart.QUOTE, "", number).stamp();
    }

    /** Writes what is in line; what was refused stays there, as with the sink. */
    public void send() throws InterruptedException, ExecutionException, TimeoutException {
        List<Answer> answers =
                store.send(List.copyOf(waiting))
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS)
                        .each();
        List<LatestCommand> refused = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) == Answer.FAILED) {
                refused.add(waiting.get(i));
            }
        }
        refusals += refused.size();
        waiting.clear();
        waiting.addAll(refused);
    }

    /** Writes until nothing is in line any more. */
    public void sendAll() {
        Conditions.await("room in Redis", this::isAllSent);
    }

    private boolean isAllSent() {
        try {
            send();
            return waiting.isEmpty();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes so far that Redis did not take. */
    public long refusals() {
        return refusals;
    }

    @Override
    public void close() {
        store.close();
    }
}
