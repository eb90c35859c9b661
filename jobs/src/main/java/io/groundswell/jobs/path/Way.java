package io.groundswell.jobs.path;

/** How recorded days come to the market topics. */
enum Way {
    /** Told on IQFeed's ports by the replay server, taken down and published by the collector. */
    IQFEED("iqfeed-server -> collector -> Kafka"),

    /** Published as they are on tape: what IQFeed's wire cannot carry. */
    PUBLISH("replay publish -> Kafka");

    private final String inWords;

    Way(String inWords) {
        this.inWords = inWords;
    }

    /** For a person. */
    String inWords() {
        return inWords;
    }
}
