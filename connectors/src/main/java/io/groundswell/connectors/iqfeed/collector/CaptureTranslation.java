package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.events.BackfillEnd;
import io.groundswell.connectors.iqfeed.events.FeedTranslator;
import io.groundswell.connectors.iqfeed.events.TradeGap;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.LineBlock;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;

/** Tells a translator what the records of a capture hold. One thread. */
final class CaptureTranslation {
    private final FeedTranslator translator;

    CaptureTranslation(FeedTranslator translator) {
        this.translator = translator;
    }

    /** Applies a record. */
    void apply(CaptureRecord record) {
        IqFeedPort port = record.port();
        long timeNanos = record.receiveTimeNanos();
        translator.at(record.position());
        switch (record.kind()) {
            case LINES -> lines(record);
            case CONNECTED -> {
                ProtocolVersion version = ProtocolVersion.of(record.text());
                translator.connected(
                        port, version == null ? ProtocolVersion.V6_2 : version, timeNanos);
            }
            case DISCONNECTED -> translator.disconnected(port, timeNanos, record.text());
            case STALLED -> translator.stalled(port, record.text(), timeNanos);
            case STOPPED -> {}
            case BACKFILL -> backfill(record.text(), timeNanos);
            case BACKFILL_END ->
                    translator.backfillEnded(BackfillEnd.parse(record.text()), timeNanos);
        }
    }

    /**
     * Whether a mark from elsewhere says what such a mark says.
     *
     * @throws IllegalArgumentException where it does not
     */
    static void check(CaptureKind kind, String text) {
        if (kind == CaptureKind.BACKFILL) {
            gap(text);
        } else if (kind == CaptureKind.BACKFILL_END) {
            BackfillEnd.parse(text);
        }
    }

    private static TradeGap gap(String text) {
        int blank = text.indexOf(' ');
        return TradeGap.parse(blank < 0 ? text : text.substring(0, blank));
    }

    private void backfill(String text, long timeNanos) {
        TradeGap gap = gap(text);
        ProtocolVersion version = ProtocolVersion.of(text.substring(text.indexOf(' ') + 1));
        translator.backfill(gap, version == null ? ProtocolVersion.V6_2 : version, timeNanos);
    }

    private void lines(CaptureRecord record) {
        LineBlock.forEachLine(
                record.block(),
                record.from(),
                record.to(),
                (bytes, from, to) ->
                        translator.line(record.port(), record.receiveTimeNanos(), bytes, from, to));
    }
}
