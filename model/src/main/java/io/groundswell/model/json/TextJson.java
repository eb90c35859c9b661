package io.groundswell.model.json;

import java.util.List;

/** Fields whose values are all text as one JSON object. */
public final class TextJson {
    private TextJson() {}

    /**
     * One object.
     *
     * @param namesAndValues a name, its value, the next name ...
     */
    public static String of(List<String> namesAndValues) {
        StringBuilder out = new StringBuilder(32 * namesAndValues.size());
        JsonLine line = new JsonLine(out).open();
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            line.text(namesAndValues.get(i), namesAndValues.get(i + 1));
        }
        line.close();
        return out.toString();
    }
}
