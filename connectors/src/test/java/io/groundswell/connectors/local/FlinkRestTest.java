package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlinkRestTest {
    private HttpServer server;
    private FlinkRest rest;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        rest = new FlinkRest(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    private void answer(String path, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(
                path,
                exchange -> {
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }

    @Test
    void shouldTellTheSlots() throws IOException {
        answer("/overview", 200, "{\"taskmanagers\":2,\"slots-total\":4,\"slots-available\":3}");

        assertThat(rest.taskManagers()).isEqualTo(2);
        assertThat(rest.slotsTotal()).isEqualTo(4);
        assertThat(rest.slotsAvailable()).isEqualTo(3);
    }

    @Test
    void shouldTellTheFirstLineOfFlinksErrorWhenItIsOne() {
        answer(
                "/jobs",
                404,
                "{\"errors\":[\"a.b.NotFoundException: Job 1 not found\\n\\tat a.b\",\"more\"]}");

        assertThatThrownBy(() -> rest.get("/jobs/1"))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "%s/jobs/1 answers 404: a.b.NotFoundException: Job 1 not found",
                        rest.base());
    }

    @Test
    void shouldTellTheFirstLineWhenAnErrorIsNotFlinks() {
        answer("/jobs", 502, "<html>\n<body>");

        assertThatThrownBy(() -> rest.jobs())
                .hasMessage("%s/jobs/overview answers 502: <html>", rest.base());
    }

    @Test
    void shouldTellThatNobodyAnswers() throws IOException {
        URI nobody = URI.create("http://127.0.0.1:" + Ports.findFree());

        assertThatThrownBy(() -> new FlinkRest(nobody).taskManagers())
                .isInstanceOf(IOException.class)
                .hasMessage("%s does not answer", nobody);
    }
}
