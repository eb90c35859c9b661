package io.groundswell.replay.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The enumerator's lanes in checkpoints. Refuses newer versions and trailing bytes. */
final class UnassignedLanesSerializer implements SimpleVersionedSerializer<UnassignedLanes> {
    private final ContentFormat format;
    private final LaneSplitSerializer lanes;

    UnassignedLanesSerializer(ContentFormat format) {
        this.format = format;
        this.lanes = new LaneSplitSerializer(format);
    }

    @Override
    public int getVersion() {
        return format.version();
    }

    @Override
    public byte[] serialize(UnassignedLanes state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(state.lanes().size());
        for (LaneSplit lane : state.lanes()) {
            lanes.write(lane, out);
        }
        return bytes.toByteArray();
    }

    @Override
    public UnassignedLanes deserialize(int version, byte[] serialized) throws IOException {
        format.checkVersion(version);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        int count = in.readInt();
        List<LaneSplit> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            read.add(lanes.read(in));
        }
        LaneSplitSerializer.checkEnd(in);
        return new UnassignedLanes(read);
    }
}
