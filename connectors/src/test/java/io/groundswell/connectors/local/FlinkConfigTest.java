package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkConfigTest {
    @TempDir Path folder;

    private FlinkConfig config(String... lines) throws Exception {
        return FlinkConfig.read(Files.write(folder.resolve("config.yaml"), List.of(lines)));
    }

    @Test
    void shouldReplaceSettingsAndKeepTheRestWithItsComments() throws Exception {
        FlinkConfig changed =
                config("# Why.", "a.b: 1", "", "c: two words")
                        .with(Map.of("a.b", "3", "d", "file:///x y"));
        changed.write(folder.resolve("written.yaml"));

        assertThat(folder.resolve("written.yaml"))
                .hasContent(
                        """
                        # Why.

                        c: two words

                        # Of this cluster alone.
                        a.b: 3
                        d: 'file:///x y'
                        """);
    }

    @Test
    void shouldGiveBackWhatWasPutIn() throws Exception {
        FlinkConfig config = config("a: plain").with(Map.of("b", "it's: quoted", "a", "again"));

        assertThat(config.values()).isEqualTo(Map.of("a", "again", "b", "it's: quoted"));
        assertThat(config.value("c")).isEmpty();
    }

    @Test
    void shouldReadAValueWithoutTheCommentBehindIt() throws Exception {
        FlinkConfig config =
                config("a: two words  # Why.", "b: 'it''s #1' # Why.", "c: \"x # y\"", "e: f#1")
                        .with(Map.of());

        assertThat(config.values())
                .isEqualTo(Map.of("a", "two words", "b", "it's #1", "c", "x # y", "e", "f#1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:1", "a", "- b", "  a: 1", "a:", "a: 'b", "a: 'b' c", "a: # b"})
    void shouldTellTheLineThatItDoesNotTake(String line) {
        assertThatThrownBy(() -> config("# First.", line))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "%s:2: not 'key: value', but '%s'", folder.resolve("config.yaml"), line);
    }

    @Test
    void shouldReadTheConfigurationOfTheProject() throws Exception {
        Path flinkConf = Path.of(System.getProperty("groundswell.root"), "flink-conf");

        assertThat(FlinkConfig.read(flinkConf.resolve("config.yaml")).values())
                .containsEntry("state.backend.type", "rocksdb")
                .containsEntry("env.java.opts.taskmanager", "-XX:+UseG1GC");
    }
}
