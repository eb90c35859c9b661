package io.groundswell.connectors.redis.latest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.model.contract.OrderStamp;
import io.groundswell.model.contract.RedisPart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** What a writer keeps, in its state. */
final class KeptCommandsSerializer implements SimpleVersionedSerializer<KeptCommands> {
    static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(KeptCommands kept) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        DataOutputStream out = new DataOutputStream(bytes);
        Cell cell = kept.commands().get(0).cell();
        out.writeUTF(cell.part().name());
        out.writeUTF(cell.symbol());
        out.writeInt(kept.commands().size());
        for (LatestCommand command : kept.commands()) {
            write(command, out);
        }
        return bytes.toByteArray();
    }

    private static void write(LatestCommand command, DataOutputStream out) throws IOException {
        OrderStamp stamp = command.stamp();
        out.writeLong(stamp.timeNanos());
        out.writeLong(stamp.matchOrder());
        out.writeByte(stamp.rank());
        out.writeLong(stamp.sourceEpoch());
        out.writeLong(stamp.sequence());
        out.writeInt(command.fields().size());
        for (String text : command.fields()) {
            byte[] utf8 = text.getBytes(UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        }
    }

    @Override
    public KeptCommands deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException(
                    "latest values of version " + version + ", known are 1 to " + VERSION);
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            Cell cell = new Cell(RedisPart.valueOf(in.readUTF()), in.readUTF());
            List<LatestCommand> commands = new ArrayList<>();
            for (int left = count(in); left > 0; left--) {
                commands.add(new LatestCommand(cell, stamp(in), texts(in)));
            }
            if (in.available() > 0) {
                throw new IOException(in.available() + " bytes behind the latest values");
            }
            return new KeptCommands(commands);
        } catch (IllegalArgumentException e) {
            throw new IOException("latest values that cannot be: " + e.getMessage(), e);
        }
    }

    private static OrderStamp stamp(DataInputStream in) throws IOException {
        return new OrderStamp(
                in.readLong(), in.readLong(), in.readByte(), in.readLong(), in.readLong());
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            byte[] utf8 = new byte[count(in)];
            in.readFully(utf8);
            texts.add(new String(utf8, UTF_8));
        }
        return texts;
    }

    /** A number of things that each take at least a byte. */
    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available()) {
            throw new IOException(count + " of something in " + in.available() + " bytes");
        }
        return count;
    }
}
