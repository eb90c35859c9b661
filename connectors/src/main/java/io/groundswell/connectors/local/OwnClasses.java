package io.groundswell.connectors.local;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** The classes of this package as files: what a program needs that outlives the build it is of. */
final class OwnClasses {
    private static final String PACKAGE = OwnClasses.class.getPackageName().replace('.', '/');

    private OwnClasses() {}

    /** Copies them to a folder that can then stand on a class path. */
    static void copyTo(Path folder) throws IOException {
        copy(source(), folder);
    }

    private static Path source() throws IOException {
        try {
            return Path.of(
                    OwnClasses.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException("the program's own classes are not in a file", e);
        }
    }

    /** From a folder of classes or from a jar. */
    static void copy(Path source, Path folder) throws IOException {
        if (Files.isDirectory(source)) {
            copyPackage(source.resolve(PACKAGE), folder);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(source)) {
            copyPackage(jar.getPath(PACKAGE), folder);
        }
    }

    private static void copyPackage(Path classes, Path folder) throws IOException {
        Path place = Files.createDirectories(folder.resolve(PACKAGE));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(classes, "*.class")) {
            for (Path file : files) {
                Files.copy(file, place.resolve(file.getFileName().toString()));
            }
        }
    }
}
