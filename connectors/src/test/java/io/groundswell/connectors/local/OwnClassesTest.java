package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnClassesTest {
    private static final Path SUPERVISOR =
            Path.of(FlinkSupervisor.class.getName().replace('.', '/') + ".class");

    @TempDir Path folder;

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void shouldCopyThePackageFromAFolderAndFromAJarAlike() throws IOException {
        Path first = folder.resolve("first");
        OwnClasses.copyTo(first);
        Path jar = folder.resolve("a b.jar");
        try (FileSystem open =
                FileSystems.newFileSystem(
                        URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
            Path classes = open.getPath(SUPERVISOR.getParent().toString());
            Files.createDirectories(classes);
            for (String file : files(first)) {
                Files.copy(first.resolve(file), open.getPath(file));
            }
        }

        OwnClasses.copy(jar, folder.resolve("second"));

        assertThat(files(first)).contains(SUPERVISOR.toString());
        assertThat(files(folder.resolve("second"))).isEqualTo(files(first));
    }
}
