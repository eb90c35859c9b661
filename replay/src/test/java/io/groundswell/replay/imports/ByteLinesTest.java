package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ByteLinesTest {
    private static final String TEXT = "one\r\n\ntwo,2\nlast";

    @TempDir private Path folder;

    @Test
    void shouldGiveLinesWithoutTheirEndsWhenFilesArePlainOrCompressed() throws IOException {
        Path plain = folder.resolve("a.csv");
        Path gz = folder.resolve("a.csv.gz");
        Path xz = folder.resolve("a.csv.xz");
        byte[] bytes = TEXT.getBytes(StandardCharsets.US_ASCII);
        Files.write(plain, bytes);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
            out.write(bytes);
        }
        try (OutputStream out = new XZOutputStream(Files.newOutputStream(xz), new LZMA2Options())) {
            out.write(bytes);
        }
        for (Path file : List.of(plain, gz, xz)) {
            try (ByteLines lines = ByteLines.open(file)) {
                assertThat(all(lines)).containsExactly("one", "", "two,2", "last");
                assertThat(lines.number()).isEqualTo(4);
                assertThat(lines.bytesRead()).isEqualTo(bytes.length);
            }
        }
    }

    @Test
    void shouldShowTheHeadAndGoOnWhenALineIsTooLong() throws IOException {
        // Longer than several read buffers, with good lines on both sides and at the limit.
        String good = "x".repeat(100);
        String bad = "y".repeat(300_000);
        String text = good + "\n" + bad + "\n" + good + "\n" + bad;
        ByteLines lines = lines(text, 100);

        assertThat(lines.next()).isTrue();
        assertThat(lines.isTooLong()).isFalse();
        assertThat(lines.next()).isTrue();
        assertThat(lines.isTooLong()).isTrue();
        assertThat(lines.text()).startsWith("yyy").hasSizeLessThanOrEqualTo(4096);
        assertThat(lines.next()).isTrue();
        assertThat(lines.isTooLong()).isFalse();
        assertThat(lines.text()).isEqualTo(good);
        assertThat(lines.next()).isTrue();
        assertThat(lines.isTooLong()).isTrue();
        assertThat(lines.number()).isEqualTo(4);
        assertThat(lines.next()).isFalse();
    }

    @Test
    void shouldGiveTheSameLinesWhenReadsAreShort() throws IOException {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            expected.add("z".repeat(i * 7 % 91));
        }
        byte[] bytes = String.join("\n", expected).getBytes(StandardCharsets.US_ASCII);
        InputStream oneByOne =
                new ByteArrayInputStream(bytes) {
                    @Override
                    public int read(byte[] target, int offset, int length) {
                        return super.read(target, offset, Math.min(length, 3));
                    }
                };

        assertThat(all(new ByteLines("short", oneByOne, 1000))).isEqualTo(expected);
    }

    @Test
    void shouldNameFileWhenItIsNotWhatItsEndingSays() throws IOException {
        Path file = folder.resolve("b.csv.xz");
        Files.write(file, new byte[] {1, 2, 3});

        assertThatThrownBy(() -> ByteLines.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("b.csv.xz");
    }

    @Test
    void shouldNameTheLineWhenACompressedFileIsCutOff() throws IOException {
        Path file = folder.resolve("c.csv.xz");
        try (OutputStream out =
                new XZOutputStream(Files.newOutputStream(file), new LZMA2Options())) {
            out.write("a\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 20));

        try (ByteLines lines = ByteLines.open(file)) {
            assertThatThrownBy(() -> all(lines))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("c.csv.xz: line");
        }
    }

    private static ByteLines lines(String text, int maxLength) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return new ByteLines("test", new ByteArrayInputStream(bytes), maxLength);
    }

    private static List<String> all(ByteLines lines) throws IOException {
        List<String> all = new ArrayList<>();
        while (lines.next()) {
            assertThat(lines.isTooLong()).isFalse();
            all.add(lines.text());
        }
        return all;
    }
}
