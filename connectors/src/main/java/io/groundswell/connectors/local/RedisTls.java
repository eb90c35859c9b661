package io.groundswell.connectors.local;

import java.nio.file.Path;

/**
 * What a local Redis encrypts with; the files are PEM.
 *
 * @param certificate the server's own, for 127.0.0.1
 * @param key its private key
 * @param authority who vouches for it: what its clients trust
 */
public record RedisTls(Path certificate, Path key, Path authority) {}
