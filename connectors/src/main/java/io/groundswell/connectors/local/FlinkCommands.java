package io.groundswell.connectors.local;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the programs of a cluster are started: what Flink's own scripts do, without a shell. */
final class FlinkCommands {
    private static final Map<FlinkProcess.Kind, String> MAINS =
            Map.of(
                    FlinkProcess.Kind.ZOOKEEPER,
                    "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server"
                            + ".ZooKeeperServerMain",
                    FlinkProcess.Kind.JOB_MANAGER,
                    "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                    FlinkProcess.Kind.TASK_MANAGER,
                    "org.apache.flink.runtime.taskexecutor.TaskManagerRunner");

    private final FlinkFolder folder;
    private final FlinkPlan plan;

    FlinkCommands(FlinkFolder folder, FlinkPlan plan) {
        this.folder = folder;
        this.plan = plan;
    }

    /** A server of the cluster, which ends with whoever starts it. */
    ProcessBuilder server(FlinkProcess process) {
        List<String> flags = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        switch (process.kind()) {
            case ZOOKEEPER -> {
                flags.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC"));
                arguments.add(folder.zooKeeperConfig().toString());
            }
            case JOB_MANAGER -> {
                flags.addAll(plan.jobManager().flags());
                arguments.addAll(configured(process));
                arguments.addAll(List.of("--executionMode", "cluster"));
                arguments.addAll(plan.jobManager().arguments());
            }
            case TASK_MANAGER -> {
                flags.addAll(plan.taskManager().flags());
                arguments.addAll(configured(process));
                // Its name in the web UI; started again, it takes the place of the one that died.
                arguments.add("-Dtaskmanager.resource-id=" + process.name());
                arguments.addAll(plan.taskManager().arguments());
            }
        }
        flags.addAll(jvmOptions());
        flags.addAll(logging(process.name(), folder.temp(process.name()), "log4j2.properties"));
        String classPath = tethered(plan.classPath());
        return new JavaCommand(classPath, flags, MAINS.get(process.kind()), arguments)
                .tethered()
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.output(process.name()).toFile()));
    }

    private List<String> configured(FlinkProcess process) {
        return List.of(
                "--configDir",
                folder.conf().toString(),
                "-Dio.tmp.dirs=" + folder.temp(process.name()),
                "-Dmetrics.reporter.prometheus.port=" + process.metricsPort());
    }

    /** Flink's own command line; says all it has to say on standard output. */
    ProcessBuilder commandLine(Path temp, List<String> arguments) {
        return tool(temp, plan.classPath(), "org.apache.flink.client.cli.CliFrontend", arguments);
    }

    /** A main of a job jar, with Flink's jars beside it. */
    ProcessBuilder ofJar(Path temp, Path jar, String mainClass, List<String> arguments) {
        return tool(temp, plan.classPath() + File.pathSeparator + jar, mainClass, arguments);
    }

    /** Computes how the memory of a process is divided. */
    static ProcessBuilder memory(FlinkFolder folder, String classPath, String command) {
        List<String> arguments = List.of(command, "--configDir", folder.conf().toString());
        return new JavaCommand(
                        classPath,
                        List.of("-XX:TieredStopAtLevel=1"),
                        "org.apache.flink.runtime.util.bash.BashJavaUtils",
                        arguments)
                .builder();
    }

    /** Ends with whoever starts it, as a server does. */
    private ProcessBuilder tool(
            Path temp, String classPath, String mainClass, List<String> arguments) {
        List<String> flags = new ArrayList<>(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
        flags.addAll(jvmOptions());
        flags.addAll(logging("cli", temp, "log4j2-cli.properties"));
        ProcessBuilder builder =
                new JavaCommand(tethered(classPath), flags, mainClass, arguments).tethered();
        builder.environment().put("FLINK_CONF_DIR", folder.conf().toString());
        return builder;
    }

    private List<String> jvmOptions() {
        return List.of("@" + folder.conf().resolve("jvm-options"));
    }

    private String tethered(String classPath) {
        return classPath + File.pathSeparator + folder.tether();
    }

    private List<String> logging(String name, Path temp, String config) {
        return List.of(
                "-Djava.io.tmpdir=" + temp,
                "-Dlog.file=" + folder.log(name),
                "-Dlog4j.configurationFile=" + folder.conf().resolve(config).toUri());
    }
}
