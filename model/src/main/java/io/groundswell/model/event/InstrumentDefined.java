package io.groundswell.model.event;

/**
 * What the symbol is. Comes first for each symbol and topic in every epoch and on every tape.
 *
 * @param header exponents equal the instrument's
 * @param instrument the definition
 */
public record InstrumentDefined(EventHeader header, Instrument instrument) implements MarketEvent {
    @Override
    public InstrumentDefined withHeader(EventHeader other) {
        return new InstrumentDefined(other, instrument);
    }
}
