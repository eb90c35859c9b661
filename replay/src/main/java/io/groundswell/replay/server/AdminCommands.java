package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.model.event.EventHeader;
import java.util.Locale;

/**
 * The admin port of one client: S,STATS each second, statistics of all clients where it asked for
 * them, and an answer to each command of a log-in, which changes nothing here.
 */
final class AdminCommands implements ClientCommands {
    private final ServerFacts facts;
    private final LineOutput out;
    private String name = "";
    private boolean clientStatistics;

    AdminCommands(ServerFacts facts, LineOutput out) {
        this.facts = facts;
        this.out = out;
    }

    @Override
    public void connected() {
        out.send(facts.statsLine());
    }

    @Override
    public void command(String line) {
        CommandWords words = CommandWords.of(line);
        String argument = words.at(2);
        if (!words.at(0).equals("S")) {
            out.send(CommandWords.SYNTAX_ERROR);
            return;
        }
        switch (words.at(1)) {
            case "REGISTER CLIENT APP" -> out.send("S,REGISTER CLIENT APP COMPLETED,");
            case "REMOVE CLIENT APP" -> out.send("S,REMOVE CLIENT APP COMPLETED,");
            case "SET LOGINID" -> out.send("S,CURRENT LOGINID," + argument + ",");
            case "SET PASSWORD" -> out.send("S,CURRENT PASSWORD," + masked(argument) + ",");
            case "SET SAVE LOGIN INFO" ->
                    out.send("S,LOGIN INFO " + (isOn(argument) ? "SAVED," : "NOT SAVED,"));
            case "SET AUTOCONNECT" ->
                    out.send("S,AUTOCONNECT " + (isOn(argument) ? "ON," : "OFF,"));
            case "CLIENTSTATS ON" -> setClientStatistics(true);
            case "CLIENTSTATS OFF" -> setClientStatistics(false);
            case "SET CLIENT NAME" -> name = argument;
            case "SET PROTOCOL" -> setProtocol(argument);
            case "REQUEST STATS" -> out.send(facts.statsLine());
            case "CONNECT", "DISCONNECT" -> {}
            default -> out.send(CommandWords.SYNTAX_ERROR);
        }
    }

    private static boolean isOn(String word) {
        return word.toLowerCase(Locale.ROOT).equals("on");
    }

    /** As IQConnect shows it: the first and the last character. */
    private static String masked(String password) {
        int length = password.length();
        return length < 2
                ? "()"
                : "(" + password.charAt(0) + "*****" + password.charAt(length - 1) + ")";
    }

    private void setClientStatistics(boolean on) {
        clientStatistics = on;
        if (on) {
            facts.clientLines().forEach(out::send);
        }
    }

    private void setProtocol(String text) {
        ProtocolVersion wanted = ProtocolVersion.of(text);
        out.send(
                wanted == null
                        ? CommandWords.noProtocol(text)
                        : "S,CURRENT PROTOCOL," + wanted.text() + ",");
    }

    /** A second of the clock on the wall has gone by. */
    void second() {
        out.send(facts.statsLine());
        if (clientStatistics) {
            facts.clientLines().forEach(out::send);
        }
    }

    @Override
    public void closed() {}

    @Override
    public String clientName() {
        return name;
    }

    @Override
    public long watches() {
        return EventHeader.ABSENT;
    }
}
