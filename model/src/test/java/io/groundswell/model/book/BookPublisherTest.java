package io.groundswell.model.book;

import static io.groundswell.model.book.BookFeed.SECOND;
import static io.groundswell.model.event.DepthAction.CHANGE;
import static io.groundswell.model.event.EventHeader.ABSENT;
import static io.groundswell.model.event.Side.ASK;
import static io.groundswell.model.event.Side.BID;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.TradingPhase;
import org.junit.jupiter.api.Test;

/** What is published of a book of 5@99 / 5@101 that is sound from 3 s, on a grid of 10 s. */
class BookPublisherTest {
    private static final int LEVELS = 2;

    private final Published published = new Published();
    private final BookPublisher publisher =
            new BookPublisher(BookFeed.newBook(), 10 * SECOND, LEVELS);
    private final BookFeed feed =
            new BookFeed(DepthMode.BY_ORDER).sendTo(it -> publisher.accept(it, published));

    private void sound() {
        feed.sound(3);
        assertThat(published.take())
                .containsExactly("best at 3: 5@99 / 5@101", "BEST_PRICE at 3: 5@99 / 5@101");
    }

    @Test
    void shouldOweNothingBeforeAnEventConcernsTheBook() {
        assertThat(publisher.isFresh()).isTrue();
        feed.define(1).phase(2, TradingPhase.CONTINUOUS);

        assertThat(publisher.isFresh()).isFalse();
        assertThat(publisher.dueNanos()).isEqualTo(BookPublisher.NOTHING_DUE);
        publisher.onTime(Long.MAX_VALUE, published);
        assertThat(published.take()).isEmpty();
    }

    @Test
    void shouldPublishTheGridSnapshotBeforeTheFirstLaterEventIsApplied() {
        sound();
        assertThat(publisher.dueNanos()).isEqualTo(10 * SECOND);
        feed.add(12, BID, 3, 100, 1);

        assertThat(published.take())
                .containsExactly(
                        "GRID at 10: 5@99 / 5@101",
                        "best at 12: 1@100 / 5@101",
                        "BEST_PRICE at 12: 1@100 / 5@101");
        assertThat(publisher.dueNanos()).isEqualTo(20 * SECOND);
    }

    @Test
    void shouldCountAnEventOnAGridPointToThatPoint() {
        sound();
        feed.order(10, CHANGE, BID, 1, 99, 4);
        assertThat(published.take()).containsExactly("best at 10: 4@99 / 5@101");
        assertThat(publisher.dueNanos()).isEqualTo(10 * SECOND);
        feed.order(11, CHANGE, BID, 1, 99, 3);

        assertThat(published.take())
                .containsExactly("GRID at 10: 4@99 / 5@101", "best at 11: 3@99 / 5@101");
    }

    @Test
    void shouldOweTheGridPointItselfWhenTheFirstEventIsOnIt() {
        feed.sound(10);

        assertThat(publisher.dueNanos()).isEqualTo(10 * SECOND);
    }

    @Test
    void shouldPublishNoGridSnapshotWhereNothingConcernedTheBook() {
        sound();
        feed.phase(35, TradingPhase.CONTINUOUS).phase(47, TradingPhase.CONTINUOUS);

        assertThat(published.take()).containsExactly("GRID at 10: 5@99 / 5@101");
        assertThat(publisher.dueNanos()).isEqualTo(BookPublisher.NOTHING_DUE);
    }

    @Test
    void shouldCompleteASilentSymbolAtItsGridPointAndNotBefore() {
        sound();
        publisher.onTime(10 * SECOND - 1, published);
        assertThat(published.take()).isEmpty();
        publisher.onTime(10 * SECOND, published);
        assertThat(published.take()).containsExactly("GRID at 10: 5@99 / 5@101");
        publisher.onTime(20 * SECOND, published);

        assertThat(published.take()).isEmpty();
    }

    @Test
    void shouldGiveTheSameGridSnapshotWhetherAnEventOrTheTimeBringsIt() {
        sound();
        publisher.onTime(13 * SECOND, published);
        BookSnapshot byTime = published.lastSnapshot();

        Published others = new Published();
        BookPublisher other = new BookPublisher(BookFeed.newBook(), 10 * SECOND, LEVELS);
        new BookFeed(DepthMode.BY_ORDER)
                .sendTo(it -> other.accept(it, others))
                .sound(3)
                .phase(13, TradingPhase.CONTINUOUS);
        assertThat(others.lastSnapshot()).isEqualTo(byTime);
    }

    @Test
    void shouldSayNothingBetweenTheRowsOfOneVenueEvent() {
        sound();
        feed.more().add(5, BID, 3, 101, 1).delete(5, ASK, 2);
        assertThat(published.take()).isEmpty();
        feed.last().add(5, ASK, 4, 102, 7);

        assertThat(published.take())
                .containsExactly("best at 5: 1@101 / 7@102", "BEST_PRICE at 5: 1@101 / 7@102");
    }

    @Test
    void shouldSayNothingInsideASnapshot() {
        sound();
        feed.begin(5).add(5, BID, 7, 90, 1).add(5, ASK, 8, 110, 1);
        assertThat(published.take()).isEmpty();
        feed.end(5);

        assertThat(published.take())
                .containsExactly("best at 5: 1@90 / 1@110", "BEST_PRICE at 5: 1@90 / 1@110");
    }

    @Test
    void shouldLeaveOutAGridPointInsideAVenueEvent() {
        sound();
        feed.more().add(9, BID, 3, 98, 1).last().add(12, BID, 4, 97, 1);
        assertThat(published.take()).isEmpty();
        assertThat(publisher.dueNanos()).isEqualTo(20 * SECOND);
        publisher.onTime(20 * SECOND, published);

        assertThat(published.take()).containsExactly("GRID at 20: 5@99 / 5@101");
    }

    @Test
    void shouldLeaveOutAGridPointInsideASnapshotAlsoWhenOnlyTimeReachesIt() {
        sound();
        feed.begin(9).add(9, BID, 7, 90, 1);
        publisher.onTime(10 * SECOND, published);
        assertThat(published.take()).isEmpty();
        assertThat(publisher.dueNanos()).isEqualTo(BookPublisher.NOTHING_DUE);
        feed.end(12);

        assertThat(published.take())
                .containsExactly("best at 12: 1@90 / 0@" + ABSENT, "BEST_PRICE at 12: 1@90 / none");
    }

    @Test
    void shouldGiveTheBestQuoteButNoSnapshotWhenOnlyASizeChanges() {
        sound();
        feed.order(4, CHANGE, ASK, 2, 101, 3);

        assertThat(published.take()).containsExactly("best at 4: 5@99 / 3@101");
    }

    @Test
    void shouldSayNothingWhenAChangeIsBelowTheBest() {
        sound();
        feed.add(4, BID, 3, 98, 1).add(4, ASK, 4, 102, 1);

        assertThat(published.take()).isEmpty();
    }

    @Test
    void shouldGiveTheBestQuoteWhenTrustIsLostAndWhenItIsBack() {
        sound();
        feed.feed(4, Topic.L2, FeedState.GAP);
        assertThat(published.take())
                .containsExactly("fault GAP", "best at 4: 5@99 / 5@101 untrusted");
        feed.begin(5).add(5, BID, 1, 99, 5).add(5, ASK, 2, 101, 5).end(5);

        assertThat(published.take()).containsExactly("best at 5: 5@99 / 5@101");
    }

    @Test
    void shouldCutSnapshotsAtTheNumberOfLevels() {
        sound();
        feed.add(4, BID, 3, 98, 1).add(4, BID, 4, 97, 1).add(11, ASK, 5, 103, 1);

        BookSnapshot snapshot = published.lastSnapshot();
        assertThat(snapshot.bids())
                .containsExactly(new BookLevel(99, 5, 1), new BookLevel(98, 1, 1));
        assertThat(snapshot.bidLevels()).isEqualTo(3);
        assertThat(snapshot.bidTotal()).isEqualTo(7);
    }

    @Test
    void shouldSumUpWhatItTook() {
        sound();
        feed.delete(6, BID, 99).quote(7, 1, 1, 2, 2);

        BookSummary summary = publisher.summary();
        assertThat(summary.events()).isEqualTo(7);
        assertThat(summary.bookChanges()).isEqualTo(3);
        assertThat(summary.quotes()).isEqualTo(1);
        assertThat(summary.faults()).isEqualTo(1);
        assertThat(summary.trust()).isEqualTo(new BookTrust(TrustReason.UNKNOWN_ID, 6 * SECOND));
        assertThat(summary.best().bidPrice()).isEqualTo(99);
        assertThat(summary.stateHash()).isEqualTo(publisher.watched().book().stateHash());
    }

    @Test
    void shouldPublishThatTheBookIsGoneWhenANewEpochIsDefined() {
        sound();
        published.take();
        feed.nextEpoch().define(8);

        assertThat(published.take()).hasSize(2).first().asString().startsWith("best at 8");
        assertThat(publisher.watched().book().levels(BID)).isZero();
    }

    @Test
    void shouldNotLetFundamentalsDecideAnythingThoughTheirTopicDrivesTheBook() {
        BookFeed quotes =
                new BookFeed(DepthMode.TOP_OF_BOOK).sendTo(it -> publisher.accept(it, published));
        quotes.define(1).beside(2);
        assertThat(publisher.dueNanos()).isEqualTo(BookPublisher.NOTHING_DUE);
        // Crossed while trading: untrusted after five seconds, which the next quote has to say.
        quotes.quote(201, 101, 5, 100, 6);
        published.take();
        quotes.beside(215);

        assertThat(published.take()).isEmpty();
        assertThat(publisher.dueNanos()).isEqualTo(210 * SECOND);
        assertThat(publisher.watched().lastSequence()).isEqualTo(4);
        assertThat(publisher.summary().events()).isEqualTo(6);
        quotes.quote(216, 101, 5, 100, 7);
        assertThat(published.take()).contains("GRID at 210: 5@101 / 6@100", "fault CROSSED");
    }

    @Test
    void shouldNotLetAnotherTopicDecideWhenTheGridIsPublished() {
        sound();
        published.take();
        feed.quote(3600, 1, 1, 2, 2);

        assertThat(publisher.dueNanos()).isEqualTo(10 * SECOND);
        assertThat(published.take()).isEmpty();
    }
}
