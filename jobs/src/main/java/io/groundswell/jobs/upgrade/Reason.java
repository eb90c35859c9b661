package io.groundswell.jobs.upgrade;

import org.apache.flink.util.SerializedThrowable;

/** Why something failed, in one line. */
final class Reason {
    private Reason() {}

    /** The message at the bottom of the causes, where it says something, or else what it is. */
    static String of(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String kind =
                deepest instanceof SerializedThrowable serialized
                        ? serialized.getOriginalErrorClassName()
                        : deepest.getClass().getName();
        String message = deepest.getMessage();
        if (message == null || message.isBlank()) {
            return kind;
        }
        // What comes from a task has its kind in front already.
        String said =
                message.startsWith(kind + ": ") ? message.substring(kind.length() + 2) : message;
        return said.strip().replaceAll("\\s+", " ");
    }
}
