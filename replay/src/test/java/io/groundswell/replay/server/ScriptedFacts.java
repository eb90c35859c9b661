package io.groundswell.replay.server;

import java.util.List;

/**
 * What commands ask of a server, as fixed texts.
 *
 * @param symbolLimit how many symbols may be watched
 */
record ScriptedFacts(long symbolLimit) implements ServerFacts {
    @Override
    public String version() {
        return "6.2.0.25";
    }

    @Override
    public String timeLine() {
        return "T,20210630 09:30:00";
    }

    @Override
    public String statsLine() {
        return "S,STATS,";
    }

    @Override
    public List<String> clientLines() {
        return List.of("S,CLIENTSTATS,0,");
    }

    @Override
    public void watched() {}
}
