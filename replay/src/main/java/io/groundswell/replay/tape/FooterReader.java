package io.groundswell.replay.tape;

import io.groundswell.model.codec.MarketEventEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Checks header, trailer and footer of a file, in the order that gives the clearest reason. */
final class FooterReader {
    private final Path file;
    private final FileChannel channel;
    private final long size;

    private FooterReader(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
    }

    static Footer read(Path file, FileChannel channel) throws IOException {
        FooterReader reader = new FooterReader(file, channel);
        reader.checkHeader();
        return reader.footer();
    }

    private void checkHeader() throws IOException {
        if (size == 0) {
            throw damaged(DamagedTapeException.WHOLE_FILE, "the file is empty");
        }
        byte[] start = new byte[(int) Math.min(size, TapeFormat.HEADER_MAGIC.length)];
        FileBytes.readFully(file, channel, 0, ByteBuffer.wrap(start));
        if (!Arrays.equals(start, Arrays.copyOf(TapeFormat.HEADER_MAGIC, start.length))) {
            throw damaged(0, "not a tape: the file starts with other bytes than a tape does");
        }
        if (size < TapeFormat.HEADER_LENGTH + TapeFormat.TRAILER_LENGTH) {
            throw damaged(size, "the file ends here: the tape is cut short");
        }
        ByteBuffer header = bytes(0, TapeFormat.HEADER_LENGTH);
        CRC32C crc = new CRC32C();
        crc.update(header.slice(0, TapeFormat.HEADER_CHECKED_LENGTH));
        if (header.getInt(TapeFormat.HEADER_CHECKED_LENGTH) != (int) crc.getValue()) {
            throw damaged(0, "the header's checksum is wrong");
        }
        header.position(TapeFormat.HEADER_MAGIC.length);
        checkVersion("tape format", header.getShort(), 1, TapeFormat.VERSION);
        checkVersion(
                "event schema id", header.getShort(), TapeFormat.SCHEMA_ID, TapeFormat.SCHEMA_ID);
        checkVersion("event schema", header.getShort(), 1, MarketEventEncoder.SCHEMA_VERSION);
        checkVersion("header extension", header.getShort(), 0, 0);
    }

    private void checkVersion(String what, short written, int lowest, int highest)
            throws DamagedTapeException {
        int version = Short.toUnsignedInt(written);
        if (version < lowest || version > highest) {
            throw damaged(
                    TapeFormat.HEADER_MAGIC.length,
                    what
                            + " version "
                            + version
                            + (version > highest ? " is newer than " : " is none of ")
                            + "what this program reads ("
                            + highest
                            + ")");
        }
    }

    private Footer footer() throws IOException {
        long trailerOffset = size - TapeFormat.TRAILER_LENGTH;
        ByteBuffer trailer = bytes(trailerOffset, TapeFormat.TRAILER_LENGTH);
        long footerOffset = trailer.getLong();
        int footerLength = trailer.getInt();
        int checksum = trailer.getInt();
        byte[] magic = new byte[TapeFormat.TRAILER_MAGIC.length];
        trailer.get(magic);
        if (!Arrays.equals(magic, TapeFormat.TRAILER_MAGIC)) {
            throw damaged(
                    size - magic.length,
                    "the file does not end as a tape does: it is cut short, unfinished or"
                            + " has bytes behind its end");
        }
        if (footerLength < 0
                || footerLength > TapeFormat.MAX_FOOTER_BYTES
                || footerOffset < TapeFormat.HEADER_LENGTH
                || footerOffset != trailerOffset - footerLength) {
            throw damaged(trailerOffset, "the trailer does not point to the footer");
        }
        ByteBuffer bytes = bytes(footerOffset, footerLength);
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        crc.update(trailer.slice(0, TapeFormat.TRAILER_CHECKED_LENGTH));
        if (checksum != (int) crc.getValue()) {
            throw damaged(footerOffset, "the footer's checksum is wrong");
        }
        return decoded(footerOffset, bytes);
    }

    private Footer decoded(long footerOffset, ByteBuffer bytes) throws DamagedTapeException {
        Footer footer;
        try {
            footer = FooterCodec.decode(bytes);
        } catch (RuntimeException e) {
            throw new DamagedTapeException(
                    file, footerOffset, "the footer cannot be read: " + e.getMessage(), e);
        }
        String objection = footer.objection(footerOffset);
        if (objection != null) {
            throw damaged(footerOffset, "the footer contradicts itself: " + objection);
        }
        return footer;
    }

    private ByteBuffer bytes(long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        FileBytes.readFully(file, channel, offset, bytes);
        return bytes.flip();
    }

    private DamagedTapeException damaged(long offset, String reason) {
        return new DamagedTapeException(file, offset, reason);
    }
}
