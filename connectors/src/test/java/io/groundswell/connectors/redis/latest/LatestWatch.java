package io.groundswell.connectors.redis.latest;

import io.groundswell.connectors.redis.Redis;
import io.groundswell.model.contract.OrderStamp;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.RedisPart;
import io.lettuce.core.RedisException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks at parts of hashes again and again from a thread of its own, while the server comes and
 * goes, and remembers the first thing that is not as it must be.
 */
final class LatestWatch implements AutoCloseable {
    private final LatestReader reader;
    private final List<String> symbols;
    private final Consumer<LatestPart> check;
    private final Map<String, OrderStamp> last = new HashMap<>();
    private final Thread thread = new Thread(this::look, "latest-watch");
    private volatile boolean isClosed;
    private volatile Throwable wrong;
    private long changesSeen;

    /**
     * Looks from now on.
     *
     * @param check throws for a part that cannot be, whatever its order
     */
    LatestWatch(
            Redis<String, String> redis,
            Realm realm,
            List<String> symbols,
            Consumer<LatestPart> check) {
        this.reader = new LatestReader(redis, realm);
        this.symbols = symbols;
        this.check = check;
        thread.start();
    }

    private void look() {
        try {
            while (!isClosed) {
                for (String symbol : symbols) {
                    look(symbol);
                }
            }
        } catch (RuntimeException | AssertionError e) {
            wrong = e;
        }
    }

    private void look(String symbol) {
        Optional<LatestPart> seen;
        try {
            seen = reader.latest(RedisPart.QUOTE, symbol);
        } catch (RedisException e) {
            // It is away, which is no wrong value.
            return;
        }
        if (seen.isPresent()) {
            OrderStamp stamp = OrderStamp.parse(seen.get().order());
            OrderStamp before = last.put(symbol, stamp);
            if (before != null && stamp.compareTo(before) < 0) {
                throw new AssertionError(symbol + " went back from " + before + " to " + stamp);
            }
            check.accept(seen.get());
            changesSeen += stamp.equals(before) ? 0 : 1;
        }
    }

    /** Ends it, and fails for what was wrong. */
    long changesSeen() throws InterruptedException {
        close();
        if (wrong != null) {
            throw new AssertionError("what a reader saw", wrong);
        }
        return changesSeen;
    }

    @Override
    public void close() throws InterruptedException {
        isClosed = true;
        thread.join();
    }
}
