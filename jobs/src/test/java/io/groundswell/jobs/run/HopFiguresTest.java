package io.groundswell.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.latency.LatencyFigures;
import io.groundswell.model.contract.Hop;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HopFiguresTest {
    private final Map<String, Double> values = new HashMap<>();

    /** As Flink names what a task tells of itself. */
    private void task(String task, Hop hop, long count, double mean, double p99, long least) {
        String prefix = task + ".hop." + hop.label() + ".";
        values.put(prefix + "hopCount", (double) count);
        values.put(prefix + "hopMicros_mean", mean);
        values.put(prefix + "hopMicros_median", mean);
        values.put(prefix + "hopMicros_p99", p99);
        values.put(prefix + "hopMicros_p999", p99);
        values.put(prefix + "hopMicros_max", p99);
        values.put(prefix + "hopLeastMicros", (double) least);
        values.put(prefix + "hopNegative", least < 0 ? 1.0 : 0.0);
        values.put(prefix + "hopRecorded", 2.0);
    }

    private HopFigures figures() {
        Map<Hop, LatencyFigures> all = new EnumMap<>(Hop.class);
        HopFigures.merge(values, all);
        return new HopFigures(all);
    }

    private List<String> rows() {
        StringWriter text = new StringWriter();
        figures().print(new PrintWriter(text, true));
        return text.toString().lines().skip(1).toList();
    }

    @Test
    void shouldTellTheWorstOfAllTasksAndWeighTheirMeans() {
        task("0.Source__market_events.deserializer", Hop.KAFKA, 100, 1_000, 5_000, 10);
        task("1.Source__market_events.deserializer", Hop.KAFKA, 300, 2_000, 3_000, -7);

        assertThat(figures().measured())
                .containsOnlyKeys(Hop.KAFKA)
                .containsEntry(
                        Hop.KAFKA,
                        new LatencyFigures(400, 1, -7, 1_750, 2_000, 5_000, 5_000, 5_000, 4));
    }

    @Test
    void shouldNotTakeATaskThatMeasuredNothingForAFastOne() {
        task("0.sink", Hop.WHOLE, 0, 0, 0, 0);
        task("1.sink", Hop.WHOLE, 10, 500, 900, 400);

        assertThat(figures().measured().get(Hop.WHOLE).leastMicros()).isEqualTo(400);
        assertThat(figures().measured().get(Hop.WHOLE).meanMicros()).isEqualTo(500);
    }

    @Test
    void shouldNotMixBooksWithTheEventsWhoseWayIsTold() {
        task("0.latest_events_shown__Writer", Hop.REDIS, 10, 500, 900, 400);
        task("0.latest_events_shown__Writer", Hop.UNTIL_SHOWN, 10, 100, 200, 50);
        task("0.latest_faults_shown__Writer", Hop.REDIS, 1, 900_000, 900_000, 900_000);

        assertThat(figures().measured().get(Hop.REDIS).maxMicros()).isEqualTo(900);
    }

    @Test
    void shouldTellWhatTheJobItselfTakesByItsMean() {
        task("0.source", Hop.UNTIL_READ, 10, 3_000, 9_000, 1_000);
        assertThat(figures().flinkMeanMicros()).isEmpty();
        task("0.sink", Hop.UNTIL_SHOWN, 70, 4_200, 9_900, 1_200);

        assertThat(figures().flinkMeanMicros().orElseThrow())
                .isCloseTo(1_200, Offset.offset(0.001));
        assertThat(rows()).anyMatch(row -> row.matches("flink +mean +1\\.20 .*"));
    }

    @Test
    void shouldSayInALineThatClocksDiffer() {
        task("0.source", Hop.FEED, 10, 3_000, 9_000, -1_500);

        assertThat(rows())
                .singleElement()
                .asString()
                .matches("feed +3\\.00 +9\\.00 .* -1\\.50 .*")
                .contains("1 before they were sent: the clocks differ by 1.50 ms or more");
    }

    @Test
    void shouldPassOverMetricsOfOthers() {
        values.put("0.sink.numRecordsIn", 5.0);
        values.put("0.sink.hop.unheard-of.hopCount", 5.0);

        assertThat(rows()).isEmpty();
    }
}
