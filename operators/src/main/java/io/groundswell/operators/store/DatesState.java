package io.groundswell.operators.store;

import io.groundswell.model.session.SymbolDates;
import io.groundswell.operators.state.LiveValues;
import java.io.IOException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/** The calendars of symbols in keyed state, one value for each symbol. */
final class DatesState implements LiveValues.Store<SymbolDates> {
    private static final ValueStateDescriptor<byte[]> DATES =
            new ValueStateDescriptor<>(
                    "dates", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final ValueState<byte[]> stored;

    DatesState(RuntimeContext context) {
        stored = context.getState(DATES);
    }

    @Override
    public SymbolDates load() throws IOException {
        byte[] bytes = stored.value();
        return bytes == null ? new SymbolDates() : SymbolDates.of(bytes);
    }

    @Override
    public void store(SymbolDates dates) throws IOException {
        stored.update(dates.toBytes());
    }
}
