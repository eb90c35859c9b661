package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static final int FIRST_OF_OUTGOING_CONNECTIONS = 32_768;

    @Test
    void shouldFindPortsThatNoOutgoingConnectionGets() throws IOException {
        int last = 0;
        for (int i = 0; i < 100; i++) {
            int port = Ports.findFree();

            assertThat(port).isNotEqualTo(last).isBetween(1, FIRST_OF_OUTGOING_CONNECTIONS - 1);
            last = port;
        }
    }

    @Test
    void shouldPassOverAPortThatIsTaken() throws IOException {
        int next = Ports.findFree() + 1;
        try (ServerSocket taken = new ServerSocket(next, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
            assertThat(Ports.findFree()).isNotEqualTo(next);
        }
    }
}
