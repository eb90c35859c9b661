package io.groundswell.connectors.local;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The program of Redis for this machine. A library on the class path carries it for several kinds
 * of machines; the one for this is put into a folder, once. Any number of threads and programs.
 */
final class RedisProgram {
    private static final String CARRIER = "redis-server-";

    /** By what a JVM says of its machine. */
    private static final Map<String, String> BY_MACHINE =
            Map.of(
                    "Linux amd64", "6.2.6-v5-linux-amd64",
                    "Linux aarch64", "6.2.7-linux-arm64",
                    "Mac OS X x86_64", "6.2.6-v5-darwin-amd64",
                    "Mac OS X aarch64", "6.2.6-v5-darwin-arm64");

    private static final String ELSE = ": set REDIS_URL to a server of your own";

    private final Path folder;
    private final String machine;

    /**
     * Names where things are.
     *
     * @param folder the program is put there
     * @param machine system and processor, as a JVM says them
     */
    RedisProgram(Path folder, String machine) {
        this.folder = folder;
        this.machine = machine;
    }

    /** The one for this machine, beside the data of this repository's servers. */
    static RedisProgram ofThisMachine() {
        return new RedisProgram(
                DataFolder.of("redis-program", null),
                System.getProperty("os.name") + ' ' + System.getProperty("os.arch"));
    }

    /**
     * The program's file, put there and tried first where it is not there yet.
     *
     * @throws IOException in one line, where there is none for this machine, or it does not run
     */
    Path file() throws IOException {
        String name = BY_MACHINE.get(machine);
        if (name == null) {
            throw new IOException("there is no local Redis for " + machine + ELSE);
        }
        Path file = folder.resolve(CARRIER + name);
        if (!Files.exists(file)) {
            put(file);
        }
        return file;
    }

    private void put(Path file) throws IOException {
        Files.createDirectories(folder);
        // Of one's own, and moved when it is whole: another program may be at it too.
        Path written = Files.createTempFile(folder, CARRIER, ".partial");
        try {
            copy(file.getFileName().toString(), written);
            Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rwx------"));
            tryOut(written);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static void copy(String name, Path target) throws IOException {
        try (InputStream program = RedisProgram.class.getResourceAsStream('/' + name)) {
            if (program == null) {
                throw new IOException("no " + name + " is on the class path" + ELSE);
            }
            Files.copy(program, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** It leans on libraries of the system, such as OpenSSL 3. */
    private static void tryOut(Path program) throws IOException {
        String complaint;
        try {
            complaint = complaint(program);
        } catch (IOException e) {
            complaint = e.getMessage();
        }
        if (!complaint.isEmpty()) {
            throw new IOException(
                    "the local Redis does not run on this machine: " + complaint + ELSE);
        }
    }

    private static String complaint(Path program) throws IOException {
        Process version =
                new ProcessBuilder(program.toString(), "--version")
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .start();
        String said =
                new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        boolean isFine = version.onExit().join().exitValue() == 0;
        return isFine ? "" : "it says " + said.replace('\n', ' ');
    }
}
