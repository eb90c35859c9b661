package io.groundswell.replay.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.types.ModelTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplaySourceTest {
    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(4)
                            .build());

    @TempDir static Path folder;
    private static List<String> tapes;
    private static Map<String, List<MarketEvent>> recorded;

    @BeforeAll
    static void write() throws IOException {
        tapes = RecordedDays.write(folder);
        recorded = RecordedDays.bySymbol(tapes);
    }

    /** Fails the job at an event that the watermark has already passed. */
    private static final class NothingIsLate extends ProcessFunction<MarketEvent, MarketEvent> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(MarketEvent event, Context context, Collector<MarketEvent> out) {
            if (context.timestamp() <= context.timerService().currentWatermark()) {
                throw new IllegalStateException("late: " + event);
            }
            out.collect(event);
        }
    }

    private static Map<String, List<MarketEvent>> run(
            int parallelism, Set<String> symbols, WatermarkStrategy<MarketEvent> watermarks)
            throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(parallelism);
        ReplaySource source = new ReplaySource(tapes, symbols, ModelTypes.MARKET_EVENT);
        Map<String, List<MarketEvent>> read = new TreeMap<>();
        try (CloseableIterator<MarketEvent> events =
                env.fromSource(source, watermarks, "tapes")
                        .process(new NothingIsLate(), ModelTypes.MARKET_EVENT)
                        .executeAndCollect()) {
            while (events.hasNext()) {
                MarketEvent event = events.next();
                read.computeIfAbsent(event.symbol(), any -> new ArrayList<>()).add(event);
            }
        }
        return read;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void shouldGiveEachSymbolsEventsInOrderAtAnyParallelism(int parallelism) throws Exception {
        assertThat(run(parallelism, Set.of(), ReplaySource.watermarks())).isEqualTo(recorded);
    }

    @Test
    void shouldGiveOnlyTheWantedSymbols() throws Exception {
        assertThat(run(2, Set.of("BBB"), ReplaySource.watermarks()))
                .isEqualTo(Map.of("BBB", recorded.get("BBB")));
    }

    @Test
    void shouldLoseNothingWhenAlignmentPausesLanes() throws Exception {
        WatermarkStrategy<MarketEvent> aligned =
                ReplaySource.watermarks()
                        .withWatermarkAlignment(
                                "lanes", Duration.ofMinutes(10), Duration.ofMillis(10));
        assertThat(run(2, Set.of(), aligned)).isEqualTo(recorded);
    }
}
