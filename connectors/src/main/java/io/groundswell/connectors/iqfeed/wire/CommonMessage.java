package io.groundswell.connectors.iqfeed.wire;

import java.util.List;

/** What may come on any port. */
public sealed interface CommonMessage extends WireMessage {

    /**
     * A line that begins with {@code S,}: state, answers, lists.
     *
     * @param fields what stands between the commas after the S; the last is empty where the line
     *     ends with a comma
     */
    record SystemLine(List<String> fields) implements CommonMessage {
        /** Keeps a copy. */
        public SystemLine {
            fields = List.copyOf(fields);
        }

        /** A line of these fields. */
        public static SystemLine of(String... fields) {
            return new SystemLine(List.of(fields));
        }

        /** What it is about, such as {@code CURRENT PROTOCOL}. */
        public String name() {
            return fields.isEmpty() ? "" : fields.get(0);
        }

        /** The field after the name by its index from 1, or empty. */
        public String argument(int index) {
            return index < fields.size() ? fields.get(index) : "";
        }
    }

    /**
     * {@code E,text,}: something that the client said was refused, or could not be done.
     *
     * @param requestId the request that it answers on the lookup port, else empty
     * @param text what is wrong, with whatever commas follow it
     */
    record ErrorLine(String requestId, String text) implements CommonMessage {}

    /**
     * {@code n,SYMBOL}: the feed does not know the symbol.
     *
     * @param symbol as it was asked for
     */
    record UnknownSymbol(String symbol) implements CommonMessage {}

    /**
     * {@code T,...}: the feed's clock, once a second.
     *
     * @param localMicros wall clock in New York
     */
    record TimeLine(long localMicros) implements CommonMessage {}

    /**
     * A line that is none of the protocol, or not one of its port.
     *
     * @param reason what is wrong, in words
     * @param text the line, cut at {@value io.groundswell.model.quality.Defect#MAX_RAW_LENGTH}
     */
    record Unparsed(String reason, String text) implements CommonMessage {}
}
