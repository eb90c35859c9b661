package io.groundswell.jobs.upgrade;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;

/**
 * An operator as it would run.
 *
 * @param id what a savepoint knows it by: a hash of the uid
 * @param uid what ties it to its state
 * @param name its name for people
 * @param maxParallelism key groups of its state
 */
record GraphOperator(OperatorID id, String uid, String name, int maxParallelism) {

    /** Every operator of a graph, chained or not. */
    static List<GraphOperator> of(JobGraph graph) {
        List<GraphOperator> operators = new ArrayList<>();
        for (JobVertex vertex : graph.getVertices()) {
            for (OperatorIDPair ids : vertex.getOperatorIDs()) {
                operators.add(
                        new GraphOperator(
                                ids.getGeneratedOperatorID(),
                                ids.getUserDefinedOperatorUid(),
                                ids.getUserDefinedOperatorName(),
                                vertex.getMaxParallelism()));
            }
        }
        return operators;
    }

    /** Name and uid, for a line to a person. */
    static String described(String name, String uid) {
        return "'" + name + "' (uid " + uid + ")";
    }

    @Override
    public String toString() {
        return described(name, uid);
    }
}
