package io.groundswell.connectors.local;

import io.groundswell.connectors.access.Login;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a ClickHouse as any HTTP client would, and tells the answer or the complaint. */
final class HttpQueries {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI url;
    private final Login login;

    private HttpQueries(String url, Login login) {
        this.url = URI.create(url + "/");
        this.login = login;
    }

    static HttpQueries of(LocalClickHouse server) throws IOException {
        return as(server, Login.read(server.loginFile()));
    }

    static HttpQueries as(LocalClickHouse server, Login login) {
        return new HttpQueries(server.url(), login);
    }

    /** As the user that needs no password, which is whoever says nothing. */
    static HttpQueries asNobody(LocalClickHouse server) {
        return new HttpQueries(server.url(), null);
    }

    String ask(String sql) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url)
                        .timeout(LIMIT)
                        .POST(HttpRequest.BodyPublishers.ofString(sql));
        if (login != null) {
            request.header("X-ClickHouse-User", login.user())
                    .header("X-ClickHouse-Key", login.password());
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body().strip();
    }
}
