package io.groundswell.jobs.chaos;

import io.groundswell.jobs.OrderBookJob;
import io.groundswell.jobs.run.RunFolder;
import io.groundswell.model.contract.OutputTopic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order-book job, whose committed results must be those of an undisturbed run. */
final class BookDrill implements Drill {
    /** The folder of the undisturbed run's results in that of the run. */
    private static final String EXPECTED = "expected";

    private static final Duration LIMIT_OF_UNDISTURBED = Duration.ofMinutes(30);

    @Override
    public String word() {
        return "book";
    }

    @Override
    public String jobName() {
        return OrderBookJob.NAME;
    }

    @Override
    public List<Victim> victims() {
        return List.of(Victim.TASK_MANAGER, Victim.JOB_MANAGER, Victim.BROKER);
    }

    @Override
    public List<OutputTopic> outputs() {
        return OutputKind.ALL.stream().map(OutputKind::topic).toList();
    }

    @Override
    public void forget(RunFolder folder) throws IOException {
        folder.emptied(EXPECTED);
    }

    @Override
    public void prepare(ChaosScene scene, Wait wait) throws IOException {
        scene.say("The same days without disturbance, for comparison ...");
        Path results = scene.folder().emptied(EXPECTED);
        String id = scene.job().startOnTapes(scene.days(), results);
        wait.until(
                "the end of the undisturbed run",
                LIMIT_OF_UNDISTURBED,
                () -> scene.job().hasFinished(id));
    }

    @Override
    public String start(ChaosScene scene) throws IOException {
        return scene.job().startOnTopics(OrderBookJob.class, scene.connection(), List.of());
    }

    @Override
    public Verdict judge(ChaosScene scene, ChaosProgress progress) throws IOException {
        OutputComparison comparison =
                new OutputComparison(
                        scene.folder().resolve(EXPECTED),
                        new CommittedRows(
                                scene.connection(), ChaosScene.REALM, scene.host().nanoClock()));
        Map<String, Map<String, RowCounts>> counts = new LinkedHashMap<>();
        for (OutputKind kind : OutputKind.ALL) {
            counts.put(kind.name(), comparison.of(kind));
        }
        RowCounts total = ChaosTable.total(counts);
        return new Verdict(
                ChaosTable.of(progress, counts, scene.job().settings()),
                total.isSame() && total.expected() > 0);
    }
}
