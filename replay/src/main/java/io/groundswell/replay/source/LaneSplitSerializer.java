package io.groundswell.replay.source;

import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.Topic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Lanes in checkpoints. Refuses newer versions and trailing bytes. */
final class LaneSplitSerializer implements SimpleVersionedSerializer<LaneSplit> {
    private final ContentFormat format;

    LaneSplitSerializer(ContentFormat format) {
        this.format = format;
    }

    @Override
    public int getVersion() {
        return format.version();
    }

    @Override
    public byte[] serialize(LaneSplit lane) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(lane, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Override
    public LaneSplit deserialize(int version, byte[] serialized) throws IOException {
        format.checkVersion(version);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        LaneSplit lane = read(in);
        checkEnd(in);
        return lane;
    }

    static void checkEnd(DataInputStream in) throws IOException {
        if (in.available() > 0) {
            throw new IOException(in.available() + " bytes left over in replay source state");
        }
    }

    void write(LaneSplit lane, DataOutputStream out) throws IOException {
        out.writeInt(lane.lane());
        writeTexts(lane.symbols(), out);
        format.write(lane.content(), out);
        out.writeBoolean(lane.position().isPresent());
        if (lane.position().isPresent()) {
            EventPosition position = lane.position().get();
            out.writeLong(position.eventTimeNanos());
            out.writeUTF(position.symbol());
            out.writeLong(position.matchOrder());
            out.writeByte(position.topic().code());
            out.writeLong(position.sourceEpoch());
            out.writeLong(position.sequence());
        }
    }

    LaneSplit read(DataInputStream in) throws IOException {
        int lane = in.readInt();
        List<String> symbols = readTexts(in);
        LaneContent content = format.read(in);
        Optional<EventPosition> position =
                in.readBoolean()
                        ? Optional.of(
                                new EventPosition(
                                        in.readLong(),
                                        in.readUTF(),
                                        in.readLong(),
                                        Topic.ofCode(in.readByte()),
                                        in.readLong(),
                                        in.readLong()))
                        : Optional.empty();
        return new LaneSplit(lane, symbols, content, position);
    }

    private static void writeTexts(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }
}
