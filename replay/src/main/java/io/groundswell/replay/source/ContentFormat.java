package io.groundswell.replay.source;

import io.groundswell.connectors.clickhouse.history.StoredDay;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What lanes are read from, in checkpoints. Each kind has a version of its own, so that a source
 * refuses the lanes of another kind as it refuses those of a newer release.
 */
enum ContentFormat {
    TAPES(1) {
        @Override
        void write(LaneContent content, DataOutputStream out) throws IOException {
            List<TapeRef> tapes = ((LaneContent.Tapes) content).tapes();
            out.writeInt(tapes.size());
            for (TapeRef tape : tapes) {
                out.writeUTF(tape.path());
                out.writeLong(tape.sourceEpoch());
                out.writeLong(tape.events());
                out.writeInt(tape.checksum());
            }
        }

        @Override
        LaneContent read(DataInputStream in) throws IOException {
            int count = in.readInt();
            List<TapeRef> tapes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                tapes.add(new TapeRef(in.readUTF(), in.readLong(), in.readLong(), in.readInt()));
            }
            return new LaneContent.Tapes(tapes);
        }
    },
    DATABASE(2) {
        @Override
        void write(LaneContent content, DataOutputStream out) throws IOException {
            List<StoredDay> days = ((LaneContent.Stored) content).days();
            out.writeInt(days.size());
            for (StoredDay day : days) {
                out.writeInt(day.day());
                out.writeInt(day.firstTradingDay());
                out.writeInt(day.lastTradingDay());
                out.writeLong(day.events());
                out.writeLong(day.checksum());
            }
        }

        @Override
        LaneContent read(DataInputStream in) throws IOException {
            int count = in.readInt();
            List<StoredDay> days = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                days.add(
                        new StoredDay(
                                in.readInt(),
                                in.readInt(),
                                in.readInt(),
                                in.readLong(),
                                in.readLong()));
            }
            return new LaneContent.Stored(days);
        }
    };

    private final int version;

    ContentFormat(int version) {
        this.version = version;
    }

    /** The version of state that holds it. */
    int version() {
        return version;
    }

    void checkVersion(int found) throws IOException {
        if (found != version) {
            throw new IOException(
                    "replay source state of version "
                            + found
                            + ", known is "
                            + version
                            + " ("
                            + name()
                            + ")");
        }
    }

    abstract void write(LaneContent content, DataOutputStream out) throws IOException;

    abstract LaneContent read(DataInputStream in) throws IOException;
}
