package io.groundswell.connectors.local;

import java.security.SecureRandom;
import java.util.HexFormat;

/** A password that nobody can guess: the one place that may ask the host for chance. */
final class NewPassword {
    private static final int BYTES = 24;

    private NewPassword() {}

    static String make() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
