package io.groundswell.connectors.iqfeed.collector;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.groundswell.connectors.iqfeed.events.FeedTranslator;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * One line of a capture as JSON: a line of the feed, or a mark of what happened to a port.
 *
 * @param sourceEpoch the epoch of the capture, nanoseconds since 1970 UTC
 * @param receiveTimeNanos when it came, nanoseconds since 1970 UTC
 * @param port where it came from
 * @param kind LINES for a line, else a mark
 * @param text the line without its end, or what the mark says
 */
public record JsonlLine(
        long sourceEpoch, long receiveTimeNanos, IqFeedPort port, CaptureKind kind, String text) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String SOURCE_EPOCH = "sourceEpoch";
    private static final String RECEIVE_TIME_NANOS = "receiveTimeNanos";
    private static final String PORT = "port";
    private static final String KIND = "kind";
    private static final String TEXT = "text";

    /**
     * Reads a line.
     *
     * @return null where it is none of a capture
     */
    public static JsonlLine parse(byte[] bytes, int from, int to) {
        long epoch = 0;
        long time = 0;
        String port = "";
        String kind = "";
        String text = null;
        try (JsonParser json = JSON.createParser(bytes, from, to - from)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                json.nextToken();
                switch (field) {
                    case SOURCE_EPOCH -> epoch = json.getLongValue();
                    case RECEIVE_TIME_NANOS -> time = json.getLongValue();
                    case PORT -> port = json.getText();
                    case KIND -> kind = json.getText();
                    case TEXT -> text = json.getText();
                    default -> json.skipChildren();
                }
            }
            boolean whole = epoch > 0 && time > 0 && text != null && json.nextToken() == null;
            if (!whole) {
                return null;
            }
            CaptureKind itsKind = CaptureKind.valueOf(kind);
            CaptureTranslation.check(itsKind, text);
            return new JsonlLine(epoch, time, IqFeedPort.valueOf(port), itsKind, text);
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Writes it as one object. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField(SOURCE_EPOCH, sourceEpoch);
        json.writeNumberField(RECEIVE_TIME_NANOS, receiveTimeNanos);
        json.writeStringField(PORT, port.name());
        json.writeStringField(KIND, kind.name());
        json.writeStringField(TEXT, text);
        json.writeEndObject();
    }

    /** Tells a translator what the collector told its own. */
    public void applyTo(FeedTranslator translator, long position) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.ISO_8859_1);
        int to = kind == CaptureKind.LINES ? bytes.length : bytes.length - 1;
        new CaptureTranslation(translator)
                .apply(
                        new CaptureRecord(
                                position,
                                position + 1,
                                kind,
                                port,
                                receiveTimeNanos,
                                bytes,
                                0,
                                to));
    }
}
