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
    @Override
    public int getVersion() {
        return LaneSplitSerializer.VERSION;
    }

    @Override
    public byte[] serialize(UnassignedLanes state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(state.lanes().size());
        for (LaneSplit lane : state.lanes()) {
            LaneSplitSerializer.write(lane, out);
        }
        return bytes.toByteArray();
    }

    @Override
    public UnassignedLanes deserialize(int version, byte[] serialized) throws IOException {
        LaneSplitSerializer.checkVersion(version);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        int count = in.readInt();
        List<LaneSplit> lanes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lanes.add(LaneSplitSerializer.read(in));
        }
        LaneSplitSerializer.checkEnd(in);
        return new UnassignedLanes(lanes);
    }
}
