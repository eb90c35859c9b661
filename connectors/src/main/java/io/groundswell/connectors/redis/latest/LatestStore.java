package io.groundswell.connectors.redis.latest;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where commands go, which never lets anybody wait. One batch at a time. */
interface LatestStore extends AutoCloseable {
    /**
     * Sends a batch; an empty one only asks the server who it is.
     *
     * @return completed by any thread with what became of each command; failed where the server
     *     could not be asked
     */
    CompletionStage<Answers> send(List<LatestCommand> batch);

    /** Names who is told, by any thread, that a lost connection is there again. Before a batch. */
    void whenBack(Runnable listener);

    @Override
    void close();

    /**
     * What a server said.
     *
     * @param isRestarted whether it was restarted since it was asked the last time, and so may have
     *     lost what it had
     * @param each what became of each command of the batch, in its order
     */
    record Answers(boolean isRestarted, List<Answer> each) {
        /** Makes the list immutable. */
        public Answers {
            each = List.copyOf(each);
        }
    }
}
