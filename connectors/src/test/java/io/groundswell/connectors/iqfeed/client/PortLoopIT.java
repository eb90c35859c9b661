package io.groundswell.connectors.iqfeed.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.Backoff;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The loop of a port on the thread of the test, ended by a tap that fails. */
@Timeout(60)
class PortLoopIT {
    private static final String DISK_FULL =
            "the port's thread failed: java.lang.IllegalStateException: disk full";

    private final RecordingTap seen = new RecordingTap();

    /** Runs a loop until it ends by itself; AAPL is watched, and the server tells its state. */
    private PortStatus run(FeedTap tap) throws IOException {
        try (ScriptedServer server = ScriptedServer.level1()) {
            ClientOptions options =
                    ClientOptions.usual().at("127.0.0.1", Map.of(IqFeedPort.LEVEL1, server.port()));
            PortLoop loop =
                    new PortLoop(
                            IqFeedPort.LEVEL1,
                            options,
                            tap,
                            InstantSource.system(),
                            System::nanoTime,
                            new Backoff(10, 10, () -> 0.5));
            loop.want(Set.of("AAPL"));
            loop.run();
            return loop.record().status();
        }
    }

    private FeedTap failingOn(List<String> wanted, Consumer<String> failure) {
        return new DelegatingTap(seen) {
            @Override
            public void lines(IqFeedPort port, long at, byte[] bytes, int from, int to) {
                super.lines(port, at, bytes, from, to);
                if (bytes[from] == 'P') {
                    fail("lines");
                }
            }

            @Override
            public void connected(IqFeedPort port, ProtocolVersion version, long at) {
                super.connected(port, version, at);
                fail("connected");
            }

            @Override
            public void disconnected(IqFeedPort port, long at, String reason) {
                super.disconnected(port, at, reason);
                fail("disconnected");
            }

            private void fail(String call) {
                if (wanted.contains(call)) {
                    failure.accept(call);
                }
            }
        };
    }

    private static void diskFull(String call) {
        throw new IllegalStateException("disk full");
    }

    private List<String> marks() {
        return seen.seen().stream().filter(it -> it.startsWith("(")).toList();
    }

    @Test
    void shouldTellTheTapTheEndWhenItCouldNotTakeALine() throws Exception {
        PortStatus status = run(failingOn(List.of("lines"), PortLoopIT::diskFull));
        assertThat(marks()).containsExactly("(connected 6.2)", "(disconnected: " + DISK_FULL + ")");
        assertThat(status.state()).isEqualTo(PortState.FAILED);
        assertThat(status.lastError()).isEqualTo(DISK_FULL);
    }

    @Test
    void shouldTellTheTapTheEndWhenAnErrorIsThrown() throws Exception {
        run(
                failingOn(
                        List.of("connected"),
                        call -> {
                            throw new AssertionError("\u00e9");
                        }));
        assertThat(marks())
                .containsExactly(
                        "(connected 6.2)",
                        "(disconnected: the port's thread failed: java.lang.AssertionError: ?)");
    }

    @Test
    void shouldEndAllTheSameWhenTheTapFailsAgain() throws Exception {
        PortStatus status = run(failingOn(List.of("lines", "disconnected"), PortLoopIT::diskFull));
        assertThat(marks()).hasSize(2);
        assertThat(status.state()).isEqualTo(PortState.FAILED);
    }
}
