package io.groundswell.jobs.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.jobs.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a run has come, in a file: all that it must know to go on after it was itself killed.
 * Every change is on disk when the method returns; a reader of the file sees all of a change or
 * nothing of it. One thread.
 */
final class ChaosProgress {
    private static final int VERSION = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ChaosSettings settings;
    private final List<Recovery> recoveries;
    private boolean expectedReady;
    private String jobId;
    private long acknowledged;
    private int starts;
    private long activeMillis;
    private String table;
    private boolean clean;

    /** What is on disk. */
    private record Saved(
            int version,
            ChaosSettings settings,
            boolean expectedReady,
            String jobId,
            long acknowledged,
            List<Recovery> recoveries,
            int starts,
            long activeMillis,
            String table,
            boolean clean) {}

    private ChaosProgress(Path file, Saved saved) {
        this.file = file;
        this.settings = saved.settings();
        this.recoveries = new ArrayList<>(saved.recoveries());
        this.expectedReady = saved.expectedReady();
        this.jobId = saved.jobId();
        this.acknowledged = saved.acknowledged();
        this.starts = saved.starts();
        this.activeMillis = saved.activeMillis();
        this.table = saved.table();
        this.clean = saved.clean();
    }

    /**
     * The progress that the file tells of, or that of a run that begins now.
     *
     * @param settings what the run was told now
     * @throws ConfigException where the file's run began with other settings
     * @throws IOException where the file cannot be read, or a newer program wrote it
     */
    static ChaosProgress open(Path file, ChaosSettings settings)
            throws IOException, ConfigException {
        if (!Files.exists(file)) {
            return new ChaosProgress(
                    file, new Saved(VERSION, settings, false, "", 0, List.of(), 0, 0, "", false));
        }
        Saved saved = read(file);
        if (!saved.settings().equals(settings)) {
            throw new ConfigException(
                    "the run in "
                            + file.getParent()
                            + " began with "
                            + saved.settings()
                            + ", not with "
                            + settings
                            + "; say the same, or --fresh to begin anew");
        }
        return new ChaosProgress(file, saved);
    }

    private static Saved read(Path file) throws IOException {
        try {
            JsonNode tree = JSON.readTree(file.toFile());
            int version = tree.path("version").asInt();
            if (version != VERSION) {
                throw new IOException(
                        file
                                + ": of version "
                                + version
                                + ", and this program knows "
                                + VERSION
                                + "; --fresh begins anew");
            }
            return JSON.treeToValue(tree, Saved.class);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": not the progress of a run; --fresh begins anew", e);
        }
    }

    private void save() throws IOException {
        Saved saved =
                new Saved(
                        VERSION,
                        settings,
                        expectedReady,
                        jobId,
                        acknowledged,
                        recoveries,
                        starts,
                        activeMillis,
                        table,
                        clean);
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        JSON.writerWithDefaultPrettyPrinter().writeValue(whole.toFile(), saved);
        Files.move(
                whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The command was started, for the first time or again. */
    void start() throws IOException {
        starts++;
        save();
    }

    /** The undisturbed run's rows are on disk. */
    void expectedIsReady() throws IOException {
        expectedReady = true;
        save();
    }

    /** The job on the topics was started and is known to Flink by this id. */
    void jobStarted(String id) throws IOException {
        jobId = id;
        save();
    }

    /** So many events are on the broker for sure, and so much more time has been spent. */
    void went(long acknowledgedEvents, long moreMillis) throws IOException {
        acknowledged = acknowledgedEvents;
        activeMillis += moreMillis;
        save();
    }

    /** The job has recovered from the next kill of the plan. */
    void recovered(Recovery recovery) throws IOException {
        recoveries.add(recovery);
        save();
    }

    /** All is done. */
    void end(String closingTable, boolean isClean) throws IOException {
        table = closingTable;
        clean = isClean;
        save();
    }

    ChaosSettings settings() {
        return settings;
    }

    boolean isExpectedReady() {
        return expectedReady;
    }

    /** Flink's id of the job on the topics; empty before it was started. */
    String jobId() {
        return jobId;
    }

    /** How many events are on the broker for sure; the others are to be sent again. */
    long acknowledged() {
        return acknowledged;
    }

    /** The kills that the job has recovered from, in their order. */
    List<Recovery> recoveries() {
        return List.copyOf(recoveries);
    }

    /** How often Flink has restarted the job, as far as was seen after kills. */
    long restarts() {
        return recoveries.stream().mapToLong(Recovery::restarts).max().orElse(0);
    }

    /** How often the command was started for this run. */
    int starts() {
        return starts;
    }

    /** How long the command was at work in all. */
    long activeMillis() {
        return activeMillis;
    }

    boolean hasEnded() {
        return !table.isEmpty();
    }

    /** The closing table; empty before the end. */
    String table() {
        return table;
    }

    /** Whether the end was as it should be. */
    boolean isClean() {
        return clean;
    }
}
