package io.groundswell.jobs.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.groundswell.model.codec.DepthUpdateFlyweight;
import io.groundswell.model.codec.MarketEventDecoder;
import io.groundswell.model.codec.MarketEventEncoder;
import io.groundswell.model.codec.NewerVersions;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Encoding and decoding one depth update: into the reused flyweight, into a record, and as JSON by
 * Jackson, the alternative that it beat. 512 different updates of six symbols and five market
 * makers in turn; add {@code -prof gc} for the bytes allocated.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3)
public class EventCodecBenchmark {
    private static final int EVENTS = 512;
    private static final long START_NANOS = 1_711_978_200_000_000_000L;

    private final MarketEventEncoder encoder = new MarketEventEncoder();
    private final MarketEventDecoder decoder = new MarketEventDecoder(NewerVersions.REFUSE);
    private final DepthUpdateFlyweight flyweight = new DepthUpdateFlyweight(NewerVersions.REFUSE);
    private final ObjectWriter jsonWriter = new ObjectMapper().writerFor(DepthUpdate.class);
    private final ObjectReader jsonReader = new ObjectMapper().readerFor(DepthUpdate.class);

    private final UnsafeBuffer buffer =
            new UnsafeBuffer(new byte[MarketEventEncoder.MAX_ENCODED_LENGTH]);
    private final UnsafeBuffer encoded =
            new UnsafeBuffer(new byte[EVENTS * MarketEventEncoder.MAX_ENCODED_LENGTH]);
    private final DepthUpdate[] events = new DepthUpdate[EVENTS];
    private final int[] offsets = new int[EVENTS + 1];
    private final byte[][] jsons = new byte[EVENTS][];
    private int turn;

    /** Makes the updates, their bytes and their JSON, and sees that all three agree. */
    @Setup
    public void record() throws IOException {
        for (int i = 0; i < EVENTS; i++) {
            events[i] = update(i);
            offsets[i + 1] = offsets[i] + encoder.encode(events[i], encoded, offsets[i]);
            jsons[i] = jsonWriter.writeValueAsBytes(events[i]);
            if (!events[i].equals(decoder.decode(encoded, offsets[i], offsets[i + 1] - offsets[i]))
                    || !events[i].equals(jsonReader.readValue(jsons[i]))) {
                throw new IllegalStateException("does not come back: " + events[i]);
            }
        }
    }

    private static DepthUpdate update(int i) {
        String[] symbols = {"AAPL", "MSFT", "QQQ", "BRK.B", "NVDA", "TSLA"};
        String[] marketMakers = {"NSDQ", "ARCX", "BATS", "EDGX", "IEX"};
        long timeNanos = START_NANOS + i * 41_000L;
        EventHeader header =
                new EventHeader(
                        symbols[i % symbols.length],
                        Topic.L2,
                        START_NANOS,
                        1 + i,
                        timeNanos,
                        timeNanos,
                        timeNanos + 90_000,
                        0,
                        4,
                        0,
                        0);
        return DepthUpdate.marketMaker(
                header,
                i % 11 == 0 ? DepthAction.DELETE : DepthAction.CHANGE,
                i % 2 == 0 ? Side.BID : Side.ASK,
                1_892_300L + i % 37 * 100,
                100L * (1 + i % 9),
                marketMakers[i % marketMakers.length]);
    }

    private int next() {
        turn = (turn + 1) & (EVENTS - 1);
        return turn;
    }

    /** What the book's hot loop asks of a depth update. */
    private static long read(DepthUpdateFlyweight update) {
        return update.price()
                + update.size()
                + update.sequence()
                + update.eventTimeNanos()
                + update.packedMarketMaker()
                + update.side().code()
                + update.action().code()
                + update.mode().code();
    }

    @Benchmark
    public int encode() {
        return encoder.encode(events[next()], buffer, 0);
    }

    @Benchmark
    public long decodeFlyweight() {
        int i = next();
        return read(flyweight.wrap(encoded, offsets[i], offsets[i + 1] - offsets[i]));
    }

    @Benchmark
    public MarketEvent decodeRecord() {
        int i = next();
        return decoder.decode(encoded, offsets[i], offsets[i + 1] - offsets[i]);
    }

    /** The bar's figure. */
    @Benchmark
    public long encodeAndDecodeFlyweight() {
        int length = encoder.encode(events[next()], buffer, 0);
        return read(flyweight.wrap(buffer, 0, length));
    }

    @Benchmark
    public MarketEvent encodeAndDecodeRecord() {
        int length = encoder.encode(events[next()], buffer, 0);
        return decoder.decode(buffer, 0, length);
    }

    @Benchmark
    public DepthUpdate encodeAndDecodeJson() throws IOException {
        return jsonReader.readValue(jsonWriter.writeValueAsBytes(events[next()]));
    }

    @Benchmark
    public byte[] encodeJson() throws JsonProcessingException {
        return jsonWriter.writeValueAsBytes(events[next()]);
    }

    @Benchmark
    public DepthUpdate decodeJson() throws IOException {
        return jsonReader.readValue(jsons[next()]);
    }
}
