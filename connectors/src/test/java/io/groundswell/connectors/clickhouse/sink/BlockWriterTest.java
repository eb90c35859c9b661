package io.groundswell.connectors.clickhouse.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.clickhouse.rows.RowLayout;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.Test;

class BlockWriterTest {
    private static final int MB = 1 << 20;

    private final Early early = new Early();
    private final SimpleCounter storedEarly = new SimpleCounter();
    private long nextToken;

    /** Keeps what cannot wait, or fails. */
    private static final class Early implements BlockWriter.EarlyStore {
        final List<Block> stored = new ArrayList<>();
        IOException failure;

        @Override
        public void store(Block block) throws IOException {
            if (failure != null) {
                throw failure;
            }
            stored.add(block);
        }

        @Override
        public void close() {}
    }

    private static final class ByDay implements TableChoice<Reading> {
        private static final long serialVersionUID = 1L;

        @Override
        public RowLayout<Reading> of(Reading row) {
            return Reading.LAYOUT;
        }

        @Override
        public List<RowLayout<Reading>> all() {
            return List.of(Reading.LAYOUT);
        }

        @Override
        public int partitionOf(Reading row) {
            return row.day();
        }
    }

    private BlockWriter<Reading> writer(TableSinkOptions options) {
        return new BlockWriter<>(
                new ByDay(), options, () -> new UUID(0, ++nextToken), early, storedEarly);
    }

    private static List<Integer> rowsOf(Collection<Block> blocks) {
        return blocks.stream().map(Block::rows).toList();
    }

    @Test
    void shouldCloseABlockAtItsRowsAndTheLastAtTheCheckpoint() throws Exception {
        BlockWriter<Reading> writer = writer(TableSinkOptions.USUAL.withBlockRows(10));
        for (int i = 0; i < 25; i++) {
            writer.write(Reading.of(i), null);
        }

        Collection<Block> blocks = writer.prepareCommit();

        assertThat(rowsOf(blocks)).containsExactly(10, 10, 5);
        assertThat(blocks).extracting(Block::token).doesNotHaveDuplicates();
        assertThat(writer.prepareCommit()).isEmpty();
        assertThat(writer.waitingBytes()).isZero();
    }

    @Test
    void shouldHaveNoBlockAboveFourMegabytesEvenWhereNothingCompresses() throws Exception {
        BlockWriter<Reading> writer = writer(TableSinkOptions.USUAL);
        Random random = new Random(7);
        int rows = 30;
        for (int i = 0; i < rows; i++) {
            writer.write(new Reading(i, 1, i, noise(random)), null);
        }

        Collection<Block> blocks = writer.prepareCommit();

        assertThat(blocks).hasSizeGreaterThan(2);
        assertThat(blocks).allMatch(block -> block.compressed().length <= 4 * MB);
        assertThat(rowsOf(blocks).stream().mapToInt(it -> it).sum()).isEqualTo(rows);
    }

    private static String noise(Random random) {
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < MB / 2; i++) {
            noise.append((char) random.nextInt(256));
        }
        return noise.toString();
    }

    @Test
    void shouldTouchNoMoreThanNinetyPartitionsWithOneBlock() throws Exception {
        BlockWriter<Reading> writer = writer(TableSinkOptions.USUAL);
        for (int round = 0; round < 2; round++) {
            for (int day = 0; day < 200; day++) {
                writer.write(new Reading(day, day, 1, ""), null);
                writer.write(new Reading(1_000 + day, day, 1, ""), null);
            }
        }

        Collection<Block> blocks = writer.prepareCommit();

        assertThat(rowsOf(blocks)).containsExactly(180, 180, 180, 180, 80);
    }

    @Test
    void shouldStoreTheOldestBlocksWhenNoMoreCanWait() throws Exception {
        BlockWriter<Reading> writer =
                writer(TableSinkOptions.USUAL.withBlockRows(1).withWaitingBytes(100));
        for (int i = 0; i < 10; i++) {
            writer.write(Reading.of(i), null);
            assertThat(writer.waitingBytes()).isLessThanOrEqualTo(100);
        }

        Collection<Block> blocks = writer.prepareCommit();

        assertThat(early.stored).isNotEmpty();
        assertThat(storedEarly.getCount()).isEqualTo(early.stored.size());
        List<Block> all = new ArrayList<>(early.stored);
        all.addAll(blocks);
        assertThat(all)
                .extracting(block -> block.token().getLeastSignificantBits())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void shouldFailWhenABlockThatCannotWaitCannotBeStored() {
        early.failure = new IOException("no");
        BlockWriter<Reading> writer =
                writer(TableSinkOptions.USUAL.withBlockRows(1).withWaitingBytes(0));

        assertThatThrownBy(() -> writer.write(Reading.of(1), null)).isSameAs(early.failure);
    }

    @Test
    void shouldRefuseLimitsThatCannotBe() {
        assertThatThrownBy(() -> new TableSinkOptions(1, 5_000_000, 1, Duration.ofSeconds(1), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TableSinkOptions.USUAL.withBlockRows(0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TableSinkOptions.USUAL.withWaitingBytes(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
