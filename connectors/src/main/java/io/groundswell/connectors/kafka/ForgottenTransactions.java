package io.groundswell.connectors.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what a savepoint says is to be committed, and passes over what Kafka has forgotten.
 *
 * <p>A savepoint names the transactions that it completes, and a job that is restored from it
 * commits them once more. Kafka forgets a transactional id that was not used for {@code
 * transactional.id.expiration.ms}, a week as a rule, and another cluster never knew it. Flink's own
 * committer fails the job then, again and again, so that no savepoint could be older than a week.
 * Such a transaction is counted by Flink as failed and told in the log: it was committed when the
 * savepoint was taken, unless the job died in that very moment, in which case its results are lost.
 */
final class ForgottenTransactions implements Committer<KafkaCommittable> {
    private static final Logger LOG = LoggerFactory.getLogger(ForgottenTransactions.class);

    private final Committer<KafkaCommittable> committer;

    ForgottenTransactions(Committer<KafkaCommittable> committer) {
        this.committer = committer;
    }

    @Override
    public void commit(Collection<CommitRequest<KafkaCommittable>> requests)
            throws IOException, InterruptedException {
        List<CommitRequest<KafkaCommittable>> watched = new ArrayList<>(requests.size());
        for (CommitRequest<KafkaCommittable> request : requests) {
            watched.add(new Watched(request));
        }
        committer.commit(watched);
    }

    @Override
    public void close() throws Exception {
        committer.close();
    }

    /** A request of Flink's that may fail of this one reason without failing the job. */
    private record Watched(CommitRequest<KafkaCommittable> request)
            implements CommitRequest<KafkaCommittable> {
        @Override
        public KafkaCommittable getCommittable() {
            return request.getCommittable();
        }

        @Override
        public int getNumberOfRetries() {
            return request.getNumberOfRetries();
        }

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {
            request.signalFailedWithKnownReason(reason);
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            if (ExceptionUtils.findThrowable(reason, InvalidPidMappingException.class).isEmpty()) {
                request.signalFailedWithUnknownReason(reason);
                return;
            }
            LOG.error(
                    "Kafka knows nothing of transaction {} any more, which the restored state says"
                            + " is to be committed: what it held is lost unless it was committed"
                            + " when that state was taken",
                    getCommittable().getTransactionalId());
            request.signalFailedWithKnownReason(reason);
        }

        @Override
        public void retryLater() {
            request.retryLater();
        }

        @Override
        public void updateAndRetryLater(KafkaCommittable changed) {
            request.updateAndRetryLater(changed);
        }

        @Override
        public void signalAlreadyCommitted() {
            request.signalAlreadyCommitted();
        }
    }
}
