package io.groundswell.jobs;

import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.json.BookJson;
import java.util.function.Consumer;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/** The order-book job's results as JSON lines, one folder for each kind. */
final class FileResults {
    private FileResults() {}

    /** Results under a folder or URI. */
    static OrderBookPorts.Results under(String directory) {
        return new OrderBookPorts.Results(
                lines(directory, OutputNames.BOOK_SNAPSHOTS, Steps.SNAPSHOTS_OUT, BookJson::of),
                lines(directory, OutputNames.BEST_QUOTES, Steps.BEST_QUOTES_OUT, BookJson::of),
                lines(directory, OutputNames.BOOK_FAULTS, Steps.FAULTS_OUT, BookJson::of),
                lines(directory, OutputNames.BOOK_SUMMARIES, Steps.SUMMARIES_OUT, BookJson::of),
                lines(directory, OutputNames.DEAD_LETTERS, Steps.DEAD_LETTERS_OUT, BookJson::of));
    }

    private static <T> Consumer<DataStream<T>> lines(
            String directory, String name, Steps step, JsonBytes.Render<T> render) {
        FileSink<T> sink =
                FileSink.forRowFormat(
                                new Path(directory, name), new JsonLines<>(new JsonBytes<>(render)))
                        .withBucketAssigner(new BasePathBucketAssigner<>())
                        .withRollingPolicy(OnCheckpointRollingPolicy.build())
                        .withOutputFileConfig(new OutputFileConfig(name, ".jsonl"))
                        .build();
        return results -> step.mark(results.sinkTo(sink));
    }
}
