package io.groundswell.replay.inject;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import io.groundswell.replay.tape.TapeWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InjectCommandTest {
    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final BuiltDay day =
            new BuiltDay().book(new long[][] {{99, 300}, {98, 500}}, new long[][] {{105, 300}});

    private Path tape;
    private Path written;

    @BeforeEach
    void layTape() throws IOException {
        for (int i = 0; i < 60; i++) {
            // Half of the time the offer is two ticks higher: a mid that moves.
            day.at(10 * i + 1).purchase(105, 10).ask(105, i % 2 == 0 ? 0 : 300).ask(107, 10 + i);
        }
        tape = folder.resolve("small.tape");
        written = folder.resolve("injected.tape");
        try (TapeWriter writer =
                TapeWriter.create(tape, "small", LocalDate.of(2012, 6, 21), "built", "none")) {
            for (MarketEvent event : day.events()) {
                writer.append(event);
            }
            writer.finish();
        }
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of(tape.toString(), "--out", written.toString()));
        all.addAll(List.of(words));
        return new CommandLine(new InjectCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private List<MarketEvent> written() throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        try (TapeReader reader = TapeReader.open(written);
                EventCursor cursor = reader.all()) {
            reader.verify();
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                events.add(event);
            }
        }
        return events;
    }

    @Test
    void shouldWriteWhatTheCoreGivesWhenTold() throws IOException {
        assertThat(run("--from", "10:01", "--to", "10:06", "--hidden", "0.5", "--seed", "3"))
                .as(err.toString())
                .isZero();

        Injection same = BuiltDay.during(60, 360).withHiddenShare(0.5).withSeed(3);
        assertThat(written()).isEqualTo(InjectionAudit.of(day.events(), same).out);
        assertThat(written()).anyMatch(event -> event.header().has(EventFlags.INJECTED));
        assertThat(out.toString()).contains("SMALL to " + written, "hidden", "volume");
        try (TapeReader reader = TapeReader.open(written)) {
            assertThat(reader.info().name()).isEqualTo("injected");
            assertThat(reader.info().source()).startsWith("built; injected: Injection[");
        }
    }

    @Test
    void shouldDriftBySigmasOfTheDayWhenAsked() throws IOException {
        assertThat(run("--from", "10:01", "--to", "10:06", "--drift-sigma", "1.5"))
                .as(err.toString())
                .isZero();

        // 58 changes of a tick to and fro: sd sqrt(58/57) ticks, times sqrt(180), times 1.5.
        assertThat(out.toString())
                .contains("One sigma of half an hour is 13.5 ticks, measured on this day itself.")
                .containsPattern("ticks of drift +20\\b");
    }

    @Test
    void shouldWriteTheTruthWhenAFileIsNamed() throws IOException {
        Path truth = folder.resolve("truth.csv");

        assertThat(
                        run(
                                "--from",
                                "10:01",
                                "--to",
                                "10:06",
                                "--passive",
                                "0.2",
                                "--truth",
                                truth.toString()))
                .isZero();

        assertThat(Files.readAllLines(truth))
                .startsWith("timeNanos,deed,price,size")
                .anyMatch(line -> line.endsWith(",PLACED,9900,100"))
                .anyMatch(line -> line.endsWith(",WITHDRAWN,9900,100"));
    }

    @Test
    void shouldRefuseAndWriteNothingWhenTheUserErrs() {
        assertThat(run("--from", "10:01", "--to", "10:06")).isEqualTo(2);
        assertThat(err.toString()).contains("nothing to inject");
        assertThat(run("--from", "10:06", "--to", "10:01", "--passive", "0.2")).isEqualTo(2);
        assertThat(err.toString()).contains("end is not after the start");
        assertThat(run("--from", "10:01", "--to", "10:06", "--passive", "7")).isEqualTo(2);
        assertThat(err.toString()).contains("7.0");
        assertThat(run("--from", "10:01", "--to", "10:06", "--hidden", "1", "--symbol", "NO"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--symbol must name one of [SMALL]");
        written = tape;
        assertThat(run("--from", "10:01", "--to", "10:06", "--hidden", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("is the tape that is read");
        assertThat(folder.resolve("injected.tape")).doesNotExist();
    }
}
