package io.groundswell.replay.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir Path folder;

    private final Report report = new Report("A < B");

    @Test
    void shouldMarkWhatReachesABarAndWhatMissesIt() throws IOException {
        report.table(
                "t",
                List.of("name", "is"),
                List.of(
                        List.of("a", Bar.atLeast(.95, .9)),
                        List.of("b", Bar.near(.5, .6, .02)),
                        List.of("c", Bar.figure(Double.NaN))));
        Path html = folder.resolve("r.html");

        report.writeHtml(html);

        assertThat(Files.readString(html))
                .contains("<title>A &lt; B</title>")
                .contains("<td class=\"ok\">✓ 0.950</td>")
                .contains("<td class=\"off\">✗ 0.500</td>")
                .contains("<td>–</td>")
                .doesNotContain("http://", "https://", "<script");
    }

    @Test
    void shouldGiveEachTableAsObjectsWhenWrittenAsJson() throws IOException {
        report.heading("H");
        report.table("t", List.of("name", "is"), List.of(List.of("a", "1"), List.of("b", "2")));
        Path json = folder.resolve("r.json");

        report.writeJson(json);

        JsonNode read = new ObjectMapper().readTree(json.toFile());
        assertThat(read.get("title").asText()).isEqualTo("A < B");
        assertThat(read.get("t").get(1).get("is").asText()).isEqualTo("2");
    }

    @Test
    void shouldRefuseARowThatDoesNotFitItsHeads() {
        assertThatThrownBy(() -> report.table("t", List.of("a"), List.of(List.of("1", "2"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("t");
    }
}
