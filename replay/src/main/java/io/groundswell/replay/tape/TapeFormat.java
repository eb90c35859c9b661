package io.groundswell.replay.tape;

import io.groundswell.model.codec.MarketEventEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The layout of a tape file, version 1, little endian:
 *
 * <pre>
 * header   8 magic | u16 tape version | u16 SBE schema id | u16 SBE schema version | u16 zero
 *          | i32 CRC32C of the 16 bytes before
 * block*   i32 payload length | i32 raw length | i32 CRC32C of these 8 bytes and the payload
 *          | payload: zstd of (i32 length | SBE message)*, all of one symbol, in the total order
 * footer   TapeInfo, then per symbol its definition, streams and block index (FooterCodec)
 * trailer  i64 footer offset | i32 footer length | i32 CRC32C of the footer and these 12 bytes
 *          | 8 magic
 * </pre>
 *
 * <p>Blocks lie without a gap between header and footer, so that each byte of the file is under a
 * checksum or has one possible value. Header and trailer keep this shape in every later version.
 */
final class TapeFormat {
    static final int VERSION = 1;

    /** The SBE schema that the messages are of; its id never changes. */
    static final int SCHEMA_ID = 1;

    /** A byte over 127, line ends of both kinds: a transfer as text does not survive it. */
    static final byte[] HEADER_MAGIC = {(byte) 0x89, 'G', 'S', 'W', 'T', '\r', '\n', 0x1a};

    static final byte[] TRAILER_MAGIC = "GSWT.END".getBytes(StandardCharsets.US_ASCII);

    static final int HEADER_LENGTH = 20;
    static final int HEADER_CHECKED_LENGTH = 16;
    static final int FRAME_LENGTH = 12;
    static final int FRAME_CHECKED_LENGTH = 8;
    static final int TRAILER_LENGTH = 24;
    static final int TRAILER_CHECKED_LENGTH = 12;

    /** Bytes before each message in a raw block. */
    static final int EVENT_LENGTH_BYTES = 4;

    /** A raw block is never longer, whatever the writer's option. */
    static final int MAX_BLOCK_BYTES = 1 << 20;

    /** A raw block has room for the longest event. */
    static final int MIN_BLOCK_BYTES = EVENT_LENGTH_BYTES + MarketEventEncoder.MAX_ENCODED_LENGTH;

    /** Larger than zstd makes any raw block of the largest length. */
    static final int MAX_PAYLOAD_BYTES = MAX_BLOCK_BYTES + (MAX_BLOCK_BYTES >> 7) + 1024;

    /**
     * Limits the index and with it the day. An open index takes some three times its bytes, so that
     * the largest fits a heap of 512 MB; half of it, which a writer fills, is some 400,000 blocks,
     * or 12 GiB of events in blocks of the usual 32 KiB.
     */
    static final int MAX_FOOTER_BYTES = 64 << 20;

    static final String SUFFIX = ".tape";
    static final String PARTIAL_SUFFIX = ".partial";

    private TapeFormat() {}
}
