package io.groundswell.jobs;

import io.groundswell.model.json.BookJson;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import org.apache.flink.util.function.SerializableFunction;

/**
 * A result as JSON in UTF-8; ships with the job. One task thread.
 *
 * @param <T> the result
 */
final class JsonBytes<T> implements SerializableFunction<T, byte[]> {
    private static final long serialVersionUID = 1L;

    /** How one kind of result becomes JSON. */
    interface Render<T> extends BiFunction<BookJson, T, String>, Serializable {}

    private final Render<T> render;
    private transient BookJson json;

    JsonBytes(Render<T> render) {
        this.render = render;
    }

    @Override
    public byte[] apply(T result) {
        if (json == null) {
            json = new BookJson();
        }
        return render.apply(json, result).getBytes(StandardCharsets.UTF_8);
    }
}
