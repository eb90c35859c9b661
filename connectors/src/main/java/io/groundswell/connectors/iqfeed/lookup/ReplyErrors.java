package io.groundswell.connectors.iqfeed.lookup;

import io.groundswell.connectors.iqfeed.wire.PlainText;
import java.util.Map;
import java.util.Optional;

/** What an error of the lookup port means: an answer, or that it is to be asked again. */
final class ReplyErrors {
    /** No text of a server is told at more length. */
    static final int MAX_TEXT_LENGTH = 150;

    private static final String NO_DATA = "!NO_DATA!";

    /** How errors begin that come again however often one asks, and what they mean. */
    private static final Map<String, String> LASTING =
            Map.of(
                    "!SYNTAX_ERROR!", "the server does not understand the request",
                    "Invalid number of parameters", "the server does not understand the request",
                    "Invalid symbol", "the server knows no such symbol",
                    "Invalid start date", "the server does not take the dates",
                    "Invalid end date", "the server does not take the dates",
                    "Unauthorized", "this account may not ask for it");

    /** Other faults of a request; which ones there are is written nowhere. */
    private static final String INVALID = "Invalid ";

    private ReplyErrors() {}

    /**
     * The answer that an error is; empty where it may be another next time, as it may for any that
     * is not known.
     */
    static Optional<Answer> answer(String text) {
        String plain = plain(text);
        if (begins(plain, NO_DATA)) {
            return Optional.of(new Answer.NoData());
        }
        for (Map.Entry<String, String> lasting : LASTING.entrySet()) {
            if (begins(plain, lasting.getKey())) {
                return Optional.of(new Answer.Refused(lasting.getValue() + ": " + plain));
            }
        }
        return begins(plain, INVALID)
                ? Optional.of(new Answer.Refused("the server does not take the request: " + plain))
                : Optional.empty();
    }

    /** An error as it can be told: without the commas that end it. */
    static String plain(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ',' || text.charAt(end - 1) == ' ')) {
            end--;
        }
        return PlainText.of(text.substring(0, end), MAX_TEXT_LENGTH);
    }

    private static boolean begins(String text, String with) {
        return text.regionMatches(true, 0, with, 0, with.length());
    }
}
