package io.groundswell.model.book;

import static io.groundswell.model.event.DepthAction.ADD;
import static io.groundswell.model.event.DepthAction.DELETE;
import static io.groundswell.model.event.Side.ASK;
import static io.groundswell.model.event.Side.BID;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BookImageTest {
    private static final int MANY = 20_000;

    private final StoredBook stored = new StoredBook();
    private final Published published = new Published();
    private BookImage image = new BookImage(StoredBook.newPublisher());

    private void accept(MarketEvent event) {
        image.publisher().accept(event, published);
        image.noteApplied(event);
    }

    private BookFeed open(DepthMode mode) {
        return new BookFeed(mode).sendTo(this::accept).define(1).begin(2).end(2);
    }

    private static void assertSame(BookImage restored, BookImage original) {
        OrderBook book = restored.publisher().watched().book();
        assertThat(book.checkInvariants()).isEmpty();
        assertThat(book.nextRank()).isEqualTo(original.publisher().watched().book().nextRank());
        assertThat(restored.publisher().summary()).isEqualTo(original.publisher().summary());
        assertThat(restored.publisher().dueNanos()).isEqualTo(original.publisher().dueNanos());
        assertThat(restored.storedBytes()).isEqualTo(original.storedBytes());
        for (Side side : Side.values()) {
            StringBuilder ours = new StringBuilder();
            StringBuilder theirs = new StringBuilder();
            book.forEachRow(side, (s, id, p, size, rank) -> tell(ours, id, p, size, rank));
            original.publisher()
                    .watched()
                    .book()
                    .forEachRow(side, (s, id, p, size, rank) -> tell(theirs, id, p, size, rank));
            assertThat(ours).hasToString(theirs.toString());
        }
    }

    private static void tell(StringBuilder out, long id, long price, long size, long rank) {
        out.append(id).append('@').append(price).append('*').append(size).append('#').append(rank);
    }

    private static DepthUpdate order(Side side, long id, long price) {
        return DepthUpdate.order(DepthRows.HEADER, ADD, side, price, 1 + id % 7, id);
    }

    private void addManyOrders() {
        Random random = new Random(1);
        for (int id = 1; id <= MANY; id++) {
            Side side = id % 2 == 0 ? BID : ASK;
            long distance = 1L + random.nextInt(200);
            accept(order(side, id, side == BID ? 10_000 - distance : 10_000 + distance));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PRICE_LEVEL, 1, 40",
        "PRICE_LEVEL, 1, 20000",
        "BY_ORDER, 50, 20",
        "BY_ORDER, 20000, 500",
        "MARKET_MAKER, 40, 20",
        "MARKET_MAKER, 20000, 300",
    })
    void shouldRestoreTheBookWhereverItIsWritten(DepthMode mode, int ids, int prices) {
        for (long seed = 1; seed <= 5; seed++) {
            image = new BookImage(StoredBook.newPublisher());
            StoredBook its = new StoredBook();
            open(mode);
            Random random = new Random(seed);
            RandomDepth rows = new RandomDepth(random, mode, ids, prices, seed % 2 == 0);
            for (int write = 0; write < 12; write++) {
                int more = random.nextInt(10) == 0 ? 0 : random.nextInt(6_000);
                for (int i = 0; i < more; i++) {
                    accept(rows.next());
                }
                its.store(image);
                assertThat(its.bytes()).isEqualTo(image.storedBytes());
                BookImage restored = its.load();
                assertSame(restored, image);
                if (random.nextInt(3) == 0) {
                    // The restored one goes on: what it did not write itself is stored all the
                    // same.
                    image = restored;
                }
            }
        }
    }

    @Test
    void shouldKeepASmallBookInItsHead() {
        open(DepthMode.BY_ORDER).add(3, BID, 1, 99, 5).add(3, ASK, 2, 101, 5);
        stored.store(image);

        assertThat(stored.pages()).isEmpty();
        assertThat(stored.head()).hasSizeLessThan(300);
    }

    @Test
    void shouldSplitTheRowsOfALargeBookIntoPages() {
        open(DepthMode.BY_ORDER);
        addManyOrders();
        stored.store(image);

        assertThat(stored.pages().values())
                .hasSizeGreaterThan(5)
                .allMatch(page -> page.length <= BookImage.PAGE_LIMIT_BYTES)
                .allMatch(page -> page.length > BookImage.PAGE_LIMIT_BYTES / 4);
        assertThat(stored.head()).hasSizeLessThan(1_000);
    }

    @Test
    void shouldWriteOnlyThePagesThatChanged() {
        open(DepthMode.BY_ORDER);
        addManyOrders();
        stored.store(image);
        int all = stored.written().size();

        stored.store(image);
        assertThat(stored.written()).isEmpty();
        accept(order(BID, 7_000, 9_990));
        accept(order(BID, 7_001, 9_990));
        stored.store(image);
        assertThat(stored.written()).hasSize(1);
        accept(order(BID, 3, 9_990));
        accept(order(ASK, MANY + 1, 10_400));
        stored.store(image);
        assertThat(stored.written()).hasSize(2);
        assertThat(all).isGreaterThan(5);
        assertSame(stored.load(), image);
    }

    @Test
    void shouldReturnToTheHeadWhenTheBookHasBecomeSmall() {
        open(DepthMode.BY_ORDER);
        addManyOrders();
        stored.store(image);
        for (int id = 1; id <= MANY - 20; id++) {
            Side side = id % 2 == 0 ? BID : ASK;
            accept(DepthRows.delete(side, id));
            if (id % 2_000 == 0) {
                stored.store(image);
                assertSame(stored.load(), image);
            }
        }
        stored.store(image);
        stored.store(image);

        assertThat(stored.pages()).isEmpty();
        assertSame(stored.load(), image);
    }

    @Test
    void shouldForgetThePagesWhenASnapshotBegins() {
        BookFeed feed = open(DepthMode.BY_ORDER);
        addManyOrders();
        stored.store(image);
        feed.begin(5).add(5, BID, 1, 99, 5).end(5);

        stored.store(image);
        assertThat(stored.removed()).hasSizeGreaterThan(5);
        assertThat(stored.pages()).isEmpty();
        assertSame(stored.load(), image);
    }

    @Test
    void shouldForgetTheRowsOfOneSideWhenItIsCleared() {
        BookFeed feed = open(DepthMode.BY_ORDER);
        addManyOrders();
        stored.store(image);
        feed.clear(5, true, false);
        stored.store(image);

        assertSame(stored.load(), image);
    }

    @ParameterizedTest
    @EnumSource(DepthMode.class)
    void shouldKeepTheExtremesOfEveryNumber(DepthMode mode) {
        open(mode);
        for (long wild : new long[] {Long.MIN_VALUE + 1, -1, 0, 1, Long.MAX_VALUE}) {
            image.publisher().watched().book().load(BID, wild, wild, Long.MAX_VALUE, wild);
        }
        stored.store(image);

        assertSame(stored.load(), image);
    }

    @Test
    void shouldFindTheRowsOfBothSidesAtOnePriceOnOnePage() {
        open(DepthMode.PRICE_LEVEL);
        for (int price = 1; price <= MANY; price++) {
            accept(DepthRows.level(ADD, BID, price, 5, 1));
            accept(DepthRows.level(ADD, ASK, price, 6, 1));
        }
        stored.store(image);
        accept(DepthRows.level(DELETE, ASK, 777, 0, 0));
        stored.store(image);
        assertThat(stored.written()).hasSize(1);

        assertSame(stored.load(), image);
    }
}
