package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DepthMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminCommandsTest {
    private final Scene scene = new Scene(DepthMode.TOP_OF_BOOK);
    private final AdminCommands client = new AdminCommands(scene, scene.told::add);

    private List<String> say(String line) {
        client.command(line);
        return scene.news();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "S,REGISTER CLIENT APP,X,1.0 | S,REGISTER CLIENT APP COMPLETED,",
                "S,REMOVE CLIENT APP,X,1.0 | S,REMOVE CLIENT APP COMPLETED,",
                "S,SET LOGINID,me | S,CURRENT LOGINID,me,",
                "S,SET PASSWORD,3secret2 | S,CURRENT PASSWORD,(3*****2),",
                "S,SET SAVE LOGIN INFO,On | S,LOGIN INFO SAVED,",
                "S,SET SAVE LOGIN INFO,Off | S,LOGIN INFO NOT SAVED,",
                "S,SET AUTOCONNECT,On | S,AUTOCONNECT ON,",
                "S,SET AUTOCONNECT,Off | S,AUTOCONNECT OFF,",
                "S,SET PROTOCOL,6.0 | S,CURRENT PROTOCOL,6.0,",
                "S,SET PROTOCOL,9.9 | E,9.9 is not a valid protocol.,",
                "hello | E,!SYNTAX_ERROR!,",
                "S,HELLO | E,!SYNTAX_ERROR!,"
            })
    void shouldAnswerAsIqConnectWhenALauncherLogsIn(String command, String answer) {
        assertThat(say(command)).containsExactly(answer);
    }

    @Test
    void shouldSayNothingWhenToldToConnect() {
        assertThat(say("S,CONNECT")).isEmpty();
        assertThat(say("S,SET CLIENT NAME,me")).isEmpty();
        assertThat(client.clientName()).isEqualTo("me");
    }

    @Test
    void shouldTellClientsEachSecondWhenAskedFor() {
        client.second();
        assertThat(scene.news()).containsExactly("S,STATS,");
        assertThat(say("S,CLIENTSTATS ON")).containsExactly("S,CLIENTSTATS,0,");
        client.second();
        assertThat(scene.news()).containsExactly("S,STATS,", "S,CLIENTSTATS,0,");
        assertThat(say("S,CLIENTSTATS OFF")).isEmpty();
        client.second();
        assertThat(scene.news()).containsExactly("S,STATS,");
    }
}
