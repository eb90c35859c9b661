package io.groundswell.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.Committer.CommitRequest;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ForgottenTransactionsTest {
    private final List<String> signals = new ArrayList<>();

    /** A committer that gives each request the same answer. */
    private record Answering(Consumer<CommitRequest<KafkaCommittable>> answer)
            implements Committer<KafkaCommittable> {
        @Override
        public void commit(Collection<CommitRequest<KafkaCommittable>> requests) {
            requests.forEach(answer);
        }

        @Override
        public void close() {}
    }

    /** What Flink asks, noting what it is told. */
    private final class Request implements CommitRequest<KafkaCommittable> {
        @Override
        public KafkaCommittable getCommittable() {
            return new KafkaCommittable(1, (short) 2, "some-id", null);
        }

        @Override
        public int getNumberOfRetries() {
            return 0;
        }

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {
            signals.add("known");
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            signals.add("unknown");
        }

        @Override
        public void retryLater() {
            signals.add("later");
        }

        @Override
        public void updateAndRetryLater(KafkaCommittable changed) {
            signals.add("changed");
        }

        @Override
        public void signalAlreadyCommitted() {
            signals.add("committed");
        }
    }

    private List<String> signalsOf(Consumer<CommitRequest<KafkaCommittable>> answer)
            throws Exception {
        signals.clear();
        try (ForgottenTransactions committer = new ForgottenTransactions(new Answering(answer))) {
            committer.commit(List.of(new Request()));
        }
        return signals;
    }

    @Test
    void shouldPassOverATransactionThatKafkaHasForgotten() throws Exception {
        InvalidPidMappingException forgotten = new InvalidPidMappingException("who?");

        assertThat(signalsOf(it -> it.signalFailedWithUnknownReason(forgotten)))
                .containsExactly("known");
        assertThat(
                        signalsOf(
                                it ->
                                        it.signalFailedWithUnknownReason(
                                                new KafkaException(
                                                        "in an error state", forgotten))))
                .containsExactly("known");
    }

    @Test
    void shouldFailAsFlinksCommitterDoesOfAnyOtherReason() throws Exception {
        assertThat(signalsOf(it -> it.signalFailedWithUnknownReason(new TimeoutException("slow"))))
                .containsExactly("unknown");
    }

    @Test
    void shouldHandOnEverythingElse() throws Exception {
        assertThat(signalsOf(it -> it.signalFailedWithKnownReason(new KafkaException("fenced"))))
                .containsExactly("known");
        assertThat(signalsOf(CommitRequest::retryLater)).containsExactly("later");
        assertThat(signalsOf(CommitRequest::signalAlreadyCommitted)).containsExactly("committed");
        assertThat(signalsOf(it -> it.updateAndRetryLater(it.getCommittable())))
                .containsExactly("changed");
    }
}
