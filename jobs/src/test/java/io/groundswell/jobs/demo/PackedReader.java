package io.groundswell.jobs.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.InflaterInputStream;

/** Reads packed numbers as the page's script does. */
final class PackedReader {
    private final byte[] bytes;
    private int at;

    PackedReader(PackedNumbers packed) {
        this(packed.toBytes());
    }

    private PackedReader(byte[] bytes) {
        this.bytes = bytes;
    }

    static PackedReader ofText(String text) throws IOException {
        byte[] zipped = Base64.getDecoder().decode(text);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(zipped))) {
            return new PackedReader(in.readAllBytes());
        }
    }

    long natural() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    long signed() {
        long value = natural();
        return (value >>> 1) ^ -(value & 1);
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    /** One side of one bin of a heat map, such as {@code [3=24, 4=8]}: row and step. */
    List<String> cells() {
        List<String> cells = new ArrayList<>();
        long row = -1;
        for (long left = natural(); left > 0; left--) {
            row += natural();
            cells.add(row + "=" + natural());
        }
        return cells;
    }
}
