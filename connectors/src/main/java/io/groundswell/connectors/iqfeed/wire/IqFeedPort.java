package io.groundswell.connectors.iqfeed.wire;

/** What IQConnect offers, each on a port of its own. */
public enum IqFeedPort {
    /** Quotes, trades, fundamentals, news headlines. */
    LEVEL1(5009, "\n"),
    /** History, symbols, code lists, news stories. */
    LOOKUP(9100, "\r\n"),
    /** Market depth. */
    LEVEL2(9200, "\r\n"),
    /** Statistics of the feed and of its clients, login. */
    ADMIN(9300, "\n"),
    /** Interval bars as they form. */
    DERIVATIVE(9400, "\r\n");

    private final int usualPort;
    private final String lineEnd;

    IqFeedPort(int usualPort, String lineEnd) {
        this.usualPort = usualPort;
        this.lineEnd = lineEnd;
    }

    /** The port number unless configured otherwise. */
    public int usualPort() {
        return usualPort;
    }

    /** What ends a line of the server; a client takes either end on every port. */
    public String lineEnd() {
        return lineEnd;
    }
}
