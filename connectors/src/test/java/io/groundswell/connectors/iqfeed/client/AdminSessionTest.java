package io.groundswell.connectors.iqfeed.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdminSessionTest {
    private static final Instant MORNING = Instant.parse("2024-03-11T14:00:00Z");

    @Test
    void shouldLogInWhenThereIsALogin() {
        ClientOptions options =
                ClientOptions.usual()
                        .withCredentials(Optional.of(new Credentials("me", "secret", "PROD")));
        SessionScript script = SessionScript.of(IqFeedPort.ADMIN, options, MORNING).connects();
        script.done();
        script.hears("S,CURRENT PROTOCOL,6.2,");
        assertThat(script.done())
                .containsExactly(
                        "> S,REGISTER CLIENT APP,PROD,1.0",
                        "> S,SET LOGINID,me",
                        "> S,SET PASSWORD,secret",
                        "> S,SET AUTOCONNECT,On",
                        "> S,CONNECT",
                        "> S,CLIENTSTATS ON",
                        "live 6.2");
        script.hears("E,secret of me is wrong,");
        assertThat(script.done()).containsExactly("problem: E,*** of *** is wrong,");
    }

    @Test
    void shouldOnlyListenWhenThereIsNoLogin() {
        SessionScript script =
                SessionScript.of(IqFeedPort.ADMIN, ClientOptions.usual(), MORNING).watches("AAPL");
        script.connects().done();
        script.hears("S,CURRENT PROTOCOL,6.2,");
        assertThat(script.done()).containsExactly("> S,CLIENTSTATS ON", "live 6.2");
    }
}
