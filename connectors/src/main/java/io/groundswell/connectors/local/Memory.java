package io.groundswell.connectors.local;

/** How much memory a server may be given. */
final class Memory {
    private Memory() {}

    /**
     * Checks what it is to get.
     *
     * @throws IllegalArgumentException for less than it cannot do without
     */
    static void check(String server, long bytes, long leastBytes) {
        if (bytes < leastBytes) {
            throw new IllegalArgumentException(
                    "too little memory for "
                            + server
                            + ": "
                            + bytes
                            + " bytes, at least "
                            + leastBytes);
        }
    }
}
