package io.groundswell.jobs.upgrade;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.state.DefaultOperatorStateBackend;
import org.apache.flink.runtime.state.DefaultOperatorStateBackendBuilder;
import org.apache.flink.runtime.state.OperatorStateHandle;

/**
 * Reads what a source or sink stored, with the serializers of the one that would take it over.
 * Nothing is started, so nothing outside is touched. State under a name that is not known here is
 * left alone.
 */
final class ConnectorState {
    /** In front of an enumerator's state, which then has a version and a length of its own. */
    private static final int COORDINATOR_HEAD_BYTES = Integer.BYTES;

    private ConnectorState() {}

    /** Why the state of an operator cannot be read; empty where all of it can. */
    static Optional<String> complaint(OperatorState stored, ConnectorFormats formats) {
        try {
            if (stored.getCoordinatorState() != null && formats.enumerator().isPresent()) {
                readEnumerator(stored.getCoordinatorState().getData(), formats);
            }
            List<OperatorStateHandle> handles =
                    stored.getStates().stream()
                            .flatMap(subtask -> subtask.getManagedOperatorState().stream())
                            .toList();
            if (!handles.isEmpty()) {
                readLists(handles, formats);
            }
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(Reason.of(e));
        }
    }

    /** An element as {@link SimpleVersionedSerialization} writes it: version, length, bytes. */
    private static void readVersioned(byte[] element, SimpleVersionedSerializer<?> format)
            throws IOException {
        ByteBuffer in = ByteBuffer.wrap(element);
        int version = in.getInt();
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        read(version, bytes, format);
    }

    private static void readEnumerator(byte[] bytes, ConnectorFormats formats) throws IOException {
        byte[] enumerator = Arrays.copyOfRange(bytes, COORDINATOR_HEAD_BYTES, bytes.length);
        readVersioned(enumerator, formats.enumerator().orElseThrow());
    }

    /** Not every connector's serializer looks at the version; some read anything as something. */
    private static void read(int version, byte[] bytes, SimpleVersionedSerializer<?> format)
            throws IOException {
        if (version > format.getVersion()) {
            throw new IOException(
                    "state of version "
                            + version
                            + ", the newest known to "
                            + format.getClass().getSimpleName()
                            + " is "
                            + format.getVersion());
        }
        format.deserialize(version, bytes);
    }

    private static void readLists(List<OperatorStateHandle> handles, ConnectorFormats formats)
            throws Exception {
        try (CloseableRegistry closeables = new CloseableRegistry();
                DefaultOperatorStateBackend state =
                        new DefaultOperatorStateBackendBuilder(
                                        ConnectorState.class.getClassLoader(),
                                        new ExecutionConfig(),
                                        false,
                                        handles,
                                        closeables)
                                .build()) {
            Map<String, SimpleVersionedSerializer<?>> known = new HashMap<>(formats.lists());
            known.keySet().retainAll(state.getRegisteredStateNames());
            for (Map.Entry<String, SimpleVersionedSerializer<?>> list : known.entrySet()) {
                for (byte[] element :
                        state.getListState(
                                        new ListStateDescriptor<>(
                                                list.getKey(),
                                                BytePrimitiveArraySerializer.INSTANCE))
                                .get()) {
                    readVersioned(element, list.getValue());
                }
            }
        }
    }
}
