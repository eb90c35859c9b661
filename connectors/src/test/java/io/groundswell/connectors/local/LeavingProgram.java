package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.Path;

/** Starts a broker of its own in the folder it is given, tells its process id, and just ends. */
final class LeavingProgram {
    private LeavingProgram() {}

    public static void main(String[] args) throws IOException {
        System.out.println(LocalKafka.start(LocalKafkaOptions.in(Path.of(args[0]))).pid());
    }
}
