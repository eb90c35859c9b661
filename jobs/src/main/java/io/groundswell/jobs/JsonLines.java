package io.groundswell.jobs;

import io.groundswell.model.json.BookJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import org.apache.flink.api.common.serialization.Encoder;

/**
 * Writes each result as one JSON line.
 *
 * @param <T> the result
 */
final class JsonLines<T> implements Encoder<T> {
    private static final long serialVersionUID = 1L;

    /** How one kind of result becomes JSON; ships with the job. */
    interface Render<T> extends BiFunction<BookJson, T, String>, Serializable {}

    private final Render<T> render;
    private transient BookJson json;

    JsonLines(Render<T> render) {
        this.render = render;
    }

    @Override
    public void encode(T result, OutputStream stream) throws IOException {
        if (json == null) {
            json = new BookJson();
        }
        stream.write(render.apply(json, result).getBytes(StandardCharsets.UTF_8));
        stream.write('\n');
    }
}
