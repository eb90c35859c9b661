package io.groundswell.replay.tape;

import io.groundswell.model.codec.MarketEventDecoder;
import io.groundswell.model.codec.MarketEventEncoder;
import io.groundswell.model.codec.NewerVersions;
import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.Topic;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The footer as bytes. Texts are u16 length and UTF-8; counts are i32; a definition is i32 length
 * and its SBE message; a position is time, match order, epoch, sequence (i64 each) and topic (u8).
 */
final class FooterCodec {
    /** Bytes of one index entry. */
    static final int ENTRY_BYTES = 2 * (4 * Long.BYTES + 1) + Integer.BYTES + Long.BYTES + 4;

    private static final int STREAM_BYTES = 1 + 4 * Long.BYTES;
    private static final int MIN_SYMBOL_BYTES = 3 * Integer.BYTES;

    private FooterCodec() {}

    /** The bytes of a footer, from 0 to the limit. */
    static ByteBuffer encode(Footer footer) {
        Output out = new Output();
        TapeInfo info = footer.info();
        out.text(info.name());
        out.putInt(Math.toIntExact(info.tradingDate().toEpochDay()));
        out.text(info.source());
        out.text(info.attribution());
        out.putLong(info.sourceEpoch());
        out.putLong(info.events());
        out.putLong(info.firstEventNanos());
        out.putLong(info.lastEventNanos());
        out.putInt(footer.symbols().size());
        for (SymbolContent symbol : footer.symbols()) {
            out.definition(symbol.definition());
            out.putInt(symbol.streams().size());
            for (StreamSummary stream : symbol.streams()) {
                out.putByte(stream.topic().code());
                out.putLong(stream.sourceEpoch());
                out.putLong(stream.events());
                out.putLong(stream.firstNanos());
                out.putLong(stream.lastNanos());
            }
            out.putInt(symbol.blocks().size());
            for (IndexEntry block : symbol.blocks()) {
                out.position(block.first());
                out.position(block.last());
                out.putInt(block.events());
                out.putLong(block.offset());
                out.putInt(block.length());
            }
        }
        return ByteBuffer.wrap(out.buffer.byteArray(), 0, out.length);
    }

    /**
     * Reads a footer that fills the buffer.
     *
     * @throws RuntimeException of several kinds where the bytes are not a footer; behind a checksum
     *     that is a fault of the program that wrote it
     */
    static Footer decode(ByteBuffer bytes) {
        Input in = new Input(bytes.order(ByteOrder.LITTLE_ENDIAN));
        String name = in.text();
        LocalDate tradingDate = LocalDate.ofEpochDay(bytes.getInt());
        String source = in.text();
        String attribution = in.text();
        TapeInfo info =
                new TapeInfo(
                        name,
                        tradingDate,
                        source,
                        attribution,
                        bytes.getLong(),
                        bytes.getLong(),
                        bytes.getLong(),
                        bytes.getLong());
        int count = in.count(MIN_SYMBOL_BYTES);
        List<SymbolContent> symbols = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            InstrumentDefined definition = in.definition();
            List<StreamSummary> streams = in.streams();
            symbols.add(new SymbolContent(definition, streams, in.blocks(definition.symbol())));
        }
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException(bytes.remaining() + " bytes left over");
        }
        return new Footer(info, List.copyOf(symbols));
    }

    private static final class Output {
        private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        private final MarketEventEncoder encoder = new MarketEventEncoder();
        private int length;

        void putByte(int value) {
            buffer.putByte(length, (byte) value);
            length++;
        }

        void putInt(int value) {
            buffer.putInt(length, value, ByteOrder.LITTLE_ENDIAN);
            length += Integer.BYTES;
        }

        void putLong(long value) {
            buffer.putLong(length, value, ByteOrder.LITTLE_ENDIAN);
            length += Long.BYTES;
        }

        void text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            buffer.putShort(length, (short) utf8.length, ByteOrder.LITTLE_ENDIAN);
            buffer.putBytes(length + Short.BYTES, utf8);
            length += Short.BYTES + utf8.length;
        }

        void position(EventPosition position) {
            putLong(position.eventTimeNanos());
            putLong(position.matchOrder());
            putLong(position.sourceEpoch());
            putLong(position.sequence());
            putByte(position.topic().code());
        }

        void definition(InstrumentDefined definition) {
            int bytes = encoder.encode(definition, buffer, length + Integer.BYTES);
            putInt(bytes);
            length += bytes;
        }
    }

    private static final class Input {
        private final ByteBuffer bytes;
        private final MarketEventDecoder decoder = new MarketEventDecoder(NewerVersions.REFUSE);

        Input(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        /** A count that the bytes that are left can hold, so that it may be allocated for. */
        int count(int bytesEach) {
            int count = bytes.getInt();
            if (count < 0 || (long) count * bytesEach > bytes.remaining()) {
                throw new IllegalArgumentException("count of " + count);
            }
            return count;
        }

        String text() {
            byte[] utf8 = new byte[Short.toUnsignedInt(bytes.getShort())];
            bytes.get(utf8);
            return new String(utf8, StandardCharsets.UTF_8);
        }

        EventPosition position(String symbol) {
            long eventTimeNanos = bytes.getLong();
            long matchOrder = bytes.getLong();
            long sourceEpoch = bytes.getLong();
            long sequence = bytes.getLong();
            Topic topic = Topic.ofCode(bytes.get());
            return new EventPosition(
                    eventTimeNanos, symbol, matchOrder, topic, sourceEpoch, sequence);
        }

        InstrumentDefined definition() {
            int length = count(1);
            int start = bytes.position();
            bytes.position(start + length);
            return (InstrumentDefined) decoder.decode(new UnsafeBuffer(bytes), start, length);
        }

        List<StreamSummary> streams() {
            int count = count(STREAM_BYTES);
            List<StreamSummary> streams = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                Topic topic = Topic.ofCode(bytes.get());
                streams.add(
                        new StreamSummary(
                                topic,
                                bytes.getLong(),
                                bytes.getLong(),
                                bytes.getLong(),
                                bytes.getLong()));
            }
            return List.copyOf(streams);
        }

        List<IndexEntry> blocks(String symbol) {
            int count = count(ENTRY_BYTES);
            List<IndexEntry> blocks = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                EventPosition first = position(symbol);
                EventPosition last = position(symbol);
                int events = bytes.getInt();
                long offset = bytes.getLong();
                blocks.add(new IndexEntry(first, last, events, offset, bytes.getInt()));
            }
            return List.copyOf(blocks);
        }
    }
}
