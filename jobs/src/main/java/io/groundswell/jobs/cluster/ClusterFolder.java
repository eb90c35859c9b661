package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.DataFolder;
import io.groundswell.connectors.local.LocalFlink;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How a command is told which cluster it is about; a mixin. */
final class ClusterFolder {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where the cluster keeps its data; .groundswell/flink if not said.")
    private Path data;

    /** For picocli. */
    ClusterFolder() {}

    /** The folder the user said, or the usual one below the repository. */
    Path path() {
        return DataFolder.of("flink", data);
    }

    /** A command of this family, for this cluster. */
    String command(String words) {
        return "./groundswell cluster " + words + (data == null ? "" : " --data " + data);
    }

    /** The cluster that runs there, or an error in one line. */
    LocalFlink running() throws IOException {
        return LocalFlink.find(path())
                .orElseThrow(
                        () ->
                                new IOException(
                                        "no cluster runs in "
                                                + path()
                                                + "; start it with "
                                                + command("start")));
    }
}
