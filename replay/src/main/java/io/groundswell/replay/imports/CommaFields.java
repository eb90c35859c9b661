package io.groundswell.replay.imports;

import java.util.ArrayList;
import java.util.List;

/** The fields of a short line of text. */
final class CommaFields {
    private CommaFields() {}

    /**
     * What stands between the commas; nothing after a last comma.
     *
     * @param limit no more fields than these are looked at
     */
    static List<String> of(String line, int limit) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        while (from < line.length() && fields.size() < limit) {
            int comma = line.indexOf(',', from);
            int to = comma < 0 ? line.length() : comma;
            fields.add(line.substring(from, to));
            from = to + 1;
        }
        return fields;
    }

    /** The field at an index, or empty where there are not so many. */
    static String at(List<String> fields, int index) {
        return index < fields.size() ? fields.get(index) : "";
    }
}
