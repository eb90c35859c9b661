package io.groundswell.replay.tape;

import io.groundswell.model.codec.MarketEventEncoder;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes one tape. The events of each symbol come in the total order; symbols may take turns in any
 * order. The file has its name only after {@link #finish}; before, it is called {@code
 * NAME.tape.partial}, and {@link #close} without finish deletes it.
 *
 * <p>One thread at a time. Memory: one raw block per symbol and the index, some 150 bytes per
 * block.
 */
public final class TapeWriter implements AutoCloseable {
    private final TapeInfo told;
    private final TapeOptions options;
    private final PartialFile file;
    private final BlockPacker packer;
    private final MarketEventEncoder encoder = new MarketEventEncoder();
    private final UnsafeBuffer message =
            new UnsafeBuffer(new byte[MarketEventEncoder.MAX_ENCODED_LENGTH]);
    private final Map<String, PendingBlock> symbols = new HashMap<>();
    private String lastSymbol = "";
    private PendingBlock lastBlock;
    private long indexBytes;
    private long events;
    private long sourceEpoch = Long.MAX_VALUE;
    private long firstEventNanos = Long.MAX_VALUE;
    private long lastEventNanos = Long.MIN_VALUE;
    private boolean broken;

    private TapeWriter(TapeInfo told, TapeOptions options, PartialFile file) throws IOException {
        this.told = told;
        this.options = options;
        this.file = file;
        this.packer = new BlockPacker(options);
        file.write(header());
    }

    /** As the method below, packed as {@link TapeOptions#DEFAULT}. */
    public static TapeWriter create(
            Path file, String name, LocalDate tradingDate, String source, String attribution)
            throws IOException {
        return create(file, name, tradingDate, source, attribution, TapeOptions.DEFAULT);
    }

    /**
     * Starts a tape. An older tape of this file name stays until {@link #finish} puts the new one
     * in its place.
     *
     * @param file ends in {@code .tape}; its folder exists
     * @throws IllegalArgumentException where a text does not fit {@link TapeInfo} or the file name
     *     is another
     * @throws IOException where the file cannot be made, or another writer is at work on it
     */
    public static TapeWriter create(
            Path file,
            String name,
            LocalDate tradingDate,
            String source,
            String attribution,
            TapeOptions options)
            throws IOException {
        if (!file.toString().endsWith(TapeFormat.SUFFIX)) {
            throw new IllegalArgumentException("the name of a tape ends in .tape: " + file);
        }
        long none = EventHeader.ABSENT;
        TapeInfo told = new TapeInfo(name, tradingDate, source, attribution, 0, 0, none, none);
        PartialFile partial = new PartialFile(file);
        try {
            return new TapeWriter(told, options, partial);
        } catch (IOException | RuntimeException e) {
            partial.close();
            throw e;
        }
    }

    private static ByteBuffer header() {
        ByteBuffer bytes =
                ByteBuffer.allocate(TapeFormat.HEADER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(TapeFormat.HEADER_MAGIC)
                .putShort((short) TapeFormat.VERSION)
                .putShort((short) TapeFormat.SCHEMA_ID)
                .putShort((short) MarketEventEncoder.SCHEMA_VERSION)
                .putShort((short) 0);
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 0, TapeFormat.HEADER_CHECKED_LENGTH);
        return bytes.putInt((int) crc.getValue()).flip();
    }

    /**
     * Adds an event.
     *
     * @throws IllegalArgumentException for a heartbeat, a symbol that is not 1 to 30 printable
     *     ASCII characters, an event that the codec cannot write, or one that is out of the total
     *     order of its symbol, leaves a hole in its sequence, goes back in epoch, or is the first
     *     of its topic and epoch without being InstrumentDefined; the message names both positions,
     *     and the tape goes on without it
     * @throws IllegalStateException after close, a finish or a failed write
     * @throws IOException where the disk does not take it; the tape cannot be finished any more
     */
    public void append(MarketEvent event) throws IOException {
        refuseIfBroken();
        if (event instanceof Heartbeat) {
            throw new IllegalArgumentException("a heartbeat is of no symbol and on no tape");
        }
        EventHeader header = event.header();
        PendingBlock block = blockOf(header.symbol());
        // Before the rules take note of the event: what cannot be encoded was never there.
        int length = encoder.encode(event, message, 0);
        String objection = block.objectionTo(event);
        if (objection != null) {
            throw new IllegalArgumentException(objection);
        }
        symbols.putIfAbsent(header.symbol(), block);
        if (!block.hasRoomFor(length)) {
            write(block);
        }
        block.add(header, message, length);
        events++;
        sourceEpoch = Math.min(sourceEpoch, header.sourceEpoch());
        firstEventNanos = Math.min(firstEventNanos, header.eventTimeNanos());
        lastEventNanos = Math.max(lastEventNanos, header.eventTimeNanos());
    }

    private PendingBlock blockOf(String symbol) {
        if (!symbol.equals(lastSymbol)) {
            PendingBlock known = symbols.get(symbol);
            if (known == null && !isPrintable(symbol)) {
                throw new IllegalArgumentException("not a symbol: '" + symbol + "'");
            }
            lastBlock = known == null ? new PendingBlock(options.blockBytes()) : known;
            lastSymbol = symbol;
        }
        return lastBlock;
    }

    private static boolean isPrintable(String symbol) {
        return !symbol.isEmpty() && symbol.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private void write(PendingBlock block) throws IOException {
        indexBytes += FooterCodec.ENTRY_BYTES;
        if (indexBytes > TapeFormat.MAX_FOOTER_BYTES / 2) {
            broken = true;
            throw new IOException(
                    "the tape is full: its index has reached its limit; larger blocks need less");
        }
        long offset = file.size();
        broken = true;
        file.write(packer.pack(block.raw(), block.length()));
        broken = false;
        block.written(offset, Math.toIntExact(file.size() - offset));
    }

    /**
     * Writes what is pending and the index, forces all to disk and gives the file its name.
     *
     * @return what the tape says about itself
     * @throws IllegalStateException after close, a finish or a failed write
     */
    public TapeInfo finish() throws IOException {
        refuseIfBroken();
        Map<String, PendingBlock> sorted = new TreeMap<>(symbols);
        List<SymbolContent> contents = new ArrayList<>();
        for (PendingBlock block : sorted.values()) {
            if (!block.isEmpty()) {
                write(block);
            }
            contents.add(block.content());
        }
        TapeInfo info = counted();
        broken = true;
        writeFooter(new Footer(info, List.copyOf(contents)));
        file.publish();
        close();
        return info;
    }

    private void refuseIfBroken() {
        if (broken) {
            throw new IllegalStateException("this tape is closed, or a write to it has failed");
        }
    }

    private TapeInfo counted() {
        if (events == 0) {
            return told;
        }
        return new TapeInfo(
                told.name(),
                told.tradingDate(),
                told.source(),
                told.attribution(),
                sourceEpoch,
                events,
                firstEventNanos,
                lastEventNanos);
    }

    private void writeFooter(Footer footer) throws IOException {
        ByteBuffer bytes = FooterCodec.encode(footer);
        if (bytes.remaining() > TapeFormat.MAX_FOOTER_BYTES) {
            throw new IOException("the tape is full: its footer has reached its limit");
        }
        ByteBuffer trailer =
                ByteBuffer.allocate(TapeFormat.TRAILER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        trailer.putLong(file.size()).putInt(bytes.remaining());
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        crc.update(trailer.array(), 0, TapeFormat.TRAILER_CHECKED_LENGTH);
        trailer.putInt((int) crc.getValue()).put(TapeFormat.TRAILER_MAGIC).flip();
        file.write(bytes);
        file.write(trailer);
    }

    /** Lets go of everything; deletes the file unless it was finished. */
    @Override
    public void close() throws IOException {
        broken = true;
        packer.close();
        file.close();
    }
}
