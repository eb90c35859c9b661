package io.groundswell.replay.tape;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.groundswell.model.codec.MarketEventDecoder;
import io.groundswell.model.codec.NewerVersions;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;

/**
 * Fetches blocks and reads their events. Holds what many cursors of one thread can share: the
 * buffer for compressed bytes, the decompressor and the event decoder.
 *
 * <p>Buffers are heap arrays, because a Flink task has next to no direct memory.
 */
final class BlockReader implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final CRC32C crc = new CRC32C();
    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
    private final MarketEventDecoder decoder = new MarketEventDecoder(NewerVersions.REFUSE);
    private ByteBuffer framed = ByteBuffer.allocate(0);

    BlockReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Fetches a block, checks it and unpacks it. */
    void read(IndexEntry block, RawBlock into) throws IOException {
        if (block.length() > TapeFormat.FRAME_LENGTH + TapeFormat.MAX_PAYLOAD_BYTES) {
            throw damaged(block, "a block of " + block.length() + " bytes");
        }
        if (framed.capacity() < block.length()) {
            framed = ByteBuffer.allocate(block.length()).order(ByteOrder.LITTLE_ENDIAN);
        }
        framed.clear().limit(block.length());
        FileBytes.readFully(file, channel, block.offset(), framed);
        int payload = framed.getInt(0);
        int rawLength = framed.getInt(Integer.BYTES);
        if (payload != block.length() - TapeFormat.FRAME_LENGTH) {
            throw damaged(block, "the block's length and the index do not agree");
        }
        if (rawLength < 1 || rawLength > TapeFormat.MAX_BLOCK_BYTES) {
            throw damaged(block, "a raw block of " + rawLength + " bytes");
        }
        crc.reset();
        crc.update(framed.array(), 0, TapeFormat.FRAME_CHECKED_LENGTH);
        crc.update(framed.array(), TapeFormat.FRAME_LENGTH, payload);
        if ((int) crc.getValue() != framed.getInt(TapeFormat.FRAME_CHECKED_LENGTH)) {
            throw damaged(block, "the block's checksum is wrong");
        }
        unpack(block, payload, into.sized(rawLength), rawLength);
    }

    private void unpack(IndexEntry block, int payload, byte[] raw, int rawLength)
            throws DamagedTapeException {
        int unpacked;
        try {
            unpacked =
                    zstd.decompressByteArray(
                            raw, 0, rawLength, framed.array(), TapeFormat.FRAME_LENGTH, payload);
        } catch (ZstdException e) {
            throw damaged(block, "the block cannot be unpacked: " + e.getMessage(), e);
        }
        if (unpacked != rawLength) {
            throw damaged(block, "the block unpacks to " + unpacked + " bytes, not " + rawLength);
        }
    }

    /**
     * Reads one event.
     *
     * @throws io.groundswell.model.codec.UnreadableEventException where the bytes are not an event
     */
    MarketEvent decode(DirectBuffer raw, int offset, int length) {
        return decoder.decode(raw, offset, length);
    }

    DamagedTapeException damaged(IndexEntry block, String reason, Throwable cause) {
        return new DamagedTapeException(file, block.offset(), reason, cause);
    }

    private DamagedTapeException damaged(IndexEntry block, String reason) {
        return damaged(block, reason, null);
    }

    @Override
    public void close() {
        zstd.close();
    }
}
