package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.events.FeedTranslator;
import io.groundswell.connectors.iqfeed.events.TranslatorOptions;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.Defect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the captures of a folder became, or are to become: the same events with the same identities
 * that the collector publishes, without Kafka. For comparison and for importers. One thread.
 */
public final class CapturedEvents {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Path folder;
    private final List<Long> reconnectMillis = new ArrayList<>();
    private final Map<IqFeedPort, Long> lostNanos = new EnumMap<>(IqFeedPort.class);
    private long epochs;

    /**
     * The captures of a collector's folder.
     *
     * @param folder as {@code collect --folder} has it
     */
    public CapturedEvents(Path folder) {
        this.folder = folder;
    }

    /**
     * Translates every epoch that was published or begun to be, the oldest first.
     *
     * @throws IOException where a capture cannot be read
     */
    public void read(Consumer<? super MarketEvent> events, Consumer<? super Defect> defects)
            throws IOException {
        for (EpochFolder epoch : EpochFolder.all(CollectorFolder.of(folder).epochs())) {
            Optional<TranslatorOptions> begin = epoch.begin();
            if (begin.isPresent()) {
                epochs++;
                // A port that a kill cut off was never lost: its next connection is not a return.
                lostNanos.clear();
                read(epoch, begin.get(), events, defects);
            }
        }
    }

    private void read(
            EpochFolder epoch,
            TranslatorOptions begin,
            Consumer<? super MarketEvent> events,
            Consumer<? super Defect> defects)
            throws IOException {
        boolean isEnded = epoch.isFinished();
        FeedTranslator translator = new FeedTranslator(begin, events, defects);
        CaptureTranslation translation = new CaptureTranslation(translator);
        try (CaptureReader reader = new CaptureReader(epoch.capture())) {
            for (CaptureRecord it = reader.next(); it != null; it = reader.next()) {
                note(it);
                translation.apply(it);
            }
        }
        if (isEnded) {
            translator.finish();
        }
    }

    private void note(CaptureRecord record) {
        switch (record.kind()) {
            case DISCONNECTED -> lostNanos.put(record.port(), record.receiveTimeNanos());
            case CONNECTED -> {
                Long lost = lostNanos.remove(record.port());
                if (lost != null) {
                    long nanos = record.receiveTimeNanos() - lost;
                    reconnectMillis.add(nanos / NANOS_PER_MILLI);
                }
            }
            default -> {}
        }
    }

    /** How many epochs were read. */
    public long epochs() {
        return epochs;
    }

    /** How long each lost port took to come back within one run of the collector. */
    public List<Long> reconnectMillis() {
        return List.copyOf(reconnectMillis);
    }
}
