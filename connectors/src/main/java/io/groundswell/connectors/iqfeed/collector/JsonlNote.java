package io.groundswell.connectors.iqfeed.collector;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * A JSON line beside those of a capture: a value that its translator began with, or that the epoch
 * has ended.
 *
 * @param sourceEpoch the epoch of the capture, nanoseconds since 1970 UTC
 * @param kind what it tells
 * @param name of the value
 * @param value may be empty
 */
record JsonlNote(long sourceEpoch, Kind kind, String name, String value) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String SOURCE_EPOCH = "sourceEpoch";
    private static final String NOTE = "note";
    private static final String NAME = "name";
    private static final String VALUE = "value";

    /** What a note tells. */
    enum Kind {
        /** A value that the translator began with; all of them stand before the first line. */
        BEGIN,
        /** All is told: nothing follows. */
        END
    }

    /** Reads a line; null where it is no note. */
    static JsonlNote parse(byte[] bytes, int from, int to) {
        long epoch = 0;
        String note = "";
        String name = "";
        String value = "";
        try (JsonParser json = JSON.createParser(bytes, from, to - from)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                json.nextToken();
                switch (field) {
                    case SOURCE_EPOCH -> epoch = json.getLongValue();
                    case NOTE -> note = json.getText();
                    case NAME -> name = json.getText();
                    case VALUE -> value = json.getText();
                    default -> json.skipChildren();
                }
            }
            return epoch > 0 && json.nextToken() == null
                    ? new JsonlNote(epoch, Kind.valueOf(note), name, value)
                    : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Writes it as one object. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField(SOURCE_EPOCH, sourceEpoch);
        json.writeStringField(NOTE, kind.name());
        json.writeStringField(NAME, name);
        json.writeStringField(VALUE, value);
        json.writeEndObject();
    }
}
