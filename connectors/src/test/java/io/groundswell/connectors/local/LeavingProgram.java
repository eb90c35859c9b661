package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Starts a server of its own in the folder it is given, tells its process id, and just ends, or
 * waits to be killed; or runs a command on a cluster.
 */
final class LeavingProgram {
    private LeavingProgram() {}

    /** What to start, and where; "stay" as a third argument to wait. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[1]);
        if (args[0].equals("command")) {
            runCommand(folder);
            return;
        }
        RunningServer server =
                switch (args[0]) {
                    case "kafka" -> LocalKafka.start(LocalKafkaOptions.in(folder));
                    case "redis" -> LocalRedis.start(LocalRedisOptions.in(folder));
                    case "clickhouse" -> LocalClickHouse.start(LocalClickHouseOptions.in(folder));
                    case "flink" -> LocalFlink.start(LocalFlinkIT.small(folder));
                    default -> LocalFlink.startDetached(LocalFlinkIT.small(folder));
                };
        System.out.println(server.pid());
        System.out.flush();
        if (args.length > 2) {
            new CountDownLatch(1).await();
        }
    }

    /** A command that does not end, on the cluster of a folder. */
    private static void runCommand(Path folder) throws IOException {
        String classes =
                WaitingProgram.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        LocalFlink.find(folder)
                .orElseThrow()
                .cli()
                .runMain(Path.of(classes), WaitingProgram.class.getName(), List.of());
    }

    static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dgroundswell.root=" + System.getProperty("groundswell.root"));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(LeavingProgram.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
