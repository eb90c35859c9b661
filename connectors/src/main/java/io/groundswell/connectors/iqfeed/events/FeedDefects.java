package io.groundswell.connectors.iqfeed.events;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.Unparsed;
import io.groundswell.connectors.iqfeed.wire.IqFeedFormatter;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Frontier;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import java.util.function.Consumer;

/** Makes defects of lines that became no event, with where they stand in the capture. */
final class FeedDefects {
    private final String source;
    private final Frontier frontier;
    private final FeedCounts counts;
    private final Consumer<? super Defect> out;
    private final IqFeedFormatter formatter = new IqFeedFormatter(ProtocolVersion.V6_2);
    private long position;

    FeedDefects(
            long sourceEpoch, Frontier frontier, FeedCounts counts, Consumer<? super Defect> out) {
        this.source = "iqfeed/" + sourceEpoch;
        this.frontier = frontier;
        this.counts = counts;
        this.out = out;
    }

    /** Where the next lines stand in the capture. */
    void at(long capturePosition) {
        position = capturePosition;
    }

    /** A line that is none of the protocol, or that nothing can be made of. */
    void malformed(String symbol, String detail, WireMessage line) {
        tell(DefectReason.MALFORMED, symbol, detail, line);
    }

    /** A line that says what cannot be held, if anything. */
    void refuse(String symbol, Unfit unfit, WireMessage line) {
        if (!unfit.isNothing()) {
            tell(unfit.reason(), symbol, unfit.detail(), line);
        }
    }

    /** The feed's clock is ahead of ours. */
    void clockAhead(WireMessage line) {
        tell(DefectReason.IMPLAUSIBLE_TIME, "", "the feed's clock is ahead", line);
    }

    /** The event is kept; its time orders nothing. */
    void implausible(EventHeader header) {
        accept(
                new Defect(
                        DefectReason.IMPLAUSIBLE_TIME,
                        header.symbol(),
                        source,
                        position,
                        header.eventTimeNanos(),
                        "the feed's time is more than 5 s after the line was received",
                        header.toString()));
    }

    private void tell(DefectReason reason, String symbol, String detail, WireMessage line) {
        String raw = line instanceof Unparsed it ? it.text() : formatter.format(line);
        accept(new Defect(reason, symbol, source, position, frontier.nanos(), detail, raw));
    }

    private void accept(Defect defect) {
        counts.defect(defect.reason());
        out.accept(defect);
    }
}
