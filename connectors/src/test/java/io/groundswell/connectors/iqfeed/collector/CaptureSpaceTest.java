package io.groundswell.connectors.iqfeed.collector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CaptureSpaceTest {
    private static final byte[] LINE = "T,20210630 10:00:00\n".getBytes(ISO_8859_1);

    @TempDir Path folder;

    @Test
    void shouldStopWhoeverReadsWhileThereIsNoRoomAndMarkTheGap() throws Exception {
        AtomicLong roomBytes = new AtomicLong(1000);
        BlockingQueue<String> alarms = new LinkedBlockingQueue<>();
        BlockingQueue<IqFeedPort> waited = new LinkedBlockingQueue<>();
        try (CaptureWriter writer = new CaptureWriter(folder, 1 << 20);
                CaptureReader reader = new CaptureReader(folder)) {
            CaptureSpace space = new CaptureSpace(writer, roomBytes::get, alarms::add, waited::add);
            line(space);
            roomBytes.set(0);
            Thread port = new Thread(() -> line(space), "port");
            port.start();
            assertThat(alarms.poll(10, TimeUnit.SECONDS)).contains("no room");
            assertThat(kinds(reader)).containsExactly(CaptureKind.LINES);
            assertThat(port.isAlive()).isTrue();
            roomBytes.set(1000);
            port.join();
            assertThat(alarms.poll(10, TimeUnit.SECONDS)).isEmpty();
            assertThat(waited).containsExactly(IqFeedPort.LEVEL1);
            assertThat(kinds(reader)).containsExactly(CaptureKind.LINES, CaptureKind.DISCONNECTED);
        }
    }

    @Test
    void shouldLetGoOfAPortThatIsClosed() throws Exception {
        try (CaptureWriter writer = new CaptureWriter(folder, 1 << 20)) {
            List<String> alarms = Collections.synchronizedList(new ArrayList<>());
            CaptureSpace space = new CaptureSpace(writer, () -> 0, alarms::add, port -> {});
            Thread port = new Thread(() -> line(space), "port");
            port.start();
            port.interrupt();
            port.join();
            assertThat(writer.position()).isZero();
        }
    }

    private static void line(CaptureSpace space) {
        space.append(CaptureKind.LINES, IqFeedPort.LEVEL1, 1, LINE, 0, LINE.length);
    }

    private static List<CaptureKind> kinds(CaptureReader reader) throws Exception {
        List<CaptureKind> kinds = new ArrayList<>();
        for (CaptureRecord it = reader.next(); it != null; it = reader.next()) {
            kinds.add(it.kind());
        }
        return kinds;
    }
}
