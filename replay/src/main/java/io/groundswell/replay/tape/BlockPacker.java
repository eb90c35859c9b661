package io.groundswell.replay.tape;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Makes a frame with a compressed payload of a raw block. Reuses its buffer; one thread. */
final class BlockPacker implements AutoCloseable {
    private final ZstdCompressCtx zstd;
    private final CRC32C crc = new CRC32C();
    private final byte[] framed;
    private final ByteBuffer view;

    BlockPacker(TapeOptions options) {
        framed =
                new byte
                        [TapeFormat.FRAME_LENGTH
                                + Math.toIntExact(Zstd.compressBound(options.blockBytes()))];
        view = ByteBuffer.wrap(framed).order(ByteOrder.LITTLE_ENDIAN);
        zstd = new ZstdCompressCtx();
        // Frame and payload have their own checksum and the raw length stands in the frame.
        zstd.setLevel(options.compressionLevel()).setChecksum(false).setContentSize(false);
    }

    /** The frame and payload, from 0 to the limit; valid until the next call. */
    ByteBuffer pack(byte[] raw, int rawLength) {
        int payload =
                zstd.compressByteArray(
                        framed,
                        TapeFormat.FRAME_LENGTH,
                        framed.length - TapeFormat.FRAME_LENGTH,
                        raw,
                        0,
                        rawLength);
        view.clear();
        view.putInt(0, payload).putInt(Integer.BYTES, rawLength);
        crc.reset();
        crc.update(framed, 0, TapeFormat.FRAME_CHECKED_LENGTH);
        crc.update(framed, TapeFormat.FRAME_LENGTH, payload);
        view.putInt(TapeFormat.FRAME_CHECKED_LENGTH, (int) crc.getValue());
        return view.limit(TapeFormat.FRAME_LENGTH + payload);
    }

    @Override
    public void close() {
        zstd.close();
    }
}
