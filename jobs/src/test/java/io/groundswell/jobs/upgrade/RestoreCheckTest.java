package io.groundswell.jobs.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.jobs.BundledDays;
import io.groundswell.jobs.OrderBookJob;
import io.groundswell.jobs.Steps;
import io.groundswell.jobs.config.JobConfig;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreCheckTest {
    @TempDir static Path folder;
    private static String[] arguments;
    private static String savepoint;
    private static CheckedJob asItIs;

    @BeforeAll
    static void stopAJobInTheMiddleOfTheDay() throws Exception {
        arguments =
                new String[] {
                    "--source.tapes",
                    String.join(";", BundledDays.tapes()),
                    "--output.directory",
                    folder.resolve("results").toString()
                };
        savepoint =
                MidDaySavepoint.take(
                        JobConfig.fromArguments(arguments), folder.resolve("savepoints"));
        asItIs = CheckedJob.of(OrderBookJob.NAME, arguments);
    }

    /**
     * What a run of the program comes to.
     *
     * @param status its exit status
     * @param lines what it wrote
     */
    private record Ran(int status, List<String> lines) {}

    private static Ran run(String path, String... jobArguments) throws Exception {
        String[] all = new String[jobArguments.length + 2];
        all[0] = path;
        all[1] = OrderBookJob.NAME;
        System.arraycopy(jobArguments, 0, all, 2, jobArguments.length);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = RestoreCheck.run(new PrintStream(said, true, StandardCharsets.UTF_8), all);
        return new Ran(status, said.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private static Findings judge(CheckedJob job) throws Exception {
        return RestoreCheck.judge(SavepointContent.read(savepoint), job);
    }

    /** The job, defined as it is and then tampered with. */
    private static CheckedJob changed(Consumer<StreamExecutionEnvironment> change) {
        return new CheckedJob(asItIs.real().andThen(change), asItIs.dry().andThen(change));
    }

    @Test
    void shouldAcceptWhatTheSameJobHasStored() throws Exception {
        Ran ran = run(savepoint, arguments);

        assertThat(ran.lines()).hasSize(1).first().asString().startsWith("accepted: ");
        assertThat(ran.status()).isZero();
    }

    @Test
    void shouldTellOfStateThatNoOperatorTakesOver() throws Exception {
        Findings findings = judge(changed(RestoreCheckTest::renameBook));

        assertThat(findings.complaints())
                .containsExactly(
                        "no operator takes over the state of 'order books' (uid order-book)");
        assertThat(findings.notes())
                .containsExactly("'order books' (uid renamed) is new and starts empty");
    }

    private static void renameBook(StreamExecutionEnvironment env) {
        for (Transformation<?> end : env.getTransformations()) {
            for (Transformation<?> step : end.getTransitivePredecessors()) {
                if (Steps.BOOK.uid().equals(step.getUid())) {
                    step.setUid("renamed");
                }
            }
        }
    }

    @Test
    void shouldTellOfAnotherMaxParallelism() throws Exception {
        Findings findings = judge(changed(env -> env.setMaxParallelism(64)));

        assertThat(findings.complaints())
                .contains(
                        "'order books' (uid order-book): max parallelism 64, that of the savepoint"
                                + " is 128");
    }

    @Test
    void shouldNameTheOperatorWhoseKeyedStateIsOfAnotherType() throws Exception {
        Findings findings = judge(new CheckedJob(asItIs.real(), RestoreCheckTest::defineTextBooks));

        assertThat(findings.complaints())
                .singleElement()
                .asString()
                .startsWith("'order books' (uid order-book): ")
                .contains("incompatible");
    }

    private static void defineTextBooks(StreamExecutionEnvironment env) {
        env.setMaxParallelism(OrderBookJob.MAX_PARALLELISM);
        SingleOutputStreamOperator<String> books =
                env.fromSequence(1, 1)
                        .keyBy(Object::toString, Types.STRING)
                        .process(new TextBook());
        Steps.BOOK.mark(books).sinkTo(new DiscardingSink<>());
    }

    /** Claims that a book is stored as text. */
    private static final class TextBook extends KeyedProcessFunction<String, Long, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void open(OpenContext context) {
            getRuntimeContext().getState(new ValueStateDescriptor<>("book", Types.STRING));
        }

        @Override
        public void processElement(Long number, Context context, Collector<String> out) {}
    }

    /** Nobody listens at the address: the check would not end if it asked. */
    @Test
    void shouldTellThatAnotherSourceCannotReadWhereTheFirstOneStood() throws Exception {
        Ran ran = run(savepoint, "--kafka.address", "127.0.0.1:1", "--output.directory", "results");

        assertThat(ran.lines())
                .anyMatch(
                        line ->
                                line.startsWith(
                                        "refused: 'Source: market events' (uid market-events): "));
        assertThat(ran.status()).isEqualTo(1);
    }

    @Test
    void shouldTellThatAnotherSinkCannotReadWhatTheFirstOneStored() throws Exception {
        Ran ran = run(savepoint, "--kafka.address", "127.0.0.1:1");

        assertThat(ran.lines()).anyMatch(line -> line.startsWith("refused: 'book snapshots out"));
    }

    @Test
    void shouldSayInOneLineThatThereIsNoSavepoint() throws Exception {
        Ran ran = run(folder.resolve("none").toString(), arguments);

        assertThat(ran.lines())
                .singleElement()
                .asString()
                .startsWith("not asked: ")
                .contains("none");
        assertThat(ran.status()).isEqualTo(2);
    }

    @Test
    void shouldSayInOneLineThatTheMetadataAreCutShort() throws Exception {
        Path damaged = Files.createDirectories(folder.resolve("cut short"));
        byte[] metadata = Files.readAllBytes(pathOf(savepoint).resolve("_metadata"));
        Files.write(damaged.resolve("_metadata"), Arrays.copyOf(metadata, metadata.length / 2));

        Ran ran = run(damaged.toString(), arguments);

        assertThat(ran.lines()).singleElement().asString().startsWith("not asked: ");
        assertThat(ran.status()).isEqualTo(2);
    }

    @Test
    void shouldRefuseASavepointThatHasLostAFile() throws Exception {
        Path broken = Files.createDirectories(folder.resolve("lost"));
        Files.copy(pathOf(savepoint).resolve("_metadata"), broken.resolve("_metadata"));

        Ran ran = run(broken.toString(), arguments);

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.lines()).allMatch(line -> line.startsWith("refused: ")).isNotEmpty();
    }

    private static Path pathOf(String location) {
        return Path.of(URI.create(location).getPath());
    }
}
