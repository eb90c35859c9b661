package io.groundswell.connectors.iqfeed.collector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonlExportTest {
    @TempDir Path folder;

    private static void append(CaptureWriter writer, String text) throws IOException {
        byte[] bytes = text.getBytes(ISO_8859_1);
        writer.append(CaptureKind.LINES, IqFeedPort.LEVEL1, 5, bytes, 0, bytes.length);
    }

    @Test
    void shouldOnlyEverGrow() throws IOException {
        EpochFolder epoch = EpochFolder.create(folder, 17);
        Path out = folder.resolve("out.jsonl");
        try (CaptureWriter writer = new CaptureWriter(epoch.capture(), 1 << 20)) {
            append(writer, "S,KEY,99999\nT,20210630 10:00:00\n");
            assertThat(new JsonlExport().write(epoch, out)).isEmpty();
            List<String> before = Files.readAllLines(out);
            assertThat(before).hasSize(2);
            // As an export leaves it that is killed in the middle of a line.
            Files.writeString(out, Files.readString(out) + "{\"sourceEp");
            append(writer, "T,20210630 10:00:01\n");
            new JsonlExport().write(epoch, out);
            List<String> after = Files.readAllLines(out);
            assertThat(after).hasSize(3).startsWith(before.toArray(String[]::new));
            assertThat(after.get(2)).contains("10:00:01", "LEVEL1", "LINES", "17");
        }
    }

    @Test
    void shouldKeepTheTokenOfTheAccountToItself() throws IOException {
        EpochFolder epoch = EpochFolder.create(folder, 17);
        Path out = folder.resolve("out.jsonl");
        try (CaptureWriter writer = new CaptureWriter(epoch.capture(), 1 << 20)) {
            append(writer, "S,CUST,real_time,66.112.156.223,60003,cclfUp2txmeBJSsT,6.2.0.25,\n");
        }
        new JsonlExport().write(epoch, out);
        assertThat(Files.readString(out)).contains("S,CUST,***").doesNotContain("cclfUp2txmeBJSsT");
    }
}
