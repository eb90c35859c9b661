package io.groundswell.jobs;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.flink.api.common.serialization.Encoder;

/**
 * Writes each result as one JSON line.
 *
 * @param <T> the result
 */
final class JsonLines<T> implements Encoder<T> {
    private static final long serialVersionUID = 1L;

    private final JsonBytes<T> json;

    JsonLines(JsonBytes<T> json) {
        this.json = json;
    }

    @Override
    public void encode(T result, OutputStream stream) throws IOException {
        stream.write(json.apply(result));
        stream.write('\n');
    }
}
