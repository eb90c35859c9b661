package io.groundswell.jobs.upgrade;

import io.groundswell.jobs.config.ConfigException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Whether the job in this jar takes over a savepoint, asked before the running job is stopped: by
 * {@code java -cp CLUSTER:THIS_JAR io.groundswell.jobs.upgrade.RestoreCheck SAVEPOINT JOB ARGUMENT
 * …}, in a JVM of its own, so that new code judges old state. It reads the savepoint and nothing
 * else: neither Kafka nor the cluster is asked for anything.
 *
 * <p>Looked at are: that each operator with state is still there, by its uid; that its key groups
 * are as many as before; that its keyed state can be restored, and every value of it read; and that
 * what sources and sinks stored can be read by those of now. Not looked at is what a source or sink
 * will find outside: whether Kafka still holds the offsets and transactions that the savepoint
 * names.
 *
 * <p>Standard output has a line for each finding, {@code refused:} or {@code note:}, and one that
 * says {@code accepted:}. The exit status is 0 where the savepoint is accepted, 1 where it is not,
 * 2 where it could not be asked: wrong arguments, or a savepoint that is not there.
 */
public final class RestoreCheck {
    private static final int ACCEPTED = 0;
    private static final int REFUSED = 1;
    private static final int NOT_ASKED = 2;

    private RestoreCheck() {}

    /** Runs the check and ends the JVM with its status. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        // Flink's log, whatever the user does with it, is no finding.
        System.setOut(System.err);
        System.exit(run(out, arguments));
    }

    /** Runs the check with the given output and returns the exit status. */
    static int run(PrintStream out, String... arguments) throws Exception {
        if (arguments.length < 2) {
            out.println("usage: RestoreCheck SAVEPOINT JOB [ARGUMENT ...]");
            return NOT_ASKED;
        }
        SavepointContent savepoint;
        Findings findings;
        try {
            CheckedJob job =
                    CheckedJob.of(arguments[1], Arrays.copyOfRange(arguments, 2, arguments.length));
            savepoint = SavepointContent.read(arguments[0]);
            findings = judge(savepoint, job);
        } catch (ConfigException | IOException e) {
            out.println("not asked: " + e.getMessage());
            return NOT_ASKED;
        }
        findings.notes().forEach(note -> out.println("note: " + note));
        findings.complaints().forEach(complaint -> out.println("refused: " + complaint));
        if (!findings.complaints().isEmpty()) {
            return REFUSED;
        }
        out.println("accepted: the state of " + savepoint.stateful().size() + " operators");
        return ACCEPTED;
    }

    /** Holds a job against a savepoint. */
    static Findings judge(SavepointContent savepoint, CheckedJob job) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        job.real().accept(env);
        List<GraphOperator> graph = GraphOperator.of(env.getStreamGraph(false).getJobGraph());

        Findings findings = new Findings();
        noteNewOperators(savepoint, graph, findings);
        boolean restorable = compare(savepoint, graph, findings);
        readConnectorState(savepoint, ConnectorFormats.byUid(env.getTransformations()), findings);
        if (restorable) {
            DryRestore.complaint(savepoint, job).ifPresent(findings::complain);
        }
        return findings;
    }

    private static void noteNewOperators(
            SavepointContent savepoint, List<GraphOperator> graph, Findings findings) {
        List<OperatorID> known =
                savepoint.operators().stream().map(OperatorState::getOperatorID).toList();
        graph.stream()
                .filter(operator -> !known.contains(operator.id()))
                .forEach(operator -> findings.note(operator + " is new and starts empty"));
    }

    /** Whether Flink would get as far as to restore anything. */
    private static boolean compare(
            SavepointContent savepoint, List<GraphOperator> graph, Findings findings) {
        Map<OperatorID, GraphOperator> byId =
                graph.stream().collect(Collectors.toMap(GraphOperator::id, Function.identity()));
        boolean restorable = true;
        for (OperatorState stored : savepoint.stateful()) {
            GraphOperator operator = byId.get(stored.getOperatorID());
            if (operator == null) {
                findings.complain("no operator takes over the state of " + name(stored));
            } else if (operator.maxParallelism() != stored.getMaxParallelism()) {
                findings.complain(
                        operator
                                + ": max parallelism "
                                + operator.maxParallelism()
                                + ", that of the savepoint is "
                                + stored.getMaxParallelism());
                restorable = false;
            }
        }
        return restorable;
    }

    private static void readConnectorState(
            SavepointContent savepoint, Map<String, ConnectorFormats> formats, Findings findings) {
        for (OperatorState stored : savepoint.stateful()) {
            stored.getOperatorUid()
                    .flatMap(uid -> Optional.ofNullable(formats.get(uid)))
                    .flatMap(format -> ConnectorState.complaint(stored, format))
                    .ifPresent(reason -> findings.complain(name(stored) + ": " + reason));
        }
    }

    private static String name(OperatorState stored) {
        return stored.getOperatorUid()
                .map(uid -> GraphOperator.described(stored.getOperatorName().orElse("?"), uid))
                .orElseGet(() -> "operator " + stored.getOperatorID());
    }
}
