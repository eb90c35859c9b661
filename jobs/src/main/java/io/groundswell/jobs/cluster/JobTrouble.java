package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.FlinkCheckpoints;
import io.groundswell.connectors.local.FlinkJob;
import io.groundswell.connectors.local.FlinkRest;
import java.io.IOException;
import java.io.PrintWriter;

/** What is wrong with a job just now, in a line each: it fails, or its checkpoints do. */
final class JobTrouble {
    private final FlinkRest rest;
    private final FlinkJob job;
    private final FlinkCheckpoints checkpoints;

    JobTrouble(FlinkRest rest, FlinkJob job, FlinkCheckpoints checkpoints) {
        this.rest = rest;
        this.job = job;
        this.checkpoints = checkpoints;
    }

    void tell(PrintWriter out) throws IOException {
        if (!job.isUp()) {
            String reason = rest.lastFailure(job.id());
            if (!reason.isEmpty()) {
                out.println(job.name() + " failed last because of: " + reason);
            }
        }
        if (checkpoints.lastFailedId() > checkpoints.lastId()) {
            out.println(
                    job.name()
                            + " could not complete checkpoint "
                            + checkpoints.lastFailedId()
                            + ": "
                            + checkpoints.lastFailure());
        }
    }
}
