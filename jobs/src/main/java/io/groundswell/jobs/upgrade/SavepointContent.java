package io.groundswell.jobs.upgrade;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;

/**
 * What the metadata of a savepoint, or of a kept checkpoint, say that it holds.
 *
 * @param path where it lies, as Flink wants to be told
 * @param operators every operator that took part
 */
record SavepointContent(String path, Collection<OperatorState> operators) {

    /**
     * Reads the metadata; the state itself is left alone.
     *
     * @param path a folder, or the file of metadata in it; a path or a URI
     * @throws IOException where there is no savepoint, or its metadata cannot be read
     */
    static SavepointContent read(String path) throws IOException {
        CompletedCheckpointStorageLocation location =
                AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(path);
        try (DataInputStream in =
                new DataInputStream(location.getMetadataHandle().openInputStream())) {
            return new SavepointContent(
                    path,
                    Checkpoints.loadCheckpointMetadata(
                                    in, SavepointContent.class.getClassLoader(), path)
                            .getOperatorStates());
        } catch (IOException | RuntimeException e) {
            // Damaged bytes make Flink throw whatever its reading comes across.
            throw new IOException(
                    "the metadata of savepoint " + path + " cannot be read: " + Reason.of(e), e);
        }
    }

    /** The operators of which something was stored. */
    List<OperatorState> stateful() {
        return operators.stream().filter(SavepointContent::holdsState).toList();
    }

    private static boolean holdsState(OperatorState operator) {
        return operator.getCoordinatorState() != null
                || operator.getStates().stream().anyMatch(OperatorSubtaskState::hasState);
    }
}
