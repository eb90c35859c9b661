package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that only this user may read, from its first byte on; never seen half written. */
final class PrivateFile {
    private static final String MODE = "rw-------";

    private PrivateFile() {}

    static void write(Path file, String text) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(written);
        Files.createFile(written, onlyForThisUser(written));
        Files.writeString(written, text);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] onlyForThisUser(Path file) throws IOException {
        return Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(MODE))
                }
                : new FileAttribute<?>[0];
    }
}
