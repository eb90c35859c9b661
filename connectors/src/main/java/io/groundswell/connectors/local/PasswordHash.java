package io.groundswell.connectors.local;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a server's settings hold in the place of a password: SHA-256 as hexadecimal digits. */
final class PasswordHash {
    private PasswordHash() {}

    static String of(String password) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM knows SHA-256", e);
        }
    }
}
