package io.groundswell.jobs.chaos;

import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.local.FlinkCli;
import io.groundswell.connectors.local.FlinkProcess;
import io.groundswell.connectors.local.FlinkRest;
import io.groundswell.connectors.local.LocalClickHouse;
import io.groundswell.connectors.local.LocalClickHouseOptions;
import io.groundswell.connectors.local.LocalFlink;
import io.groundswell.connectors.local.LocalFlinkOptions;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.connectors.local.LocalRedis;
import io.groundswell.connectors.local.LocalRedisOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A broker, a Flink cluster and, where needed, a ClickHouse or a Redis of a run: real processes on
 * loopback that end with this program, also when it is killed, and whose data stay in the run's
 * folder. One thread at a time, but the others may be started again on another.
 */
final class ChaosServers implements AutoCloseable {
    /** TaskManagers more than the job needs: it need not wait for a new one to start. */
    static final int SPARES = 1;

    /** Folders of the servers in that of the run. */
    static final List<String> FOLDERS = List.of("kafka", "flink", "clickhouse", "redis");

    private final LocalKafka kafka;
    private final LocalFlink flink;

    /** Empty where none is needed. */
    private final Optional<LocalClickHouse> clickHouse;

    /** Empty where none is needed. */
    private final Optional<LocalRedis> redis;

    private final AtomicInteger redisKills = new AtomicInteger();

    private ChaosServers(
            LocalKafka kafka,
            LocalFlink flink,
            Optional<LocalClickHouse> clickHouse,
            Optional<LocalRedis> redis) {
        this.kafka = kafka;
        this.flink = flink;
        this.clickHouse = clickHouse;
        this.redis = redis;
    }

    /**
     * Starts them on their folders; a job that ran there before goes on.
     *
     * @param taskManagers how many, with one slot each, besides the spare
     * @param victims what is going to be killed: a ClickHouse or a Redis starts only then
     */
    static ChaosServers start(Path folder, int taskManagers, List<Victim> victims)
            throws IOException {
        LocalKafka kafka = LocalKafka.start(LocalKafkaOptions.in(kafka(folder)));
        Optional<LocalClickHouse> clickHouse = Optional.empty();
        Optional<LocalRedis> redis = Optional.empty();
        try {
            if (victims.contains(Victim.REDIS)) {
                redis = Optional.of(LocalRedis.start(LocalRedisOptions.in(redis(folder))));
            }
            if (victims.contains(Victim.CLICKHOUSE)) {
                clickHouse =
                        Optional.of(
                                LocalClickHouse.start(
                                        LocalClickHouseOptions.in(clickHouse(folder))));
            }
            LocalFlinkOptions options =
                    LocalFlinkOptions.in(flink(folder))
                            .withTaskManagers(taskManagers + SPARES)
                            .withSlots(1)
                            // Everything is on one machine, and a slot is all that each has.
                            .with("taskmanager.memory.process.size", "1536m")
                            .with("taskmanager.memory.managed.size", "256m")
                            // Recovery is measured by what the REST interface tells, which else
                            // is up to three seconds old.
                            .with("web.refresh-interval", "100 ms");
            return new ChaosServers(kafka, LocalFlink.start(options), clickHouse, redis);
        } catch (IOException | RuntimeException e) {
            close(kafka, clickHouse, redis);
            throw e;
        }
    }

    private static void close(
            LocalKafka kafka, Optional<LocalClickHouse> clickHouse, Optional<LocalRedis> redis)
            throws IOException {
        kafka.close();
        if (clickHouse.isPresent()) {
            clickHouse.get().close();
        }
        if (redis.isPresent()) {
            redis.get().close();
        }
    }

    private static Path kafka(Path folder) {
        return folder.resolve(FOLDERS.get(0));
    }

    private static Path flink(Path folder) {
        return folder.resolve(FOLDERS.get(1));
    }

    private static Path clickHouse(Path folder) {
        return folder.resolve(FOLDERS.get(2));
    }

    private static Path redis(Path folder) {
        return folder.resolve(FOLDERS.get(3));
    }

    /** Ends what a killed run has left and what has not ended by itself yet. */
    static void endFormer(Path folder) throws IOException {
        Optional<LocalFlink> flink = LocalFlink.find(flink(folder));
        if (flink.isPresent()) {
            flink.get().stop();
        }
        Optional<LocalKafka> kafka = LocalKafka.find(kafka(folder));
        if (kafka.isPresent()) {
            kafka.get().stop();
        }
        Optional<LocalClickHouse> clickHouse = LocalClickHouse.find(clickHouse(folder));
        if (clickHouse.isPresent()) {
            clickHouse.get().stop();
        }
        Optional<LocalRedis> redis = LocalRedis.find(redis(folder));
        if (redis.isPresent()) {
            redis.get().stop();
        }
    }

    /** The ClickHouse of a run that has one. */
    LocalClickHouse clickHouse() {
        return clickHouse.orElseThrow();
    }

    /** The Redis of a run that has one. */
    LocalRedis redis() {
        return redis.orElseThrow();
    }

    /** How often Redis has been killed, or is just being killed. Any thread. */
    int redisKills() {
        return redisKills.get();
    }

    KafkaConnection connection() throws IOException {
        return KafkaConnection.to(kafka.bootstrapServers());
    }

    FlinkRest rest() {
        return flink.rest();
    }

    FlinkCli cli() {
        return flink.cli();
    }

    /** Kills one process as {@code kill -9} does; returns when it is gone. */
    void kill(Fault fault) throws IOException {
        switch (fault.victim()) {
            case BROKER -> kafka.kill();
            case CLICKHOUSE -> clickHouse().kill();
            case REDIS -> {
                redisKills.incrementAndGet();
                redis().kill();
            }
            case JOB_MANAGER -> kill(of(FlinkProcess.Kind.JOB_MANAGER).get(0));
            case TASK_MANAGER -> {
                // A spare one would not be missed.
                Set<String> busy = flink.rest().busyTaskManagers();
                List<FlinkProcess> working =
                        of(FlinkProcess.Kind.TASK_MANAGER).stream()
                                .filter(it -> busy.contains(it.name()))
                                .toList();
                kill(working.get(fault.target() % working.size()));
            }
        }
    }

    private List<FlinkProcess> of(FlinkProcess.Kind kind) throws IOException {
        return flink.processes().stream().filter(it -> it.kind() == kind).toList();
    }

    private static void kill(FlinkProcess victim) throws IOException {
        if (!victim.isRunning()) {
            throw new IOException(victim.name() + " was to be killed and does not run");
        }
        victim.kill();
    }

    /** Starts a server of ours again on its folder; returns when it answers. */
    void restart(Victim victim) throws IOException {
        switch (victim) {
            case BROKER -> kafka.restart();
            case CLICKHOUSE -> clickHouse().restart();
            case REDIS -> redis().restart();
            case TASK_MANAGER, JOB_MANAGER ->
                    throw new IllegalArgumentException(victim + " is started by its supervisor");
        }
    }

    /** Ends all of them, and leaves their data. */
    @Override
    public void close() throws IOException {
        try {
            flink.close();
        } finally {
            close(kafka, clickHouse, redis);
        }
    }
}
