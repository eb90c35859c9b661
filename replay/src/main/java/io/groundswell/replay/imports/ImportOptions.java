package io.groundswell.replay.imports;

import java.time.LocalDate;

/**
 * What a person says about recordings beside their names.
 *
 * @param symbol the symbol of the events, or empty for that of the recording
 * @param as how LOBSTER's depth is told
 * @param span how long bars of history are, or null where not said
 * @param label which end of a bar its time is, or null where not said
 * @param date the date of lines that tell none, or null where not said
 */
record ImportOptions(
        String symbol, LobsterImporter.Rows as, BarSpan span, BarLabel label, LocalDate date) {}
