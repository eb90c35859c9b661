package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.replay.imports.ManySymbolDays;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many symbols asked for through many sockets, as a download does. */
class HistoryLoadIT {
    private static final int SOCKETS = 8;
    private static final long LEAST_PER_SECOND = 50;

    @TempDir Path folder;

    private final ManySymbolDays days =
            ManySymbolDays.of(200, LocalDate.of(2021, 3, 1), 3, 500, 11);

    /** A question, and the rows of the answer. */
    private record Question(String text, Supplier<List<String>> rows) {}

    private Question trades(String symbol, LocalDate date) {
        String day = date.format(DateTimeFormatter.BASIC_ISO_DATE);
        return new Question(
                "HTT," + symbol + "," + day + " 000000," + day + " 235959,,,,1,,",
                () -> days.rows(symbol, date));
    }

    private Question daily(String symbol, LocalDate date) {
        String day = date.format(DateTimeFormatter.BASIC_ISO_DATE);
        return new Question(
                "HDT," + symbol + "," + day + "," + day + ",,1,,",
                () -> List.of(days.dailyRow(symbol, date)));
    }

    @Test
    void shouldAnswerTradesRowForRowFasterThanAnyoneMayAsk() throws Exception {
        shouldAnswer(this::trades);
    }

    @Test
    void shouldAnswerDailyBarsFasterThanAnyoneMayAsk() throws Exception {
        shouldAnswer(this::daily);
    }

    private void shouldAnswer(BiFunction<String, LocalDate, Question> asking) throws Exception {
        days.writeTapes(folder);
        List<List<Question>> ofSockets = new ArrayList<>();
        for (int i = 0; i < SOCKETS; i++) {
            ofSockets.add(new ArrayList<>());
        }
        int count = 0;
        for (String symbol : days.symbols()) {
            for (LocalDate date : days.dates()) {
                ofSockets.get(count++ % SOCKETS).add(asking.apply(symbol, date));
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(SOCKETS);
        try (IqFeedReplayServer server = serve()) {
            long begin = System.nanoTime();
            List<Future<List<List<String>>>> asked = new ArrayList<>();
            for (List<Question> questions : ofSockets) {
                asked.add(threads.submit(() -> ask(server, questions)));
            }
            List<List<List<String>>> answers = new ArrayList<>();
            for (Future<List<List<String>>> answer : asked) {
                answers.add(answer.get(120, TimeUnit.SECONDS));
            }
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            System.out.println(count + " answers in " + millis + " ms");
            for (int i = 0; i < SOCKETS; i++) {
                compare(ofSockets.get(i), answers.get(i));
            }
            assertThat(count * 1000L / Math.max(1, millis)).isGreaterThan(LEAST_PER_SECOND);
        } finally {
            threads.shutdownNow();
        }
    }

    private IqFeedReplayServer serve() throws IOException {
        return IqFeedReplayServer.start(
                ReplayServerOptions.of(List.of(folder))
                        .freePorts()
                        .begin(Begin.WHEN_TOLD)
                        .wholeHistory(true),
                InstantSource.system(),
                System::nanoTime);
    }

    private static List<List<String>> ask(IqFeedReplayServer server, List<Question> questions)
            throws IOException {
        try (Socket socket =
                        new Socket(
                                InetAddress.getLoopbackAddress(), server.port(IqFeedPort.LOOKUP));
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            say(socket, "S,SET PROTOCOL,6.2");
            assertThat(in.readLine()).isEqualTo("S,CURRENT PROTOCOL,6.2");
            List<List<String>> answers = new ArrayList<>();
            for (Question question : questions) {
                say(socket, question.text());
                List<String> rows = new ArrayList<>();
                String line = in.readLine();
                for (; !"!ENDMSG!,".equals(line); line = in.readLine()) {
                    rows.add(line);
                }
                answers.add(rows);
            }
            return answers;
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void compare(List<Question> questions, List<List<String>> answers) {
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            assertThat(answers.get(i)).as(question.text()).isEqualTo(question.rows().get());
        }
    }
}
