package io.groundswell.jobs.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.jobs.BundledDays;
import io.groundswell.replay.tape.TapeLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LegTest {
    private static List<Leg> bundled(List<String> wanted) throws IOException {
        List<Path> tapes = BundledDays.tapes().stream().map(Path::of).toList();
        return Leg.of(TapeLibrary.open(tapes), wanted);
    }

    @Test
    void shouldTellEquitiesOverTheWireAndPublishWhatTradesInFractions() throws IOException {
        List<Leg> legs = bundled(List.of());

        assertThat(legs).extracting(Leg::way).containsExactly(Way.IQFEED, Way.PUBLISH);
        assertThat(legs.get(0).symbols()).isEqualTo(Set.of("IBM", "BAC"));
        assertThat(legs.get(1).symbols()).isEqualTo(Set.of("BTCUSDT", "ETHUSDT"));
        assertThat(legs.get(0).lastNanos()).isLessThan(legs.get(1).firstNanos());
    }

    @Test
    void shouldLeaveOutWhatIsNotWanted() throws IOException {
        List<Leg> legs = bundled(List.of("IBM"));

        assertThat(legs).hasSize(1);
        assertThat(legs.get(0).symbols()).containsExactly("IBM");
    }

    @Test
    void shouldPublishEverythingWhenOneRealmsTimeWouldGoBack() throws IOException {
        List<Leg> apart = bundled(List.of());
        Leg wire = apart.get(0);
        Leg published = apart.get(1);
        Leg later = new Leg(Way.IQFEED, published.tapes(), wire.symbols());

        assertThat(Leg.follow(List.of(wire, published))).isTrue();
        assertThat(Leg.follow(List.of(published, later))).as("same days").isFalse();
        assertThat(
                        Leg.follow(
                                List.of(
                                        wire,
                                        new Leg(Way.PUBLISH, published.tapes(), wire.symbols()))))
                .as("a symbol goes both ways")
                .isFalse();
    }
}
