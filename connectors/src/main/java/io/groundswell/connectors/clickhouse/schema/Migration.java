package io.groundswell.connectors.clickhouse.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One step of the schema: a file with one statement, which may be run again without harm. A file
 * that a database has is never edited; what comes later is another file.
 *
 * @param version 1 and up, without a hole; what the file's name begins with
 * @param name of the file
 * @param statement what it holds
 * @param checksum SHA-256 of it
 */
public record Migration(int version, String name, String statement, String checksum) {
    /**
     * The step that a file holds.
     *
     * @throws IllegalArgumentException where the name does not begin with a number and a hyphen
     */
    static Migration of(String name, String statement) {
        int hyphen = name.indexOf('-');
        if (hyphen < 1) {
            throw new IllegalArgumentException("no number in front: " + name);
        }
        int version = Integer.parseInt(name.substring(0, hyphen));
        return new Migration(version, name, statement, checksum(statement));
    }

    private static String checksum(String statement) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(statement.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a JVM without SHA-256", e);
        }
    }
}
