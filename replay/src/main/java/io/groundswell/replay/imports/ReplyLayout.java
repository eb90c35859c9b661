package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import java.util.List;

/**
 * What the rows of a reply of IQFeed's history are. A reply does not say it; the number of fields,
 * the message id and the digits of the time do, but for versions whose rows are the same.
 *
 * @param version a version that writes such rows
 * @param kind what they are
 * @param withRequestId whether each begins with the id of the request
 */
record ReplyLayout(ProtocolVersion version, RowKind kind, boolean withRequestId) {
    private static final String MESSAGE_ID = "LH";

    /** The forms of a time. */
    private enum Stamp {
        NONE(""),
        DATE("dddd-dd-dd"),
        SECONDS("dddd-dd-dd dd:dd:dd"),
        MILLIS("dddd-dd-dd dd:dd:dd.ddd"),
        MICROS("dddd-dd-dd dd:dd:dd.dddddd");

        private static final Stamp[] ALL = values();

        private final String form;

        Stamp(String form) {
            this.form = form;
        }

        static Stamp of(String text) {
            for (Stamp stamp : ALL) {
                if (stamp.fits(text)) {
                    return stamp;
                }
            }
            return NONE;
        }

        private boolean fits(String text) {
            boolean fits = text.length() == form.length();
            for (int i = 0; fits && i < form.length(); i++) {
                char c = text.charAt(i);
                fits = form.charAt(i) == 'd' ? c >= '0' && c <= '9' : c == form.charAt(i);
            }
            return fits;
        }
    }

    /** A time and what is told of a trade: up to 5.0, before 6.1, since. */
    private static final int OLD_TICK = 10;

    private static final int TICK = 12;
    private static final int INTERVAL = 8;

    /** An interval bar at 4.9, and a bar of days at any time. */
    private static final int SHORT_BAR = 7;

    /** Request id, message id, fields. */
    private static final int MAX_FIELDS = 2 + TICK;

    /**
     * The layout of a row.
     *
     * @param period whether bars are of days, weeks or months, where the row does not tell
     * @return null where no version writes such a row
     */
    static ReplyLayout of(String row, boolean period) {
        List<String> fields = CommaFields.of(row, MAX_FIELDS + 1);
        int first = 0;
        boolean withRequestId =
                stamp(fields, 0) == Stamp.NONE
                        && !(CommaFields.at(fields, 0).equals(MESSAGE_ID)
                                && stamp(fields, 1) != Stamp.NONE);
        first += withRequestId ? 1 : 0;
        boolean withMessageId = CommaFields.at(fields, first).equals(MESSAGE_ID);
        first += withMessageId ? 1 : 0;
        Stamp time = stamp(fields, first);
        int count = fields.size() - first;
        return withMessageId
                ? newest(time, count, withRequestId)
                : older(time, count, withRequestId, period);
    }

    private static Stamp stamp(List<String> fields, int index) {
        return Stamp.of(CommaFields.at(fields, index));
    }

    private static ReplyLayout newest(Stamp time, int count, boolean withRequestId) {
        RowKind kind =
                time == Stamp.MICROS && count == TICK
                        ? RowKind.TICK
                        : time == Stamp.SECONDS && count == INTERVAL
                                ? RowKind.INTERVAL
                                : time == Stamp.DATE && count == SHORT_BAR ? RowKind.PERIOD : null;
        return kind == null ? null : new ReplyLayout(ProtocolVersion.V6_2, kind, withRequestId);
    }

    private static ReplyLayout older(Stamp time, int count, boolean withRequestId, boolean period) {
        ProtocolVersion version = null;
        RowKind kind = RowKind.TICK;
        if (count == OLD_TICK) {
            version =
                    switch (time) {
                        case SECONDS -> ProtocolVersion.V4_9;
                        case MILLIS -> ProtocolVersion.V5_1;
                        case MICROS -> ProtocolVersion.V6_0;
                        default -> null;
                    };
        } else if (count == TICK && time == Stamp.MICROS) {
            version = ProtocolVersion.V6_1;
        } else if (count == INTERVAL && time == Stamp.SECONDS) {
            version = ProtocolVersion.V6_1;
            kind = RowKind.INTERVAL;
        } else if (count == SHORT_BAR && time == Stamp.SECONDS) {
            version = ProtocolVersion.V4_9;
            kind = period ? RowKind.PERIOD : RowKind.INTERVAL;
        } else if (count == SHORT_BAR && time == Stamp.DATE) {
            version = ProtocolVersion.V6_1;
            kind = RowKind.PERIOD;
        }
        return version == null ? null : new ReplyLayout(version, kind, withRequestId);
    }
}
