package io.groundswell.operators.quality;

import io.groundswell.model.quality.SymbolLedger;
import io.groundswell.operators.state.LiveValues;
import java.io.IOException;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/** The ledgers in keyed state, one value for each symbol. */
public final class LedgerState implements LiveValues.Store<SymbolLedger> {
    static final ValueStateDescriptor<byte[]> LEDGER =
            new ValueStateDescriptor<>(
                    "ledger", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final ValueState<byte[]> stored;

    /** The ledgers in the keyed state of a function. */
    public LedgerState(RuntimeContext context) {
        stored = context.getState(LEDGER);
    }

    @Override
    public SymbolLedger load() throws IOException {
        byte[] bytes = stored.value();
        return bytes == null
                ? new SymbolLedger()
                : SymbolLedger.read(new UnsafeBuffer(bytes), 0, bytes.length);
    }

    @Override
    public void store(SymbolLedger ledger) throws IOException {
        // A fresh array each time: the heap backend keeps the reference that it is given.
        byte[] bytes = new byte[SymbolLedger.ENCODED_LENGTH];
        ledger.write(new UnsafeBuffer(bytes), 0);
        stored.update(bytes);
    }
}
