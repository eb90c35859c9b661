package io.groundswell.connectors.deadletter;

/** Text that came from anywhere, made fit for one line of a terminal. */
final class PrintableText {
    private static final String CUT = "...";

    private PrintableText() {}

    /** The text with a ? for what would move or colour the terminal. */
    static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            printable.append(Character.isISOControl(character) ? '?' : character);
        }
        return printable.toString();
    }

    /** The same, cut to a length. */
    static String of(String text, int maxLength) {
        String printable = of(text);
        return printable.length() <= maxLength
                ? printable
                : printable.substring(0, maxLength - CUT.length()) + CUT;
    }
}
