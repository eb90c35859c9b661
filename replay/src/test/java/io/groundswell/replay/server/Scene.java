package io.groundswell.replay.server;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.MarketEvent;
import java.util.ArrayList;
import java.util.List;

/** One symbol, one client without a socket, and what the client was told. */
final class Scene implements ServerFacts {
    final Market market;
    final List<String> told = new ArrayList<>();
    private final WireProjection projection = new WireProjection();
    int watched;

    Scene(DepthMode depth) {
        market = new Market(List.of(Recorded.instrument(depth)), new ReplayTime(0));
    }

    /** Lets events happen. */
    Scene happens(MarketEvent... events) {
        for (MarketEvent event : events) {
            projection.project(event, market::apply);
        }
        return this;
    }

    /** What was told since the last time. */
    List<String> news() {
        List<String> news = List.copyOf(told);
        told.clear();
        return news;
    }

    @Override
    public String version() {
        return "6.2.0.25";
    }

    @Override
    public long symbolLimit() {
        return 1;
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
    public void watched() {
        watched++;
    }
}
