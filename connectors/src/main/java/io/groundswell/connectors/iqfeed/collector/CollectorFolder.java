package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.local.BackgroundProgram;
import io.groundswell.connectors.local.DataFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The files of a collector beside its epochs: who runs, what it says, how it stands.
 *
 * @param path the folder
 */
record CollectorFolder(Path path) {
    /** The folder that was said, or the usual one below the repository. */
    static CollectorFolder of(Path said) {
        return new CollectorFolder(DataFolder.of("collector", said));
    }

    Path epochs() {
        return path.resolve("epochs");
    }

    /** What a collector in the background says. */
    Path output() {
        return path.resolve("output.txt");
    }

    /** How the collector stands, written each second while it runs. */
    Path report() {
        return path.resolve("status.json");
    }

    /** Prints how the collector stands or stood, if it has told. */
    void printReport(PrintWriter out) throws IOException {
        if (Files.exists(report())) {
            CollectorReport.load(report()).print(out);
        }
    }

    /** Makes the folder; only its owner may look at what the feed says. */
    void makePrivate() throws IOException {
        Files.createDirectories(path);
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Held by the collector that works on the folder. */
    Path lock() {
        return path.resolve("lock");
    }

    private Path pidFile() {
        return path.resolve("collector.pid");
    }

    /** This process is the collector now. */
    void begun() throws IOException {
        BackgroundProgram.begun(pidFile());
    }

    /** It is no longer. */
    void ended() throws IOException {
        Files.deleteIfExists(pidFile());
    }

    /** The collector that runs on this folder, if one does. */
    Optional<BackgroundProgram> running() throws IOException {
        return BackgroundProgram.find(pidFile());
    }
}
