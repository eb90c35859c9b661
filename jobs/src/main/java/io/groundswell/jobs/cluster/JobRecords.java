package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.FolderLock;
import io.groundswell.connectors.local.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What a cluster's folder remembers of the jobs that were submitted with these commands: how, and
 * from which jar, of which it keeps a copy. A job can thus be started again, at another
 * parallelism, or as it was before an upgrade, whatever became of the jar.
 */
final class JobRecords {
    private static final int HASH_DIGITS = 16;

    private final Path jobs;
    private final Path jars;

    JobRecords(Path cluster) {
        jobs = cluster.resolve("jobs");
        jars = cluster.resolve("jars");
    }

    /** The copy of a jar, by its content. */
    Path keep(Path jar) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(jar);
        } catch (NoSuchFileException e) {
            throw new IOException(jar + ": no such file (a job jar is made by the build)", e);
        }
        Path copy = jars.resolve(hash(bytes) + ".jar");
        if (!Files.exists(copy)) {
            Files.createDirectories(jars);
            Path written = jars.resolve(copy.getFileName() + ".partial");
            Files.write(written, bytes);
            Files.move(written, copy, StandardCopyOption.ATOMIC_MOVE);
        }
        return copy;
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(sum).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    Optional<Submission> find(String name) throws IOException {
        Optional<Properties> saved = StateFile.load(file(name));
        try {
            return saved.map(Submission::of);
        } catch (RuntimeException e) {
            throw StateFile.damaged(file(name), e);
        }
    }

    /** Those of all jobs, by name. */
    List<Submission> all() throws IOException {
        if (!Files.isDirectory(jobs)) {
            return List.of();
        }
        List<Submission> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(jobs)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".properties")) {
                    find(name.replaceFirst("\\.properties$", "")).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    void save(Submission submission) throws IOException {
        Files.createDirectories(jobs);
        StateFile.save(file(submission.name()), submission.toProperties());
    }

    /** Held while a command changes a job: two at once would submit it twice. */
    FolderLock lock(String name) throws IOException {
        Files.createDirectories(jobs);
        return FolderLock.tryTake(jobs.resolve(name + ".lock"))
                .orElseThrow(
                        () -> new IOException("another command works on " + name + " just now"));
    }

    private Path file(String name) {
        return jobs.resolve(name + ".properties");
    }
}
