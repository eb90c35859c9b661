package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that a local cluster has on disk, under one folder. */
record FlinkFolder(Path root) {
    /** Settings that name a folder, and what is kept there. */
    private static final Map<String, String> LOCATIONS =
            Map.of(
                    "execution.checkpointing.dir", "checkpoints",
                    "execution.checkpointing.savepoint-dir", "savepoints",
                    "high-availability.storageDir", "high availability");

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

    /** The classes of the supervisor: those of the build are replaced under its feet. */
    Path supervisor() {
        return root.resolve("supervisor");
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

    private Path temps() {
        return root.resolve("temp");
    }

    Path temp(String name) {
        return temps().resolve(name);
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

    /** Puts the classes of this package where nobody else writes. */
    void putSupervisor() throws IOException {
        FolderRemoval.of(supervisor());
        OwnClasses.copyTo(supervisor());
    }

    /** Which of the folders that Flink writes cannot take anything now, and why, in a line each. */
    List<String> useless(FlinkConfig config) {
        Map<String, Path> folders = new LinkedHashMap<>();
        folders.put("the cluster's files", root);
        LOCATIONS.forEach(
                (setting, purpose) ->
                        config.value(setting)
                                .flatMap(UsableFolder::local)
                                .ifPresent(folder -> folders.put(purpose, folder)));
        List<String> useless = new ArrayList<>();
        folders.forEach(
                (purpose, folder) ->
                        UsableFolder.complaint(folder, purpose).ifPresent(useless::add));
        return useless;
    }

    /** An empty folder for a process's own files: a killed one leaves its behind. */
    Path freshTemp(String name) throws IOException {
        Path temp = temp(name);
        FolderRemoval.of(temp);
        return Files.createDirectories(temp);
    }

    /** An empty folder that no other call gets; whoever asks for it removes it. */
    Path newTemp(String name) throws IOException {
        Files.createDirectories(temps());
        return Files.createTempDirectory(temps(), name + "-");
    }

    /**
     * Removes what former processes left: their temporary files, and what they said outside their
     * logs, where an old failure would be taken for a new one.
     */
    void forgetFormerProcesses() throws IOException {
        FolderRemoval.of(temps());
        try (DirectoryStream<Path> outputs = Files.newDirectoryStream(logs(), "*.out")) {
            for (Path output : outputs) {
                Files.deleteIfExists(output);
            }
        }
        Files.deleteIfExists(processes());
    }

    FolderLock lockForStart() throws IOException {
        return FolderLock.tryTake(root.resolve("start.lock"))
                .orElseThrow(
                        () -> new IOException(root + ": a cluster is just being started there"));
    }
}
