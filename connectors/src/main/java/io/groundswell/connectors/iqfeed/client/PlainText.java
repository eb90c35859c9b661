package io.groundswell.connectors.iqfeed.client;

/**
 * Makes the texts of others fit to be told: sockets speak the language of the machine, servers send
 * any byte, and both at any length. Safe for any thread.
 */
final class PlainText {
    /** No text is longer. */
    static final int MAX_LENGTH = 150;

    private PlainText() {}

    /** The beginning of a text, with a question mark for all that is not visible ASCII or blank. */
    static String of(String text) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < Math.min(MAX_LENGTH, text.length()); at++) {
            char it = text.charAt(at);
            plain.append(it >= ' ' && it <= '~' ? it : '?');
        }
        return plain.toString();
    }
}
