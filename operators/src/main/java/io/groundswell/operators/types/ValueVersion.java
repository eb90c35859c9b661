package io.groundswell.operators.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;

/** The version byte in front of every value that has no codec of its own. */
final class ValueVersion {
    private ValueVersion() {}

    /** Reads it and refuses a version that this code does not know. */
    static int read(DataInputView source, int newestKnown) throws IOException {
        int version = source.readUnsignedByte();
        if (version < 1 || version > newestKnown) {
            throw new IOException(
                    "value of version " + version + ", known are 1 to " + newestKnown);
        }
        return version;
    }
}
