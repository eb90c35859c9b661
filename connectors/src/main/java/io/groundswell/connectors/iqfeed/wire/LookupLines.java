package io.groundswell.connectors.iqfeed.wire;

import io.groundswell.connectors.iqfeed.wire.LookupMessage.IntervalRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.ListRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.PeriodRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;

/** Writes the lines of the lookup port. */
final class LookupLines {
    private static final int MILLIS = 3;
    private static final int MICROS = 6;

    private final LineWriter line;
    private final boolean hasMessageId;
    private final boolean hasAggressor;
    private final boolean isOld;
    private final int digits;

    LookupLines(LineWriter line, ProtocolVersion version) {
        this.line = line;
        hasMessageId = version.isAtLeast(ProtocolVersion.V6_2);
        hasAggressor = version.isAtLeast(ProtocolVersion.V6_1);
        isOld = version == ProtocolVersion.V4_9;
        digits = isOld ? 0 : version.isAtLeast(ProtocolVersion.V5_2) ? MICROS : MILLIS;
    }

    void write(LookupMessage message) {
        line.requestId(message.requestId());
        if (message instanceof TickRow row) {
            tick(row);
        } else if (message instanceof IntervalRow row) {
            interval(row);
        } else if (message instanceof PeriodRow row) {
            period(row);
        } else if (message instanceof ListRow row) {
            line.requestId(row.messageId()).joined(row.values());
        } else {
            line.text("!ENDMSG!");
        }
    }

    private void messageId() {
        if (hasMessageId) {
            line.text("LH");
        }
    }

    private void tick(TickRow row) {
        messageId();
        line.dateTime(row.localMicros(), digits)
                .decimal(row.last())
                .integer(row.size())
                .integer(row.totalVolume())
                .decimal(row.bid())
                .decimal(row.ask())
                .integer(row.tickId());
        if (isOld) {
            line.integer(0).integer(0).letter(row.basis());
            return;
        }
        line.letter(row.basis()).integer(row.marketCentre()).text(row.conditions());
        if (hasAggressor) {
            line.integer(row.aggressor()).integer(row.dayCode());
        }
    }

    private void interval(IntervalRow row) {
        messageId();
        line.dateTime(row.localMicros(), 0)
                .decimal(row.high())
                .decimal(row.low())
                .decimal(row.open())
                .decimal(row.close())
                .integer(row.totalVolume())
                .integer(row.volume());
        if (!isOld) {
            line.integer(row.trades());
        }
    }

    private void period(PeriodRow row) {
        messageId();
        if (!isOld && Math.floorMod(row.localMicros(), EasternTime.DAY_MICROS) == 0) {
            line.isoDate(row.localMicros() / EasternTime.DAY_MICROS);
        } else {
            line.dateTime(row.localMicros(), 0);
        }
        line.decimal(row.high())
                .decimal(row.low())
                .decimal(row.open())
                .decimal(row.close())
                .integer(row.volume())
                .integer(row.openInterest());
    }
}
