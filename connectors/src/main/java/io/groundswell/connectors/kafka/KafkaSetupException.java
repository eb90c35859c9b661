package io.groundswell.connectors.kafka;

import java.io.IOException;

/**
 * Kafka is not as it must be before work can start; the message is one line that tells the user.
 */
public final class KafkaSetupException extends IOException {
    /** With the whole story in the message. */
    public KafkaSetupException(String message) {
        super(message);
    }

    /** With what Kafka said as the cause. */
    public KafkaSetupException(String message, Throwable cause) {
        super(message, cause);
    }
}
