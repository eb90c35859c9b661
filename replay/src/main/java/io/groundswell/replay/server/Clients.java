package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** All clients of a server. Any thread. */
final class Clients {
    private static final long MOST_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Map<Long, Entry> clients = new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong linesOfGone = new AtomicLong();
    private final AtomicLong bytesOfGone = new AtomicLong();
    private final AtomicLong overflows = new AtomicLong();

    private record Entry(ClientConnection client, Instant connected) {}

    long nextId() {
        return numbers.incrementAndGet();
    }

    void add(ClientConnection client, Instant connected) {
        clients.put(client.id(), new Entry(client, connected));
    }

    void remove(ClientConnection client) {
        if (clients.remove(client.id()) != null) {
            linesOfGone.addAndGet(client.sentLines());
            bytesOfGone.addAndGet(client.sentBytes());
            if (client.hasOverflowed()) {
                overflows.incrementAndGet();
            }
        }
    }

    List<ClientConnection> all() {
        return clients.values().stream().map(Entry::client).toList();
    }

    List<ClientConnection> of(IqFeedPort port) {
        return all().stream().filter(it -> it.port() == port).toList();
    }

    int count() {
        return clients.size();
    }

    long sentLines() {
        return linesOfGone.get() + all().stream().mapToLong(ClientConnection::sentLines).sum();
    }

    long sentBytes() {
        return bytesOfGone.get() + all().stream().mapToLong(ClientConnection::sentBytes).sum();
    }

    long queuedBytes() {
        return all().stream().mapToLong(ClientConnection::queuedBytes).sum();
    }

    long overflows() {
        return overflows.get();
    }

    /** Symbols watched on the Level 1 ports, each client for itself. */
    long watches() {
        return of(IqFeedPort.LEVEL1).stream().mapToLong(it -> it.commands().watches()).sum();
    }

    List<String> lines(FeedFigures figures) {
        List<String> lines = new ArrayList<>();
        for (Entry entry : clients.values()) {
            lines.add(figures.client(entry.client(), entry.connected()));
        }
        return lines;
    }

    /** Waits for the slowest; sends away who takes nothing at all for long. */
    void awaitRoom() throws InterruptedException {
        for (Entry entry : clients.values()) {
            ClientConnection client = entry.client();
            if (client.port() != IqFeedPort.LOOKUP && !client.awaitRoom(MOST_PATIENCE_NANOS)) {
                client.end();
            }
        }
    }

    void endAll() throws InterruptedException {
        for (ClientConnection client : all()) {
            client.endSoon();
        }
    }
}
