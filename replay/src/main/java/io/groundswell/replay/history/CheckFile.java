package io.groundswell.replay.history;

import io.groundswell.replay.tape.PartialFile;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is known of a unit, kept beside its tape, so that a tape need not be read again and the
 * daily bar not be asked for again. It holds no clock time: the same knowledge is the same bytes.
 *
 * @param unit what it is of
 * @param source where the tape says its events came from; empty without a tape
 * @param tape which tape it was read from; empty where there is none
 * @param evidence what the tape tells; empty where there is none
 * @param facts what the feed said of the day
 * @param trades the tape of verified trades that these bars were last compared with, also where it
 *     is gone since; empty of other kinds, or where there was none
 * @param objection how the bars differed from those that the trades make; empty where they did not
 */
record CheckFile(
        HistoryUnit unit,
        String source,
        Optional<Fingerprint> tape,
        Optional<DayEvidence> evidence,
        DayFacts facts,
        Optional<Fingerprint> trades,
        String objection) {
    /** Larger ones are none of ours. */
    static final int MAX_BYTES = 4 << 20;

    /**
     * Tells one tape from another, without reading its blocks.
     *
     * @param bytes the size of the file
     * @param checksum of the footer, which names every block
     */
    record Fingerprint(long bytes, int checksum) {
        static Fingerprint of(TapeReader tape) {
            return new Fingerprint(tape.bytes(), tape.checksum());
        }
    }

    /** Where nothing is known of a unit and there is no tape. */
    static CheckFile nothing(HistoryUnit unit) {
        return new CheckFile(
                unit,
                "",
                Optional.empty(),
                Optional.empty(),
                DayFacts.UNKNOWN,
                Optional.empty(),
                "");
    }

    /** The same with what the feed said. */
    CheckFile with(DayFacts said) {
        return new CheckFile(unit, source, tape, evidence, said, trades, objection);
    }

    /** The same once it was compared with verified trades. */
    CheckFile compared(Optional<Fingerprint> verifiedTrades, String differences) {
        return new CheckFile(unit, source, tape, evidence, facts, verifiedTrades, differences);
    }

    /**
     * The check of a unit where it fits what is on tape, else what the tape tells, and of what the
     * feed said only what does not depend on the tape.
     *
     * @throws io.groundswell.replay.tape.DamagedTapeException where the tape cannot be read
     */
    static CheckFile fitting(HistoryFolder folder, HistoryUnit unit) throws IOException {
        Path file = folder.tape(unit);
        Optional<CheckFile> kept = load(folder, unit);
        DayFacts said = kept.map(it -> it.facts().ofAnyTape()).orElse(DayFacts.UNKNOWN);
        if (!Files.exists(file)) {
            return kept.filter(it -> it.tape().isEmpty()).orElseGet(() -> nothing(unit).with(said));
        }
        try (TapeReader tape = TapeReader.open(file)) {
            Optional<Fingerprint> found = Optional.of(Fingerprint.of(tape));
            if (kept.isPresent() && kept.get().tape().equals(found)) {
                return kept.get();
            }
            return new CheckFile(
                    unit,
                    tape.info().source(),
                    found,
                    Optional.of(EvidenceReader.of(tape, unit.symbol(), unit.kind())),
                    said,
                    Optional.empty(),
                    "");
        }
    }

    /** The check of a unit, or empty where there is none, or none that can be read. */
    static Optional<CheckFile> load(HistoryFolder folder, HistoryUnit unit) throws IOException {
        Path file = folder.check(unit);
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            CheckFile check = CheckJson.read(Files.readAllBytes(file));
            return check.unit().equals(unit) ? Optional.of(check) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            // An older form, or damage: the tape is judged again, and that is all that is lost.
            return Optional.empty();
        }
    }

    /**
     * Writes it in one step: whoever looks sees the old one or this one. Where it is there already,
     * nothing is written.
     *
     * @param verdict what was concluded; kept for people, and not read back
     */
    void save(HistoryFolder folder, DayCheck verdict) throws IOException {
        Path file = folder.check(unit).toAbsolutePath();
        byte[] bytes = CheckJson.write(this, verdict);
        if (Files.isRegularFile(file)
                && Files.size(file) == bytes.length
                && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return;
        }
        Files.createDirectories(file.getParent());
        try (PartialFile whole = new PartialFile(file)) {
            whole.write(ByteBuffer.wrap(bytes));
            whole.publish();
        }
    }
}
