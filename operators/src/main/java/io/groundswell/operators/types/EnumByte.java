package io.groundswell.operators.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * An enum constant as one byte: its place in the declaration. The model's enums only ever grow at
 * the end, which golden files hold them to.
 *
 * @param <E> the enum
 */
final class EnumByte<E extends Enum<E>> {
    private final E[] constants;

    EnumByte(E[] constants) {
        this.constants = constants;
    }

    @SuppressWarnings("EnumOrdinal")
    void write(E constant, DataOutputView target) throws IOException {
        target.writeByte(constant.ordinal());
    }

    E read(DataInputView source) throws IOException {
        int code = source.readUnsignedByte();
        if (code >= constants.length) {
            throw new IOException("no constant " + code + " of " + constants.getClass());
        }
        return constants[code];
    }
}
