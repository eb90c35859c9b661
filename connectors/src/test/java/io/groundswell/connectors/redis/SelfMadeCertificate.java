package io.groundswell.connectors.redis;

import io.groundswell.connectors.local.RedisTls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate that vouches for itself, made by the JDK's keytool. */
final class SelfMadeCertificate {
    private static final String ALIAS = "server";
    private static final String PASSWORD = "of-a-test";
    private static final int LINE = 64;

    private SelfMadeCertificate() {}

    static RedisTls in(Path folder) throws Exception {
        return in(folder, "ip:127.0.0.1");
    }

    static RedisTls in(Path folder, String host)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = Files.createDirectories(folder).resolve("store.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-dname",
                                "CN=" + ALIAS,
                                "-ext",
                                "SAN=" + host,
                                "-alias",
                                ALIAS,
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
        KeyStore made = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(store)) {
            made.load(bytes, PASSWORD.toCharArray());
        }
        Path certificate =
                pem(
                        folder.resolve("certificate.pem"),
                        "CERTIFICATE",
                        made.getCertificate(ALIAS).getEncoded());
        Path key =
                pem(
                        folder.resolve("key.pem"),
                        "PRIVATE KEY",
                        made.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
        return new RedisTls(certificate, key, certificate);
    }

    private static Path pem(Path file, String kind, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }
}
