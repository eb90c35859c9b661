package io.groundswell.connectors.local;

import io.groundswell.connectors.access.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The one file that holds a password of a local server; only this user of the machine reads it. */
final class LoginFile {
    private LoginFile() {}

    /**
     * The login that is in the file; made, with a password that nobody can guess, the first time.
     */
    static Login made(Path file, String user) throws IOException {
        if (!Files.exists(file)) {
            PrivateFile.write(file, new Login(user, NewPassword.make()).asProperties());
        }
        return Login.read(file);
    }
}
