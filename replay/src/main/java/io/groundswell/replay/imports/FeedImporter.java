package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.events.FeedTranslator;
import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Imports one symbol of what was recorded of IQFeed's streams. Each symbol is a pass of its own
 * over the recording. Events wait until the feed's frontier is past them; what waits is what the
 * feed said within the frontier's lag.
 *
 * <p>Defects that name no symbol are told with the first symbol of the recording.
 */
final class FeedImporter implements DayImporter {
    private final RecordedFeed feed;
    private final Instrument instrument;
    private final boolean first;

    private FeedImporter(RecordedFeed feed, Instrument instrument, boolean first) {
        this.feed = feed;
        this.instrument = instrument;
        this.first = first;
    }

    /**
     * One importer for each symbol that the feed speaks of.
     *
     * @param only the symbol that is wanted, or empty for all
     * @throws IOException where the recording cannot be read or does not speak of it
     */
    static List<DayImporter> of(RecordedFeed feed, String only) throws IOException {
        Map<String, Instrument> defined = new TreeMap<>();
        feed.replayTo(
                new FeedTranslator(
                        feed.begin(),
                        event -> {
                            if (event instanceof InstrumentDefined it
                                    && (only.isEmpty() || only.equals(event.symbol()))) {
                                defined.put(event.symbol(), it.instrument());
                            }
                        },
                        defect -> {}));
        if (defined.isEmpty()) {
            String what = only.isEmpty() ? "a symbol" : only;
            throw new IOException(feed.source() + ": nothing of " + what + " in the recording");
        }
        List<DayImporter> symbols = new ArrayList<>();
        for (Instrument instrument : defined.values()) {
            symbols.add(new FeedImporter(feed, instrument, symbols.isEmpty()));
        }
        return symbols;
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public LocalDate tradingDate() {
        return feed.tradingDate();
    }

    @Override
    public ImportSummary importTo(
            Consumer<? super MarketEvent> events, Consumer<? super Defect> defects)
            throws IOException {
        return new Pass(events, defects).run();
    }

    /** One pass over the recording. */
    private final class Pass {
        private final Consumer<? super MarketEvent> events;
        private final Consumer<? super Defect> defects;
        private final Map<String, Long> eventCounts = new TreeMap<>();
        private final Map<DefectReason, Long> defectCounts = new EnumMap<>(DefectReason.class);
        private final PriorityQueue<MarketEvent> waiting =
                new PriorityQueue<>(EventOrder.ACROSS_SYMBOLS);
        private FeedTranslator translator;

        Pass(Consumer<? super MarketEvent> events, Consumer<? super Defect> defects) {
            this.events = events;
            this.defects = defects;
        }

        ImportSummary run() throws IOException {
            translator = new FeedTranslator(feed.begin(), this::event, this::defect);
            feed.replayTo(translator);
            while (!waiting.isEmpty()) {
                events.accept(waiting.poll());
            }
            return new ImportSummary(
                    instrument.symbol(),
                    translator.counts().lines(),
                    feed.bytes(),
                    new TreeMap<>(eventCounts),
                    defectCounts,
                    new TreeMap<>(first ? translator.counts().notes() : Map.of()));
        }

        private void event(MarketEvent event) {
            if (!event.symbol().equals(instrument.symbol())) {
                return;
            }
            eventCounts.merge(event.getClass().getSimpleName(), 1L, Long::sum);
            waiting.add(event);
            long passed = translator.frontierNanos();
            while (!waiting.isEmpty() && waiting.peek().eventTimeNanos() < passed) {
                events.accept(waiting.poll());
            }
        }

        private void defect(Defect defect) {
            boolean ours = defect.symbol().equals(instrument.symbol());
            if (ours || (first && defect.symbol().isEmpty())) {
                defectCounts.merge(defect.reason(), 1L, Long::sum);
                defects.accept(defect);
            }
        }
    }
}
