package io.groundswell.connectors.clickhouse.sink;

import java.io.IOException;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;

/**
 * Stores the blocks of a checkpoint. It never asks Flink to try again, which would do so without a
 * pause: the store waits by itself. What it throws lets the job start again from the checkpoint
 * that has these blocks, with their tokens. One thread.
 */
final class BlockCommitter implements Committer<Block> {
    private final BlockStore<?> store;

    BlockCommitter(BlockStore<?> store) {
        this.store = store;
    }

    @Override
    public void commit(Collection<CommitRequest<Block>> requests)
            throws IOException, InterruptedException {
        for (CommitRequest<Block> request : requests) {
            store.store(request.getCommittable());
        }
    }

    @Override
    public void close() throws Exception {
        store.close();
    }
}
