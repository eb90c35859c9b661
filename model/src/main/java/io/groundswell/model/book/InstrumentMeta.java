package io.groundswell.model.book;

import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.SecurityType;

/** An instrument inside a book's stored state, version 1. */
final class InstrumentMeta {
    private InstrumentMeta() {}

    static void write(Instrument instrument, MetaWriter out) {
        out.writeText(instrument.description());
        out.writeByte(instrument.type().code());
        out.writeText(instrument.calendar());
        out.writeText(instrument.currency());
        out.writeLong(instrument.tickSize());
        out.writeByte(instrument.priceExponent());
        out.writeByte(instrument.sizeExponent());
        out.writeByte(instrument.depth().code());
        out.writeByte(instrument.codes().code());
    }

    static Instrument read(String symbol, MetaReader in) {
        return new Instrument(
                symbol,
                in.readText(),
                SecurityType.ofCode(in.readByte()),
                in.readText(),
                in.readText(),
                in.readLong(),
                in.readByte(),
                in.readByte(),
                DepthMode.ofCode(in.readByte()),
                CodeTable.ofCode(in.readByte()));
    }
}
