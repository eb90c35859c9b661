package io.groundswell.replay.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.iqfeed.wire.LookupParser;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplySpoolTest {
    private static final String FIRST = "LH,2021-03-01 04:00:00.028010,1.5200,10,10,,,1,E,11,,0,1,";
    private static final String SECOND = "LH,2021-03-01 04:00:07.100000,1.5200,5,15,,,2,E,11,,0,1,";
    private static final String THIRD = "LH,2021-03-01 04:00:07.900000,1.5300,5,20,,,3,E,11,,0,1,";

    @TempDir private Path folder;

    @Test
    void shouldKeepAnAnswerAsItCame() throws IOException {
        try (ReplySpool spool = open(HistoryKind.TICKS)) {
            spool.begin("6.2");
            row(spool, FIRST, RowKind.TICK);
            spool.finish();
        }

        assertThat(file()).hasContent("S,CURRENT PROTOCOL,6.2\r\n" + FIRST + "\r\n!ENDMSG!,\r\n");
        try (ReplySpool again = open(HistoryKind.TICKS)) {
            assertThat(again.isWhole()).isTrue();
        }
    }

    @Test
    void shouldForgetAnAttemptThatFailed() throws IOException {
        try (ReplySpool spool = open(HistoryKind.TICKS)) {
            spool.begin("6.2");
            row(spool, SECOND, RowKind.TICK);
            spool.begin("6.2");
            row(spool, FIRST, RowKind.TICK);
            spool.finish();
            assertThat(spool.rows()).isEqualTo(1);
        }

        assertThat(Files.readString(file(), ISO_8859_1)).contains(FIRST).doesNotContain(SECOND);
    }

    @Test
    void shouldGoOnFromTheLastSecondOfWhatAKilledProcessLeft() throws IOException {
        String half = "LH,2021-03-01 04:00:07.95";
        write("S,CURRENT PROTOCOL,6.2\r\n", FIRST, "\r\n", SECOND, "\r\n", half);

        try (ReplySpool spool = open(HistoryKind.TICKS)) {
            assertThat(spool.isWhole()).isFalse();
            assertThat(spool.resumesAt()).contains(LocalDateTime.parse("2021-03-01T04:00:07"));
            spool.begin("6.2");
            row(spool, SECOND, RowKind.TICK);
            row(spool, THIRD, RowKind.TICK);
            spool.finish();
        }

        assertThat(file())
                .hasContent(
                        String.join(
                                "\r\n",
                                "S,CURRENT PROTOCOL,6.2",
                                FIRST,
                                SECOND,
                                THIRD,
                                "!ENDMSG!,",
                                ""));
    }

    @Test
    void shouldRefuseToMixVersions() throws IOException {
        write("S,CURRENT PROTOCOL,6.2\r\n", FIRST, "\r\n", SECOND, "\r\n");

        try (ReplySpool spool = open(HistoryKind.TICKS)) {
            assertThatThrownBy(() -> spool.begin("6.1"))
                    .isInstanceOf(ReplySpool.OtherVersionException.class)
                    .hasMessageContaining("6.1");
        }
    }

    @Test
    void shouldBeginAnewWhereBarsDependOnWhereTheyBegin() throws IOException {
        write(
                "S,CURRENT PROTOCOL,6.2\r\n",
                "LH,2021-03-01 04:00:00,1.53,1.52,1.52,1.53,10,10,100,\r\n");

        try (ReplySpool spool = open(HistoryKind.of("100t"))) {
            assertThat(spool.resumesAt()).isEmpty();
        }
    }

    @Test
    void shouldTakeOnlyTheBarsOfItsYear() throws IOException {
        try (ReplySpool spool = open(HistoryKind.of("weekly"))) {
            spool.begin("6.2");
            row(spool, "LH,2020-12-31,2,1,1,2,100,0,", RowKind.PERIOD);
            row(spool, "LH,2021-01-08,2,1,1,2,100,0,", RowKind.PERIOD);
            spool.finish();
        }

        assertThat(Files.readString(file("2021"), ISO_8859_1))
                .contains("2021-01-08")
                .doesNotContain("2020");
    }

    private void write(String... parts) throws IOException {
        Files.writeString(file(), String.join("", parts), ISO_8859_1);
    }

    private Path file() {
        return file("2021-03-01");
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private ReplySpool open(HistoryKind kind) throws IOException {
        HistoryUnit unit = HistoryUnit.around("NEPT", kind, LocalDate.of(2021, 3, 1));
        return ReplySpool.open(file(unit.name()), unit, true, length -> {});
    }

    private static void row(ReplySpool spool, String line, RowKind kind) throws IOException {
        byte[] bytes = line.getBytes(ISO_8859_1);
        LookupParser parser = new LookupParser(ProtocolVersion.V6_2, kind, false);
        spool.row(bytes, 0, bytes.length, parser.parse(bytes, 0, bytes.length));
    }
}
