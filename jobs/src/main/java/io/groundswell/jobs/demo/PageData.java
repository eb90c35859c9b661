package io.groundswell.jobs.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.groundswell.model.event.Instrument;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Says a symbol's day in JSON that can stand inside a page's script element. */
final class PageData {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private PageData() {}

    /**
     * The day as one line of JSON without any angle bracket. Times count in nanoseconds from the
     * second {@code originSeconds}, which keeps them exact in JavaScript's numbers.
     *
     * @param run the job's summary of the symbol over all its days
     */
    static String of(SymbolDay day, JsonNode run) {
        long originSeconds = Math.floorDiv(day.canvas().bins().startNanos(), NANOS_PER_SECOND);
        long originNanos = originSeconds * NANOS_PER_SECOND;
        ObjectNode page = JSON.createObjectNode();
        instrument(page, day.instrument());
        tape(page, day, originSeconds);
        counts(page.putObject("counts"), day, originNanos);
        scales(page, day, originNanos);
        findings(page.putObject("faults"), day.faults(), originNanos);
        findings(page.putObject("defects"), day.defects(), originNanos);
        page.set("run", run);
        page.put("packed", day.packed(originNanos).toText());
        return inScript(page.toString());
    }

    /** A script element ends at the first end tag, even inside a string: no tag gets through. */
    static String inScript(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e");
    }

    private static void instrument(ObjectNode page, Instrument it) {
        page.put("symbol", it.symbol())
                .put("description", it.description())
                .put("calendar", it.calendar())
                .put("currency", it.currency())
                .put("type", it.type().name())
                .put("depth", it.depth().name())
                .put("priceExponent", it.priceExponent())
                .put("sizeExponent", it.sizeExponent());
    }

    private static void tape(ObjectNode page, SymbolDay day, long originSeconds) {
        Instant origin = Instant.ofEpochSecond(originSeconds);
        RegularHours regular = day.regular();
        page.put("date", day.tape().tradingDate().toString())
                .put("source", day.tape().source())
                .put("attribution", day.tape().attribution())
                .put("originSeconds", originSeconds)
                .put("zone", zoneName(origin.atZone(regular.zone())))
                .put("offsetSeconds", regular.zone().getRules().getOffset(origin).getTotalSeconds())
                .put("hasBook", day.hasBook());
        if (regular.exist()) {
            long originNanos = originSeconds * NANOS_PER_SECOND;
            page.put("regularOpen", regular.openNanos() - originNanos)
                    .put("regularClose", regular.closeNanos() - originNanos);
        }
    }

    private static String zoneName(ZonedDateTime time) {
        String city = time.getZone().getId().replaceAll(".*/", "").replace('_', ' ');
        String shortName = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(time);
        return time.getZone().equals(ZoneOffset.UTC) ? "UTC" : city + ", " + shortName;
    }

    private static void counts(ObjectNode counts, SymbolDay day, long originNanos) {
        counts.put("events", day.counts().events())
                .put("trades", day.counts().trades())
                .put("quotes", day.counts().quotes())
                .put("bookChanges", day.bookChanges())
                .put("tradesDrawable", day.dots().seen())
                .put("first", day.counts().firstNanos() - originNanos)
                .put("last", day.counts().lastNanos() - originNanos)
                .put("snapshotsSetBack", day.canvas().setBack())
                .put("untrustedNanos", day.canvas().standing().untrustedNanos())
                .put("crossedNanos", day.canvas().standing().crossedNanos())
                .put("lockedNanos", day.canvas().standing().lockedNanos());
    }

    private static void scales(ObjectNode page, SymbolDay day, long originNanos) {
        TimeBins bins = day.canvas().bins();
        PriceRows rows = day.canvas().rows();
        page.put("tick", day.tick())
                .put("binStart", bins.startNanos() - originNanos)
                .put("binNanos", bins.binNanos())
                .put("bins", bins.count())
                .put("low", rows.low())
                .put("rowHeight", rows.height())
                .put("rows", rows.count())
                .put("stepsPerDoubling", HeatMap.STEPS_PER_DOUBLING);
    }

    private static void findings(ObjectNode target, Findings findings, long originNanos) {
        ObjectNode counts = target.putObject("counts");
        for (Map.Entry<String, Long> entry : findings.bySort().entrySet()) {
            counts.put(entry.getKey(), entry.getValue());
        }
        for (JsonNode it : findings.first()) {
            ObjectNode shown = target.withArray("first").addObject();
            shown.put("sort", it.path("kind").asText(it.path("reason").asText()))
                    .put("detail", it.path("detail").asText());
            if (it.path("timeNanos").isIntegralNumber()) {
                shown.put("time", it.path("timeNanos").asLong() - originNanos);
            }
        }
    }
}
