package io.groundswell.jobs.cluster;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
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
        Path file = file(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties saved = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            saved.load(reader);
            return Optional.of(Submission.of(saved));
        } catch (RuntimeException e) {
            throw new IOException(file + ": damaged: " + e.getMessage(), e);
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
        Path file = file(submission.name());
        Path written = file.resolveSibling(file.getFileName() + ".partial");
        try (Writer writer = Files.newBufferedWriter(written)) {
            submission.toProperties().store(writer, null);
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(String name) {
        return jobs.resolve(name + ".properties");
    }
}
