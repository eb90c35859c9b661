package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.events.TranslatorOptions;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an exported capture says beside its lines: what its translator began with, and whether the
 * epoch has ended. An export of before these notes says nothing. One thread at a time.
 */
public final class JsonlNotes {
    private final SortedMap<String, String> begin = new TreeMap<>();
    private long sourceEpoch;
    private boolean ended;

    /** Nothing is said yet. */
    public JsonlNotes() {}

    /** Takes a line that is none of the capture; false where it is no note of this epoch either. */
    public boolean take(byte[] bytes, int from, int to) {
        JsonlNote note = JsonlNote.parse(bytes, from, to);
        if (note == null || (sourceEpoch != 0 && note.sourceEpoch() != sourceEpoch)) {
            return false;
        }
        sourceEpoch = note.sourceEpoch();
        switch (note.kind()) {
            case BEGIN -> begin.put(note.name(), note.value());
            case END -> ended = true;
        }
        return true;
    }

    /**
     * What the translator began with, the epoch included; empty where the export does not say.
     *
     * @throws IllegalArgumentException in a line, where it is damaged, or newer than this program
     */
    public Optional<TranslatorOptions> begin() {
        return begin.isEmpty()
                ? Optional.empty()
                : Optional.of(EpochFolder.beginOf(sourceEpoch, begin));
    }

    /** Whether all of the epoch was told: a translator is to finish, as the collector's has. */
    public boolean isEnded() {
        return ended;
    }
}
