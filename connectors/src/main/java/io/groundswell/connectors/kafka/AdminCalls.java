package io.groundswell.connectors.kafka;

import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Questions to a cluster, each with a limit, whose failures are told in one line. */
final class AdminCalls implements AutoCloseable {
    private final KafkaConnection connection;
    private final Duration limit;
    private final Admin admin;

    AdminCalls(KafkaConnection connection, Duration limit) throws KafkaSetupException {
        this.connection = connection;
        this.limit = limit;
        Properties properties = connection.clientProperties();
        String limitMillis = Long.toString(limit.toMillis());
        properties.setProperty(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limitMillis);
        properties.setProperty(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, limitMillis);
        try {
            admin = Admin.create(properties);
        } catch (KafkaException e) {
            // What it says itself is only that it could not be made.
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw failure(reason.getMessage(), e);
        }
    }

    Admin admin() {
        return admin;
    }

    /**
     * Waits for an answer.
     *
     * @param wanted what it is for, as in "not allowed to ..."
     */
    <T> T await(KafkaFuture<T> answer, String wanted) throws KafkaSetupException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw explain(e.getCause(), wanted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted while waiting for an answer", e);
        }
    }

    KafkaSetupException explain(Throwable cause, String wanted) {
        if (cause instanceof TimeoutException) {
            return failure(
                    String.format(
                            Locale.ROOT,
                            "no Kafka answers within %.0f s (is the address right, is it running,"
                                    + " and does it want another security.protocol?)",
                            limit.toMillis() / 1000.0),
                    cause);
        }
        if (cause instanceof AuthenticationException) {
            // Kafka's own message mostly begins with these words.
            String said = String.valueOf(cause.getMessage());
            String reason = said.replaceFirst("^Authentication failed: ", "");
            return failure("authentication failed: " + reason, cause);
        }
        if (cause instanceof AuthorizationException) {
            return failure("not allowed to " + wanted, cause);
        }
        return failure("cannot " + wanted + ": " + cause.getMessage(), cause);
    }

    KafkaSetupException failure(String what, Throwable cause) {
        return new KafkaSetupException(
                "Kafka at " + connection.bootstrapServers() + ": " + what, cause);
    }

    @Override
    public void close() {
        // A plain close would wait for answers that nobody wants any more.
        admin.close(Duration.ZERO);
    }
}
