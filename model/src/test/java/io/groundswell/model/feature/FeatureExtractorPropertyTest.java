package io.groundswell.model.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.book.BookImage;
import io.groundswell.model.book.BookPublisher;
import io.groundswell.model.book.WatchedBook;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.MarketEvent;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples and evidence depend on the events alone. */
class FeatureExtractorPropertyTest {
    private static final int EVENTS = 4_000;
    private static final long PUBLISHED_NANOS = 10_000_000_000L;
    private static final long WHILE_NANOS = 3_000_000_000L;

    /** An extractor and its book, which can be kept and restored. */
    private static final class Desk {
        private final FeatureOptions options;
        private final FeatureExtractor extractor;
        private final BookImage image;

        Desk(FeatureOptions options) {
            this.options = options;
            WatchedBook watched = FeatureFeed.newBook();
            image = new BookImage(new BookPublisher(watched, PUBLISHED_NANOS, 1));
            extractor = new FeatureExtractor(options, watched, fault -> {});
        }

        private Desk(FeatureOptions options, byte[] head, byte[] kept) {
            this.options = options;
            WatchedBook watched = FeatureFeed.newBook();
            image = new BookImage(new BookPublisher(watched, PUBLISHED_NANOS, 1));
            assertThat(image.readHead(head)).isEmpty();
            extractor = new FeatureExtractor(options, watched, fault -> {});
            extractor.restore(kept);
        }

        Desk restored() {
            byte[] kept = extractor.snapshot();
            Head head = new Head();
            image.write(head);
            Desk desk = new Desk(options, head.bytes, kept);
            assertThat(desk.extractor.snapshot()).isEqualTo(kept);
            return desk;
        }
    }

    /** Takes a book that is small enough to have no pages. */
    private static final class Head implements BookImage.Store<RuntimeException> {
        private byte[] bytes;

        @Override
        public void removePage(int number) {
            throw new AssertionError("a page");
        }

        @Override
        public void putPage(int number, byte[] rows) {
            throw new AssertionError("a page");
        }

        @Override
        public void putHead(byte[] head) {
            bytes = head;
        }
    }

    private static FeatureOptions options(int seed) {
        return seed % 2 == 0 ? FeatureOptions.FULL_DEPTH : FeatureOptions.CONFLATED;
    }

    private static List<MarketEvent> events(int seed) {
        // From half a minute before the close on.
        return RandomMarket.events(seed, options(seed), 21_570 * FeatureFeed.SECOND, EVENTS);
    }

    private static FeatureFeed listener(FeatureOptions options) {
        return new FeatureFeed(options, DepthMode.PRICE_LEVEL, "XNYS");
    }

    private static FeatureFeed unbroken(int seed) {
        FeatureFeed feed = listener(options(seed));
        List<MarketEvent> events = events(seed);
        events.forEach(feed::accept);
        feed.extractor().advanceTo(end(events), feed);
        return feed;
    }

    private static long end(List<MarketEvent> events) {
        return events.get(events.size() - 1).eventTimeNanos() + WHILE_NANOS;
    }

    private static void assertSame(FeatureFeed actual, FeatureFeed expected) {
        assertThat(actual.samples()).isEqualTo(expected.samples()).hasSizeGreaterThan(100);
        assertThat(actual.evidence()).isEqualTo(expected.evidence()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void shouldTellTheSameWhereverTimeIsSaidToHaveCome(int seed) {
        Random random = new Random(seed);
        FeatureFeed feed = listener(options(seed));
        List<MarketEvent> events = events(seed);
        long now = Long.MIN_VALUE;
        for (MarketEvent event : events) {
            long next = event.eventTimeNanos();
            while (now != Long.MIN_VALUE && now < next - 1 && random.nextInt(3) > 0) {
                now += 1 + random.nextLong(next - 1 - now);
                feed.extractor().advanceTo(now, feed);
            }
            feed.accept(event);
            now = Math.max(now, next - 1);
        }
        feed.extractor().advanceTo(end(events), feed);

        assertSame(feed, unbroken(seed));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void shouldTellTheSameWhenRestoredAnywhere(int seed) {
        Random random = new Random(seed);
        Desk desk = new Desk(options(seed));
        FeatureFeed listener = listener(options(seed));
        List<MarketEvent> events = events(seed);
        for (MarketEvent event : events) {
            if (random.nextInt(4) == 0) {
                desk = desk.restored();
            }
            desk.extractor.accept(event, listener);
        }
        desk.restored().extractor.advanceTo(end(events), listener);

        assertSame(listener, unbroken(seed));
    }
}
