package io.groundswell.connectors.iqfeed.wire;

import io.groundswell.connectors.iqfeed.wire.AdminMessage.ClientStatistics;
import io.groundswell.connectors.iqfeed.wire.AdminMessage.FeedStatistics;

/** Reads the lines of the admin port, of any version. One thread at a time. */
public final class AdminParser extends PortParser {
    private static final int SLOT_BITS = 8;
    private static final String FEED = "S,STATS,";
    private static final String CLIENT = "S,CLIENTSTATS,";
    private static final int FEED_FIELDS = 19;
    private static final int CLIENT_FIELDS = 9;

    /** A parser. */
    public AdminParser() {
        super(SLOT_BITS);
    }

    @Override
    WireMessage message(byte[] bytes, int from, int to) {
        if (goesOn(from, FEED)) {
            line.wrap(bytes, from + FEED.length(), to);
            return feed(from + FEED.length());
        }
        if (goesOn(from, CLIENT)) {
            line.wrap(bytes, from + CLIENT.length(), to);
            return client(from + CLIENT.length());
        }
        return common(type());
    }

    private WireMessage feed(int first) {
        FeedStatistics statistics =
                new FeedStatistics(
                        line.text("server"),
                        line.text("server port"),
                        line.quotedInteger("max symbols"),
                        line.quotedInteger("symbols"),
                        line.quotedInteger("clients"),
                        line.quotedInteger("seconds since update"),
                        line.quotedInteger("reconnections"),
                        line.quotedInteger("attempted reconnections"),
                        line.text("start time"),
                        line.text("market time"),
                        line.text("status"),
                        line.text("version"),
                        line.text("login id"),
                        line.text("kilobytes received"),
                        line.text("kilobytes received now"),
                        line.text("kilobytes received on average"),
                        line.text("kilobytes sent"),
                        line.text("kilobytes sent now"),
                        line.text("kilobytes sent on average"));
        return line.isWhole() ? statistics : unparsed(first, FEED_FIELDS, "S,STATS");
    }

    private WireMessage client(int first) {
        ClientStatistics statistics =
                new ClientStatistics(
                        line.quotedInteger("type"),
                        line.quotedInteger("client id"),
                        line.text("name"),
                        line.text("start time"),
                        line.quotedInteger("symbols"),
                        line.quotedInteger("regional symbols"),
                        line.decimal("kilobytes received"),
                        line.decimal("kilobytes sent"),
                        line.decimal("kilobytes queued"));
        return line.isWhole() ? statistics : unparsed(first, CLIENT_FIELDS, "S,CLIENTSTATS");
    }
}
