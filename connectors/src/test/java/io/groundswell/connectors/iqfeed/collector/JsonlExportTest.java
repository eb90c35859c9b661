package io.groundswell.connectors.iqfeed.collector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.events.FeedTranslator;
import io.groundswell.connectors.iqfeed.events.TranslatorOptions;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonlExportTest {
    /** Lines of what a translator begins with: version, frontier, lag, depth and one symbol. */
    private static final int BEGIN = 5;

    private static final TranslatorOptions OPTIONS =
            new TranslatorOptions(
                    17, 250, 1_000, true, Map.of("A", Map.of(Topic.TICKS, 900L)), Map.of());

    @TempDir Path folder;

    private EpochFolder begun() throws IOException {
        EpochFolder epoch = EpochFolder.create(folder, 17);
        epoch.begin(OPTIONS);
        return epoch;
    }

    private static JsonlNotes notes(Path out) throws IOException {
        JsonlNotes notes = new JsonlNotes();
        for (String text : Files.readAllLines(out)) {
            byte[] line = text.getBytes(ISO_8859_1);
            boolean isOfCapture = JsonlLine.parse(line, 0, line.length) != null;
            assertThat(notes.take(line, 0, line.length)).isNotEqualTo(isOfCapture);
        }
        return notes;
    }

    private static void append(CaptureWriter writer, String text) throws IOException {
        byte[] bytes = text.getBytes(ISO_8859_1);
        writer.append(CaptureKind.LINES, IqFeedPort.LEVEL1, 5, bytes, 0, bytes.length);
    }

    @Test
    void shouldOnlyEverGrow() throws IOException {
        EpochFolder epoch = begun();
        Path out = folder.resolve("out.jsonl");
        try (CaptureWriter writer = new CaptureWriter(epoch.capture(), 1 << 20)) {
            append(writer, "S,KEY,99999\nT,20210630 10:00:00\n");
            assertThat(new JsonlExport().write(epoch, out)).isEmpty();
            List<String> before = Files.readAllLines(out);
            assertThat(before).hasSize(BEGIN + 2);
            // As an export leaves it that is killed in the middle of a line.
            Files.writeString(out, Files.readString(out) + "{\"sourceEp");
            append(writer, "T,20210630 10:00:01\n");
            new JsonlExport().write(epoch, out);
            List<String> after = Files.readAllLines(out);
            assertThat(after).hasSize(BEGIN + 3).startsWith(before.toArray(String[]::new));
            assertThat(after.get(BEGIN + 2)).contains("10:00:01", "LEVEL1", "LINES", "17");
        }
    }

    @Test
    void shouldKeepTheTokenOfTheAccountToItself() throws IOException {
        EpochFolder epoch = begun();
        Path out = folder.resolve("out.jsonl");
        try (CaptureWriter writer = new CaptureWriter(epoch.capture(), 1 << 20)) {
            append(writer, "S,CUST,real_time,66.112.156.223,60003,cclfUp2txmeBJSsT,6.2.0.25,\n");
        }
        new JsonlExport().write(epoch, out);
        assertThat(Files.readString(out)).contains("S,CUST,***").doesNotContain("cclfUp2txmeBJSsT");
    }

    @Test
    void shouldSayWhatTheEpochBeganWithAndThatItHasEnded() throws IOException {
        EpochFolder epoch = begun();
        Path out = folder.resolve("out.jsonl");
        try (CaptureWriter writer = new CaptureWriter(epoch.capture(), 1 << 20)) {
            append(writer, "T,20210630 10:00:00\n");
        }
        new JsonlExport().write(epoch, out);
        assertThat(notes(out).begin()).contains(OPTIONS);
        assertThat(notes(out).isEnded()).isFalse();
        String before = Files.readString(out);
        epoch.end(new FeedTranslator(OPTIONS, event -> {}, defect -> {}));
        new JsonlExport().write(epoch, out);
        assertThat(notes(out).isEnded()).isTrue();
        assertThat(Files.readString(out)).startsWith(before);
        String ended = Files.readString(out);
        new JsonlExport().write(epoch, out);
        assertThat(Files.readString(out)).isEqualTo(ended);
        Path again = folder.resolve("again.jsonl");
        new JsonlExport().write(epoch, again);
        assertThat(Files.readString(again)).isEqualTo(ended);
    }

    @Test
    void shouldWriteNothingBeforeItIsKnownWhatTheEpochBeginsWith() throws IOException {
        EpochFolder epoch = EpochFolder.create(folder, 17);
        Path out = folder.resolve("out.jsonl");
        try (CaptureWriter writer = new CaptureWriter(epoch.capture(), 1 << 20)) {
            append(writer, "T,20210630 10:00:00\n");
        }
        assertThat(new JsonlExport().write(epoch, out)).contains("published");
        assertThat(out).doesNotExist();
    }

    @Test
    void shouldGoOnWithoutNotesWhereAnExportWasBegunWithoutThem() throws IOException {
        EpochFolder epoch = begun();
        Path out = folder.resolve("out.jsonl");
        try (CaptureWriter writer = new CaptureWriter(epoch.capture(), 1 << 20)) {
            append(writer, "T,20210630 10:00:00\nT,20210630 10:00:01\n");
        }
        new JsonlExport().write(epoch, out);
        List<String> lines = Files.readAllLines(out);
        Files.writeString(out, lines.get(BEGIN) + "\n");
        new JsonlExport().write(epoch, out);
        assertThat(Files.readAllLines(out)).isEqualTo(lines.subList(BEGIN, BEGIN + 2));
    }
}
