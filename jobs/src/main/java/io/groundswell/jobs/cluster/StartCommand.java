package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.FlinkProcess;
import io.groundswell.connectors.local.LocalFlink;
import io.groundswell.connectors.local.LocalFlinkOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cluster start}: a cluster that goes on after the command. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Start a cluster that goes on after this command: ZooKeeper, a JobManager,"
                    + " TaskManagers.",
            "Jobs that ran when it was last stopped or killed go on."
        })
final class StartCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private ClusterFolder folder;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8081",
            description = "Of the web UI; ${DEFAULT-VALUE} unless said, 0 for a free one.")
    private int port;

    @Option(
            names = "--metrics-port",
            paramLabel = "N",
            defaultValue = "9249",
            description = {
                "Where the JobManager tells its metrics to Prometheus, each TaskManager on the"
                        + " next;",
                "${DEFAULT-VALUE} unless said, 0 for free ones."
            })
    private int metricsPort;

    @Option(
            names = "--task-managers",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many; ${DEFAULT-VALUE} unless said.")
    private int taskManagers;

    @Option(names = "--slots", paramLabel = "N", description = "Of each TaskManager.")
    private Integer slots;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            defaultValue = "8gb",
            description = "The machine to fill, of flink-conf/memory-SIZE.yaml: 8gb or 32gb.")
    private String memory;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "A setting of Flink's that goes before the one of config.yaml.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--no-supervise",
            description = "Leave a process that ends where it is, for drills.")
    private boolean unsupervised;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<LocalFlink> found = LocalFlink.find(folder.path());
        if (found.isPresent()) {
            out.println("A cluster runs already:");
        }
        LocalFlink cluster = found.isPresent() ? found.get() : start();
        tell(cluster, out);
        return 0;
    }

    private LocalFlink start() throws IOException {
        try {
            LocalFlinkOptions options =
                    LocalFlinkOptions.in(folder.path())
                            .withMemory(memory)
                            .withRestPort(port)
                            .withMetricsPort(metricsPort)
                            .withTaskManagers(taskManagers);
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                options = options.with(setting.getKey(), setting.getValue());
            }
            options = slots == null ? options : options.withSlots(slots);
            return LocalFlink.startDetached(unsupervised ? options.unsupervised() : options);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void tell(LocalFlink cluster, PrintWriter out) throws IOException {
        out.println("Flink's web UI: http://" + cluster.address());
        out.println(
                "  "
                        + cluster.processes().size()
                        + " processes, "
                        + (cluster.isSupervised()
                                ? "each is started again if it ends"
                                : "none is started again if it ends")
                        + " (pid of the supervisor: "
                        + cluster.pid()
                        + ")");
        out.println("  metrics for Prometheus on ports " + metricsPorts(cluster));
        out.println("  data and logs in " + cluster.folder());
        out.println("  run a job with " + folder.command("run order-book"));
        out.println("  stop it with   " + folder.command("stop"));
    }

    private static String metricsPorts(LocalFlink cluster) throws IOException {
        return String.join(
                ", ",
                cluster.processes().stream()
                        .filter(it -> it.kind() != FlinkProcess.Kind.ZOOKEEPER)
                        .map(it -> it.metricsPort() + " (" + it.name() + ")")
                        .toList());
    }
}
