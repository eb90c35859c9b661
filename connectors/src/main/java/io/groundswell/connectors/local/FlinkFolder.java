package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** All that a local cluster has on disk, under one folder. */
record FlinkFolder(Path root) {
    /** What was concluded when it was started. */
    Path plan() {
        return root.resolve("cluster.properties");
    }

    /** Which processes there are; the supervisor writes it. */
    Path processes() {
        return root.resolve("processes.properties");
    }

    /** Flink's configuration, and that of its logs. */
    Path conf() {
        return root.resolve("conf");
    }

    Path config() {
        return conf().resolve("config.yaml");
    }

    Path zooKeeperConfig() {
        return conf().resolve("zoo.cfg");
    }

    /** The class that ends a process with its supervisor, by itself. */
    Path tether() {
        return root.resolve("tether");
    }

    Path zooKeeperData() {
        return root.resolve("zookeeper");
    }

    Path highAvailability() {
        return root.resolve("ha");
    }

    Path checkpoints() {
        return root.resolve("checkpoints");
    }

    Path savepoints() {
        return root.resolve("savepoints");
    }

    private Path logs() {
        return root.resolve("log");
    }

    Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** What a process said outside its log. */
    Path output(String name) {
        return logs().resolve(name + ".out");
    }

    Path temp(String name) {
        return root.resolve("temp").resolve(name);
    }

    void make() throws IOException {
        for (Path folder :
                List.of(
                        conf(),
                        tether(),
                        zooKeeperData(),
                        highAvailability(),
                        checkpoints(),
                        savepoints(),
                        logs())) {
            Files.createDirectories(folder);
        }
    }

    /** Puts {@link Tether} where it alone is on a class path: Flink's has nothing of ours. */
    void putTether() throws IOException {
        String file = Tether.class.getName().replace('.', '/') + ".class";
        Path place = tether().resolve(file);
        Files.createDirectories(place.getParent());
        try (var bytes = Tether.class.getClassLoader().getResourceAsStream(file)) {
            Files.write(place, bytes.readAllBytes());
        }
    }

    /** An empty folder for a process's own files: a killed one leaves its behind. */
    Path freshTemp(String name) throws IOException {
        Path temp = temp(name);
        if (Files.exists(temp)) {
            Files.walkFileTree(temp, new Removal());
        }
        return Files.createDirectories(temp);
    }

    FolderLock lockForStart() throws IOException {
        return FolderLock.tryTake(root.resolve("start.lock"))
                .orElseThrow(
                        () -> new IOException(root + ": a cluster is just being started there"));
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure)
                throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
