package io.groundswell.connectors.iqfeed.collector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureTest {
    private static final long BIG = 1L << 30;

    @TempDir Path folder;

    private static void append(CaptureWriter writer, long timeNanos, String text)
            throws IOException {
        byte[] bytes = text.getBytes(ISO_8859_1);
        writer.append(CaptureKind.LINES, IqFeedPort.LEVEL1, timeNanos, bytes, 0, bytes.length);
    }

    private static List<String> texts(CaptureReader reader) throws IOException {
        List<String> texts = new ArrayList<>();
        for (CaptureRecord it = reader.next(); it != null; it = reader.next()) {
            texts.add(it.text());
        }
        return texts;
    }

    @Test
    void shouldGiveBackWhatWasAppended() throws IOException {
        try (CaptureWriter writer = new CaptureWriter(folder, BIG);
                CaptureReader reader = new CaptureReader(folder)) {
            append(writer, 7, "T,20210630 10:00:00\n");
            CaptureRecord record = reader.next();
            assertThat(record.kind()).isEqualTo(CaptureKind.LINES);
            assertThat(record.port()).isEqualTo(IqFeedPort.LEVEL1);
            assertThat(record.receiveTimeNanos()).isEqualTo(7);
            assertThat(record.text()).isEqualTo("T,20210630 10:00:00\n");
            assertThat(record.position()).isZero();
            assertThat(record.nextPosition()).isEqualTo(writer.position());
        }
    }

    @Test
    void shouldFollowACaptureThatGrows() throws IOException {
        try (CaptureReader reader = new CaptureReader(folder)) {
            assertThat(reader.next()).isNull();
            try (CaptureWriter writer = new CaptureWriter(folder, BIG)) {
                assertThat(reader.next()).isNull();
                append(writer, 1, "one\n");
                assertThat(texts(reader)).containsExactly("one\n");
                append(writer, 2, "two\n");
                append(writer, 3, "three\n");
                assertThat(texts(reader)).containsExactly("two\n", "three\n");
                assertThat(reader.damage()).isEmpty();
            }
        }
    }

    @Test
    void shouldGoOnInTheNextSegment() throws IOException {
        List<String> all = new ArrayList<>();
        try (CaptureWriter writer = new CaptureWriter(folder, 100);
                CaptureReader reader = new CaptureReader(folder)) {
            List<String> read = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add("line " + i + "\n");
                append(writer, i, all.get(i));
                if (i % 7 == 0) {
                    read.addAll(texts(reader));
                }
            }
            read.addAll(texts(reader));
            assertThat(read).isEqualTo(all);
        }
        try (Stream<Path> segments = Files.list(folder)) {
            assertThat(segments.count()).isGreaterThan(5);
        }
    }

    @Test
    void shouldEndBeforeARecordThatACrashHasTorn() throws IOException {
        try (CaptureWriter writer = new CaptureWriter(folder, BIG)) {
            append(writer, 1, "whole\n");
            append(writer, 2, "torn\n");
        }
        Path segment = folder.resolve(CaptureFormat.fileName(0));
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.setLength(file.length() - 2);
        }
        try (CaptureReader reader = new CaptureReader(folder)) {
            assertThat(texts(reader)).containsExactly("whole\n");
            assertThat(reader.damage()).isNotEmpty();
        }
    }

    @Test
    void shouldEndBeforeAByteThatIsNotWhatWasWritten() throws IOException {
        try (CaptureWriter writer = new CaptureWriter(folder, BIG)) {
            append(writer, 1, "whole\n");
            append(writer, 2, "changed\n");
        }
        Path segment = folder.resolve(CaptureFormat.fileName(0));
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.seek(file.length() - 3);
            file.write('x');
        }
        try (CaptureReader reader = new CaptureReader(folder)) {
            assertThat(texts(reader)).containsExactly("whole\n");
            assertThat(reader.damage()).contains("checksum");
        }
    }

    @Test
    void shouldHoldBlocksThatAreLongerThanARecordInWholeLines() throws IOException {
        String line = "x".repeat(1000) + "\n";
        byte[] block = line.repeat(2500).getBytes(ISO_8859_1);
        try (CaptureWriter writer = new CaptureWriter(folder, BIG);
                CaptureReader reader = new CaptureReader(folder)) {
            new CaptureTap(new CaptureSpace(writer, () -> BIG, alarm -> {}, port -> {}))
                    .lines(IqFeedPort.LEVEL2, 5, block, 0, block.length);
            List<String> texts = texts(reader);
            assertThat(texts).hasSizeGreaterThan(2).allMatch(it -> it.endsWith("\n"));
            assertThat(String.join("", texts)).isEqualTo(line.repeat(2500));
        }
    }
}
