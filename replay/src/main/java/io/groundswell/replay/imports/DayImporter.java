package io.groundswell.replay.imports;

import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.Defect;
import java.io.IOException;
import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * Turns the recording of one symbol's day into events.
 *
 * <p>The same files give the same events, always: the source epoch is midnight of the trading date
 * where the venue is, or that of the capture. Memory is bounded whatever the size of the files:
 * lines are read one by one, and events wait only until the frontier has passed them; where a file
 * goes back in time, a limited number of its rows is held.
 */
public interface DayImporter {
    /** The symbol and its units. */
    Instrument instrument();

    /** The exchange's date of the recording. */
    LocalDate tradingDate();

    /**
     * Reads the recording from start to end. May be called again; starts anew each time.
     *
     * @param events receives the events in the {@linkplain io.groundswell.model.event.EventOrder
     *     total order}, an InstrumentDefined first on each topic that the recording uses
     * @param defects receives what could not be taken, with the line's text and number
     * @throws IOException where a file cannot be read or decompressed; never for what lines say
     */
    ImportSummary importTo(Consumer<? super MarketEvent> events, Consumer<? super Defect> defects)
            throws IOException;
}
