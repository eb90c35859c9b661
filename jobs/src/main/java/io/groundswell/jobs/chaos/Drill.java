package io.groundswell.jobs.chaos;

import io.groundswell.jobs.run.Host;
import io.groundswell.jobs.run.RunFolder;
import io.groundswell.model.contract.OutputTopic;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What a chaos run is about: the job under fire, what is killed, how its results are judged. */
interface Drill {
    /** The word of {@code chaos} that it is called by. */
    String word();

    /** The name of the job under fire. */
    String jobName();

    /**
     * What is killed; the last kind is away for long, where that is asked for. A ClickHouse or a
     * Redis is there only if it is killed.
     */
    List<Victim> victims();

    /** The topics that the job under fire writes in transactions. */
    List<OutputTopic> outputs();

    /** Deletes what an earlier run has left of its own. */
    void forget(RunFolder folder) throws IOException;

    /** Makes what the results will be compared with; done once, before the job begins. */
    void prepare(ChaosScene scene, Wait wait) throws IOException;

    /** Starts the job under fire on the market topics; returns its id. */
    String start(ChaosScene scene) throws IOException;

    /**
     * Begins to look on at what the job does, where the drill does so; each time that the command
     * is started, before the job runs. Closed at the end, however that comes.
     */
    default Closeable lookOn(ChaosScene scene) throws IOException {
        return () -> {};
    }

    /** Compares, when everything is published and committed. */
    Verdict judge(ChaosScene scene, ChaosProgress progress) throws IOException;

    /** Waits until something holds, and throws where that takes too long. */
    interface Wait {
        /** Waits. */
        void until(String what, Duration most, Host.Condition condition) throws IOException;
    }
}
