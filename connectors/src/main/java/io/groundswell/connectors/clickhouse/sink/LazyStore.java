package io.groundswell.connectors.clickhouse.sink;

import java.io.IOException;

/** A store for the rare block that cannot wait: connects when the first one comes. One thread. */
final class LazyStore implements BlockWriter.EarlyStore {
    private final Opening opening;
    private BlockStore<?> store;

    /** Connects, and checks the schema. */
    interface Opening {
        BlockStore<?> open() throws IOException, InterruptedException;
    }

    LazyStore(Opening opening) {
        this.opening = opening;
    }

    @Override
    public void store(Block block) throws IOException, InterruptedException {
        if (store == null) {
            store = opening.open();
        }
        store.store(block);
    }

    @Override
    public void close() throws Exception {
        if (store != null) {
            store.close();
        }
    }
}
