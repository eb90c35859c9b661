package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was recorded of IQFeed: replies of history as they were saved, dialogues, and captures of
 * our own collector as JSON lines.
 */
final class IqFeedInputs {
    private final ImportOptions options;
    private final List<DayImporter> days = new ArrayList<>();

    private IqFeedInputs(ImportOptions options) {
        this.options = options;
    }

    /**
     * One importer per symbol and trading day of each recording.
     *
     * @throws IOException where a file cannot be read, is no recording of IQFeed, or leaves open
     *     what was not said
     */
    static List<DayImporter> importers(List<Path> inputs, ImportOptions options)
            throws IOException {
        IqFeedInputs found = new IqFeedInputs(options);
        for (Path input : inputs) {
            found.take(input);
        }
        return found.days;
    }

    private void take(Path input) throws IOException {
        if (FeedCapture.isOne(input)) {
            days.addAll(FeedImporter.of(FeedCapture.of(input), options.symbol()));
            return;
        }
        Dialogue dialogue = Dialogue.of(input);
        if (dialogue == null) {
            reply(input);
        } else {
            dialogue(dialogue);
        }
    }

    private void reply(Path file) throws IOException {
        if (options.symbol().isEmpty()) {
            throw new IOException(file + ": a reply does not tell its symbol: say --symbol");
        }
        days.addAll(
                HistoryImporter.of(
                        ReplyText.ofFile(file), options.symbol(), options.span(), options.label()));
    }

    private void dialogue(Dialogue dialogue) throws IOException {
        Map<HistoryRequest, StringBuilder> replies = new LinkedHashMap<>();
        for (String line : dialogue.written()) {
            HistoryRequest request = HistoryRequest.of(line);
            if (request != null && replies.put(request, new StringBuilder()) != null) {
                throw new IOException(dialogue.source() + ": the same request twice: " + line);
            }
        }
        if (replies.isEmpty() && BarsDialogue.isOne(dialogue)) {
            days.addAll(BarsDialogue.importers(dialogue, options.symbol()));
            return;
        }
        if (replies.isEmpty()) {
            days.addAll(
                    FeedImporter.of(FeedDialogue.of(dialogue, options.date()), options.symbol()));
            return;
        }
        if (replies.size() > 1 && !options.symbol().isEmpty()) {
            throw new IOException(dialogue.source() + ": --symbol, but several requests");
        }
        assign(dialogue.read(), replies);
        ProtocolVersion version = FeedDialogue.version(dialogue);
        for (Map.Entry<HistoryRequest, StringBuilder> reply : replies.entrySet()) {
            answer(dialogue.source(), version, reply.getKey(), reply.getValue().toString());
        }
    }

    /** A line answers the request whose id it begins with, else the oldest without an id. */
    private static void assign(List<String> lines, Map<HistoryRequest, StringBuilder> replies) {
        List<HistoryRequest> open = new ArrayList<>(replies.keySet());
        for (String line : lines) {
            HistoryRequest answered = null;
            for (HistoryRequest request : open) {
                String id = request.requestId();
                boolean fits = id.isEmpty() ? answered == null : line.startsWith(id + ",");
                if (fits) {
                    answered = request;
                    if (!id.isEmpty()) {
                        break;
                    }
                }
            }
            if (answered == null) {
                continue;
            }
            replies.get(answered).append(line).append("\r\n");
            String id = answered.requestId();
            if (line.equals((id.isEmpty() ? "" : id + ",") + "!ENDMSG!,")) {
                open.remove(answered);
            }
        }
    }

    private void answer(
            String source, ProtocolVersion version, HistoryRequest request, String reply)
            throws IOException {
        BarSpan span = options.span() == null ? request.span() : options.span();
        BarLabel label = options.label() == null ? request.label() : options.label();
        if (label == null && span != null) {
            // Nothing was asked for: the version decides.
            boolean begin = version.isAtLeast(ProtocolVersion.V6_1);
            label = begin ? BarLabel.BEGIN : BarLabel.END;
        }
        days.addAll(
                HistoryImporter.of(
                        ReplyText.of(source, reply),
                        options.symbol().isEmpty() ? request.symbol() : options.symbol(),
                        span,
                        label));
    }
}
