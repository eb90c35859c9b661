package io.groundswell.connectors.local;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.Uuid;

/** Brings a broker up on a folder that has its settings, and waits until it answers. */
final class BrokerStart {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final String LOG_CONFIG =
            "classpath:io/groundswell/connectors/local/kafka-log4j2.properties";

    private final BrokerFolder folder;
    private final String address;
    private String clusterId;

    BrokerStart(BrokerFolder folder, String address) {
        this.folder = folder;
        this.address = address;
    }

    /** Returns once the broker answers; when it does not come up, it is gone and this says why. */
    ServerProcess run(boolean detached) throws IOException {
        if (!folder.isFormatted()) {
            format();
        }
        clusterId = folder.clusterId();
        ProcessBuilder builder =
                java("-Xmx512m", "kafka.Kafka", List.of(folder.config().toString()))
                        .tethered()
                        .redirectOutput(folder.startOutput().toFile());
        ServerProcess broker =
                detached ? ServerProcess.startDetached(builder) : ServerProcess.start(builder);
        try {
            awaitAnswer(broker);
        } catch (IOException | RuntimeException e) {
            broker.stop(STOP_LIMIT);
            throw e;
        }
        return broker;
    }

    private void format() throws IOException {
        String id = Uuid.randomUuid().toString();
        List<String> arguments = List.of("format", "-t", id, "-c", folder.config().toString());
        // Half a second of work: the second compiler would only cost time.
        ServerProcess format =
                ServerProcess.start(
                        java("-XX:TieredStopAtLevel=1", "kafka.tools.StorageTool", arguments)
                                .tethered()
                                .redirectOutput(folder.startOutput().toFile()));
        try {
            format.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            format.letGo();
        } catch (TimeoutException | ExecutionException e) {
            format.kill();
        } catch (InterruptedException e) {
            format.kill();
            throw interrupted(e);
        }
        if (!folder.isFormatted()) {
            throw failure("cannot be made ready for a broker");
        }
    }

    /** From the class path of this program, which has the broker's. */
    private JavaCommand java(String flag, String mainClass, List<String> arguments) {
        List<String> flags =
                List.of(
                        flag,
                        "-XX:+UseSerialGC",
                        "-Djava.io.tmpdir=" + folder.temp(),
                        "-Dgroundswell.log=" + folder.log(),
                        "-Dlog4j2.configurationFile=" + LOG_CONFIG);
        return new JavaCommand(System.getProperty("java.class.path"), flags, mainClass, arguments);
    }

    private void awaitAnswer(ServerProcess broker) throws IOException {
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        Admin admin = Admin.create(probe());
        try {
            boolean ready = false;
            while (!ready) {
                CompletableFuture<Boolean> answer = answer(admin);
                CompletableFuture.anyOf(answer, broker.onExit())
                        .get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (!broker.isRunning()) {
                    throw failure("the broker does not start");
                }
                ready = answer.get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException e) {
            throw failure("the broker does not answer within " + LIMIT.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw failure("the broker answers " + e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            // A plain close would wait for the answer of a broker that is gone.
            admin.close(Duration.ZERO);
        }
    }

    private Map<String, Object> probe() {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                address,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) LIMIT.toMillis(),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                100);
    }

    /**
     * Whether the broker takes part in its cluster yet. Never completes when it is another broker
     * that answers: then ours will find its port taken, and end.
     */
    private CompletableFuture<Boolean> answer(Admin admin) {
        DescribeClusterResult cluster = admin.describeCluster();
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        cluster.clusterId()
                .toCompletionStage()
                .thenAcceptBoth(
                        cluster.nodes().toCompletionStage(),
                        (id, nodes) -> {
                            if (clusterId.equals(id)) {
                                answer.complete(!nodes.isEmpty());
                            }
                        })
                .exceptionally(
                        e -> {
                            answer.completeExceptionally(e);
                            return null;
                        });
        return answer;
    }

    private IOException failure(String what) throws IOException {
        return new IOException(
                folder.root()
                        + ": "
                        + what
                        + ": "
                        + ServerLog.reason(folder.startOutput(), 0, "org.apache.kafka.")
                        + " ("
                        + folder.log()
                        + " has the rest)");
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted while a broker was starting", e);
    }
}
