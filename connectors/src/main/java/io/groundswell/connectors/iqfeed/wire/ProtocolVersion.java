package io.groundswell.connectors.iqfeed.wire;

/** A version of IQFeed's protocol; a connection that asks for none speaks 4.9. */
public enum ProtocolVersion {
    /** Fixed Level 1 layout, market depth as U, history in whole seconds. */
    V4_9("4.9"),
    /** Chosen Level 1 fields with milliseconds. */
    V5_0("5.0"),
    /** As 5.0. */
    V5_1("5.1"),
    /** Microseconds. */
    V5_2("5.2"),
    /** As 5.2. */
    V6_0("6.0"),
    /** Aggressor and day code of trades; fundamentals without holes. */
    V6_1("6.1"),
    /** Depth by order and by level, trade corrections, message ids on lookups. */
    V6_2("6.2");

    private final String text;

    ProtocolVersion(String text) {
        this.text = text;
    }

    /** As the wire spells it. */
    public String text() {
        return text;
    }

    /** Whether this is the other version or a newer one. */
    public boolean isAtLeast(ProtocolVersion other) {
        return compareTo(other) >= 0;
    }

    /** The version of that spelling, or null. */
    public static ProtocolVersion of(String text) {
        for (ProtocolVersion version : values()) {
            if (version.text.equals(text)) {
                return version;
            }
        }
        return null;
    }
}
