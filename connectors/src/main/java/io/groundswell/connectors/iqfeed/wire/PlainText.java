package io.groundswell.connectors.iqfeed.wire;

/**
 * Makes the texts of others fit to be told: sockets speak the language of the machine, servers send
 * any byte, names have accents, and all at any length. Safe for any thread.
 */
public final class PlainText {
    private PlainText() {}

    /**
     * The beginning of a text, with a question mark for all that is not visible ASCII or blank.
     *
     * @param maxLength no result is longer
     */
    public static String of(String text, int maxLength) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < Math.min(maxLength, text.length()); at++) {
            char it = text.charAt(at);
            plain.append(it >= ' ' && it <= '~' ? it : '?');
        }
        return plain.toString();
    }
}
