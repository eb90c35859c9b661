package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;

/**
 * How a capture lies on disk.
 *
 * <p>A capture of an epoch is one stream of records, cut into segments; a segment's file name is
 * the position of its first record. A record is, little endian: length of its bytes (u32), CRC32C
 * of all that follows (u32), format version (u8), kind (u8), port (u8), a zero (u8), receive time
 * in nanoseconds since 1970 UTC (i64), the bytes. A record that a crash has torn is the last one,
 * and is known by its length or its checksum.
 */
final class CaptureFormat {
    static final int VERSION = 1;

    /** Bytes of a record before its own. */
    static final int HEAD_BYTES = 20;

    /** Where the checksum stands in a record. */
    static final int CHECKSUM_AT = 4;

    /** Where the checksummed part begins. */
    static final int CHECKED_FROM = 8;

    /** Longest content of a record; a longer block of lines becomes several records. */
    static final int MAX_BYTES = 1 << 20;

    static final String SUFFIX = ".capture";

    private static final IqFeedPort[] PORTS = {
        IqFeedPort.LEVEL1,
        IqFeedPort.LOOKUP,
        IqFeedPort.LEVEL2,
        IqFeedPort.ADMIN,
        IqFeedPort.DERIVATIVE
    };

    private CaptureFormat() {}

    static byte code(IqFeedPort port) {
        for (int code = 0; code < PORTS.length; code++) {
            if (PORTS[code] == port) {
                return (byte) code;
            }
        }
        throw new IllegalArgumentException("no code for " + port);
    }

    /** The port of that code, or null. */
    static IqFeedPort port(int code) {
        return code >= 0 && code < PORTS.length ? PORTS[code] : null;
    }

    static String fileName(long position) {
        String digits = Long.toString(position);
        return "0".repeat(20 - digits.length()) + digits + SUFFIX;
    }

    /** The position that a file name tells; -1 where it is no segment's. */
    static long position(String fileName) {
        if (!fileName.matches("\\d{20}\\" + SUFFIX)) {
            return -1;
        }
        return Long.parseLong(fileName.substring(0, 20));
    }
}
