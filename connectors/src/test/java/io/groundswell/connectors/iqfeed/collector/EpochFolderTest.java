package io.groundswell.connectors.iqfeed.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.iqfeed.events.FeedTranslator;
import io.groundswell.connectors.iqfeed.events.TradesTold;
import io.groundswell.connectors.iqfeed.events.TranslatorOptions;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochFolderTest {
    @TempDir Path folder;

    @Test
    void shouldRememberWhatItsTranslatorBeganWith() throws IOException {
        EpochFolder epoch = EpochFolder.create(folder, 17);
        Map<String, Map<Topic, Long>> before =
                Map.of(
                        "@ES#", Map.of(Topic.TICKS, 5L, Topic.L2, 6L),
                        "A=B", Map.of(Topic.L1S, -7L));
        TranslatorOptions options = new TranslatorOptions(17, 250, 99, true, before, Map.of());
        assertThat(epoch.begin()).isEmpty();
        epoch.begin(options);
        assertThat(epoch.begin()).contains(options);
    }

    @Test
    void shouldRememberWhichTradesWereToldAndWhichGapsAreOpen() throws IOException {
        EpochFolder epoch = EpochFolder.create(folder, 17);
        TradesTold told =
                TradesTold.parse(
                        "come=7000 recent=2000 3000,5,71,1346200,100,3D 3000,11,0,-5,0,"
                                + " later= 9000,5,72,1,2,8717"
                                + " gap=A=B,5,7,4,9,8 done=6 backfilled=3 part near=5 6,5,70,1,2,"
                                + " gap=A=B,8,9,8,9, backfilled=0");
        assertThat(told.gaps()).hasSize(2);
        assertThat(told.recent().trades()).hasSize(2);
        TranslatorOptions options =
                new TranslatorOptions(17, 250, 99, true, Map.of(), Map.of("A=B", told));
        epoch.begin(options);
        assertThat(epoch.begin()).contains(options);
    }

    @Test
    void shouldTakeAllForToldThatWasWrittenBeforeTradesWereRemembered() throws IOException {
        EpochFolder epoch = EpochFolder.create(folder, 17);
        Files.writeString(
                epoch.path().resolve("end.properties"), "frontier=99\nbefore.AAPL=5 - 7\n");
        TranslatorOptions next = epoch.next(18, TranslatorOptions.first(18, false)).orElseThrow();
        assertThat(next.before().get("AAPL")).containsOnlyKeys(Topic.TICKS, Topic.L1S);
        assertThat(next.trades()).isEqualTo(Map.of("AAPL", TradesTold.unknownUpTo(5)));
    }

    @Test
    void shouldTakeNothingForToldOfATopicThatHadNoTrades() throws IOException {
        EpochFolder epoch = EpochFolder.create(folder, 17);
        Files.writeString(
                epoch.path().resolve("end.properties"), "frontier=99\nbefore.AAPL=- 6 7\n");
        TranslatorOptions next = epoch.next(18, TranslatorOptions.first(18, false)).orElseThrow();
        assertThat(next.trades()).isEmpty();
    }

    @Test
    void shouldRefuseWhatALaterVersionHasWritten() throws IOException {
        EpochFolder epoch = EpochFolder.create(folder, 17);
        Path end = epoch.path().resolve("end.properties");
        Files.writeString(end, "version=3\nfrontier=99\n");
        assertThatThrownBy(() -> epoch.next(18, TranslatorOptions.first(18, false)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 3");
    }

    @Test
    void shouldRememberWhatKafkaHas() throws IOException {
        EpochFolder epoch = EpochFolder.create(folder, 17);
        assertThat(epoch.acknowledged()).isZero();
        epoch.acknowledged(12_345_678_901L);
        assertThat(epoch.acknowledged()).isEqualTo(12_345_678_901L);
    }

    @Test
    void shouldComeAfterWhateverWasThereBefore() throws IOException {
        EpochFolder.create(folder, 2_000);
        EpochFolder.create(folder, 300);
        assertThat(EpochFolder.all(folder))
                .extracting(EpochFolder::sourceEpoch)
                .containsExactly(300L, 2_000L);
        assertThat(EpochFolder.after(EpochFolder.all(folder), 1_000)).isEqualTo(2_001);
        assertThat(EpochFolder.after(EpochFolder.all(folder), 5_000)).isEqualTo(5_000);
    }

    @Test
    void shouldBeSpentOnlyWhenPublishedAndOldAndNotTheLast() throws IOException {
        for (long number : new long[] {100, 200, 300, 400}) {
            EpochFolder epoch = EpochFolder.create(folder, number);
            if (number != 200) {
                epoch.end(
                        new FeedTranslator(
                                TranslatorOptions.first(number, false), e -> {}, d -> {}));
            }
        }
        assertThat(EpochFolder.spent(EpochFolder.all(folder), 350))
                .extracting(EpochFolder::sourceEpoch)
                .containsExactly(100L, 300L);
        assertThat(EpochFolder.spent(EpochFolder.all(folder), 1_000))
                .extracting(EpochFolder::sourceEpoch)
                .doesNotContain(400L);
    }

    @Test
    void shouldSayNothingOfTheNextWhileItIsNotFinished() throws IOException {
        EpochFolder epoch = EpochFolder.create(folder, 17);
        TranslatorOptions wanted =
                new TranslatorOptions(18, 250, EventHeader.ABSENT, true, Map.of(), Map.of());
        assertThat(epoch.isFinished()).isFalse();
        assertThat(epoch.next(18, wanted)).isEmpty();
    }
}
