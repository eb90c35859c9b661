package io.groundswell.model.book;

import static io.groundswell.model.book.BookFeed.SECOND;
import static io.groundswell.model.event.EventHeader.ABSENT;
import static io.groundswell.model.event.Side.ASK;
import static io.groundswell.model.event.Side.BID;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedBookTest {
    private final BookFeed feed = new BookFeed(DepthMode.BY_ORDER);

    private String picture() {
        return BookPicture.of(feed.book().book());
    }

    @Test
    void shouldTakeNoRowsBeforeItsInstrumentIsDefined() {
        feed.add(1, BID, 1, 99, 5);

        assertThat(feed.book().isDefined()).isFalse();
        assertThat(picture()).isEmpty();
        assertThat(feed.faultKinds()).containsExactly(FaultKind.WRONG_MODE);
        assertThat(feed.trustAt(1)).isEqualTo(TrustReason.AWAITING_SNAPSHOT);
        BestBidOffer best = feed.book().best(SECOND);
        assertThat(best.symbol()).isEqualTo("ESH4");
        assertThat(best.bidPrice()).isEqualTo(ABSENT);
        assertThat(feed.book().snapshot(5, SECOND, SnapshotCause.GRID).bids()).isEmpty();
    }

    @Test
    void shouldAwaitASnapshotWhenJustDefined() {
        feed.define(7).add(8, BID, 1, 99, 5);

        assertThat(feed.book().trustAt(9 * SECOND))
                .isEqualTo(new BookTrust(TrustReason.AWAITING_SNAPSHOT, 7 * SECOND));
        assertThat(picture()).isEqualTo("bid 99 | 1:5\n");
    }

    @Test
    void shouldBeSoundFromTheEndOfASnapshot() {
        feed.define(1).add(1, BID, 9, 50, 1).begin(2);
        assertThat(picture()).isEmpty();
        assertThat(feed.book().isComplete()).isFalse();
        feed.add(3, BID, 1, 99, 5);
        assertThat(feed.trustAt(3)).isEqualTo(TrustReason.AWAITING_SNAPSHOT);
        feed.end(4);

        assertThat(feed.book().isComplete()).isTrue();
        assertThat(feed.book().trustAt(5 * SECOND))
                .isEqualTo(new BookTrust(TrustReason.SOUND, 4 * SECOND));
        assertThat(picture()).isEqualTo("bid 99 | 1:5\n");
        assertThat(feed.faults()).isEmpty();
    }

    @Test
    void shouldBeUntrustedFromAnUnknownIdToTheNextSnapshot() {
        feed.sound(2).order(3, DepthAction.EXECUTE, BID, 77, 99, 4);

        assertThat(feed.book().trustAt(4 * SECOND))
                .isEqualTo(new BookTrust(TrustReason.UNKNOWN_ID, 3 * SECOND));
        BookFault fault = feed.faults().get(0);
        assertThat(fault.kind()).isEqualTo(FaultKind.UNKNOWN_ID);
        assertThat(fault.header().eventTimeNanos()).isEqualTo(3 * SECOND);
        assertThat(fault.detail())
                .isEqualTo("EXECUTE BID order 77 size 4 at 99: not among the 1 rows of its side");

        feed.begin(5).end(6);
        assertThat(feed.trustAt(6)).isEqualTo(TrustReason.SOUND);
    }

    @Test
    void shouldStayTrustedWhenARowIsMerelyOdd() {
        feed.sound(2)
                .add(3, BID, 1, 99, 6)
                .add(3, BID, 9, 99, -1)
                .add(3, BID, 9, ABSENT, 1)
                .order(3, DepthAction.EXECUTE, ASK, 2, ABSENT, 50);

        assertThat(feed.faultKinds())
                .containsExactly(
                        FaultKind.DUPLICATE_ID,
                        FaultKind.NEGATIVE_SIZE,
                        FaultKind.NO_PRICE,
                        FaultKind.EXCESS_SIZE);
        assertThat(feed.faults()).allSatisfy(it -> assertThat(it.detail()).isNotBlank());
        assertThat(feed.trustAt(4)).isEqualTo(TrustReason.SOUND);
    }

    @Test
    void shouldBeUntrustedFromAGapToTheNextSnapshot() {
        feed.sound(2).feed(3, Topic.L2, FeedState.GAP).add(4, BID, 9, 98, 1);

        assertThat(feed.faultKinds()).containsExactly(FaultKind.GAP);
        assertThat(feed.book().trustAt(5 * SECOND))
                .isEqualTo(new BookTrust(TrustReason.GAP, 3 * SECOND));
        feed.begin(6).end(6);
        assertThat(feed.trustAt(6)).isEqualTo(TrustReason.SOUND);
    }

    @Test
    void shouldStayAsItIsWhenLostTradesAreToldLater() {
        feed.sound(2).feed(3, Topic.TICKS, FeedState.BACKFILLED);
        assertThat(feed.faults()).isEmpty();
        assertThat(feed.trustAt(4)).isEqualTo(TrustReason.SOUND);
        feed.feed(5, Topic.L2, FeedState.GAP).feed(6, Topic.TICKS, FeedState.BACKFILLED);
        assertThat(feed.trustAt(7)).isEqualTo(TrustReason.GAP);
    }

    @Test
    void shouldKeepTheFirstReasonWhenMoreGoesWrong() {
        feed.sound(2)
                .feed(3, Topic.L2, FeedState.DISCONNECTED)
                .feed(4, Topic.L2, FeedState.GAP)
                .delete(5, BID, 77)
                .begin(6);

        assertThat(feed.faultKinds())
                .containsExactly(FaultKind.DISCONNECTED, FaultKind.GAP, FaultKind.UNKNOWN_ID);
        assertThat(feed.book().trustAt(6 * SECOND))
                .isEqualTo(new BookTrust(TrustReason.DISCONNECTED, 3 * SECOND));
    }

    @Test
    void shouldNotTrustASnapshotThatAGapBroke() {
        feed.define(1).begin(2).add(2, BID, 1, 99, 5).feed(3, Topic.L2, FeedState.GAP).end(4);

        assertThat(feed.trustAt(4)).isEqualTo(TrustReason.GAP);
        assertThat(feed.book().isComplete()).isTrue();
    }

    @Test
    void shouldNotTrustTheEndOfASnapshotWithoutItsBegin() {
        feed.define(1).end(2);

        assertThat(feed.trustAt(2)).isEqualTo(TrustReason.AWAITING_SNAPSHOT);
    }

    @Test
    void shouldIgnoreWhatConcernsOtherTopicsOrNothing() {
        feed.sound(2)
                .feed(3, Topic.TICKS, FeedState.GAP)
                .feed(3, Topic.L2, FeedState.STALE)
                .feed(3, Topic.L2, FeedState.CONNECTED)
                .quote(3, 500, 1, 400, 1)
                .accept(Heartbeat.of(Topic.L2, 1, 4 * SECOND));

        assertThat(feed.faults()).isEmpty();
        assertThat(feed.trustAt(4)).isEqualTo(TrustReason.SOUND);
        assertThat(picture()).isEqualTo("ask 101 | 2:5\nbid 99 | 1:5\n");
    }

    @Test
    void shouldRefuseASnapshotOfAnotherMode() {
        feed.sound(2);
        EventHeader header = feed.header(Topic.L2, 3);
        feed.accept(new SnapshotBegin(header, DepthMode.PRICE_LEVEL))
                .accept(new SnapshotEnd(header, DepthMode.PRICE_LEVEL));

        assertThat(feed.faultKinds()).containsExactly(FaultKind.WRONG_MODE, FaultKind.WRONG_MODE);
        assertThat(picture()).isEqualTo("ask 101 | 2:5\nbid 99 | 1:5\n");
    }

    @Test
    void shouldDropTheSidesThatTheVenueClears() {
        feed.sound(2).clear(3, true, false);
        assertThat(picture()).isEqualTo("ask 101 | 2:5\n");
        feed.clear(4, true, true);
        assertThat(picture()).isEmpty();
        assertThat(feed.trustAt(4)).isEqualTo(TrustReason.SOUND);
    }

    @Test
    void shouldStartOverWhenAHigherEpochDefinesTheInstrument() {
        feed.sound(2).nextEpoch().define(5);

        assertThat(picture()).isEmpty();
        assertThat(feed.book().trustAt(6 * SECOND))
                .isEqualTo(new BookTrust(TrustReason.AWAITING_SNAPSHOT, 5 * SECOND));
        feed.begin(6).end(7);
        assertThat(feed.trustAt(7)).isEqualTo(TrustReason.SOUND);
    }

    @Test
    void shouldKeepTheBookWhenAnotherTopicDefinesTheInstrumentAgain() {
        feed.sound(2).define(3).nextEpoch().define(Topic.TICKS, 5);

        assertThat(picture()).isEqualTo("ask 101 | 2:5\nbid 99 | 1:5\n");
        assertThat(feed.trustAt(5)).isEqualTo(TrustReason.SOUND);
    }

    @Test
    void shouldStartOverWhenTheInstrumentGetsOtherRows() {
        feed.sound(2);
        feed.accept(
                new InstrumentDefined(
                        feed.header(Topic.L2, 3), BookFeed.instrument(DepthMode.PRICE_LEVEL)));

        assertThat(feed.book().book().mode()).isEqualTo(DepthMode.PRICE_LEVEL);
        assertThat(feed.trustAt(3)).isEqualTo(TrustReason.AWAITING_SNAPSHOT);
    }

    @Test
    void shouldBeIncompleteInsideAVenueEvent() {
        feed.sound(2).more().add(3, BID, 3, 105, 1);
        assertThat(feed.book().isComplete()).isFalse();
        assertThat(feed.book().cross()).isEqualTo(CrossState.NORMAL);

        feed.last().delete(3, BID, 3);
        assertThat(feed.book().isComplete()).isTrue();
        assertThat(feed.book().crossSinceNanos()).isEqualTo(2 * SECOND);
    }

    @Test
    void shouldShowTheTopOfTheBookInASnapshot() {
        feed.sound(2).add(3, BID, 3, 98, 7).add(3, BID, 4, 97, 1).add(4, ASK, 5, 101, 1);

        BookSnapshot snapshot = feed.book().snapshot(2, 5 * SECOND, SnapshotCause.GRID);

        assertThat(snapshot)
                .isEqualTo(
                        new BookSnapshot(
                                "ESH4",
                                5 * SECOND,
                                8,
                                SnapshotCause.GRID,
                                new BookTrust(TrustReason.SOUND, 2 * SECOND),
                                CrossState.NORMAL,
                                2,
                                0,
                                List.of(new BookLevel(99, 5, 1), new BookLevel(98, 7, 1)),
                                List.of(new BookLevel(101, 6, 2)),
                                3,
                                1,
                                13,
                                6));
        assertThat(feed.book().best(5 * SECOND))
                .isEqualTo(
                        new BestBidOffer(
                                "ESH4",
                                5 * SECOND,
                                8,
                                99,
                                5,
                                101,
                                6,
                                2,
                                0,
                                CrossState.NORMAL,
                                true));
        assertThat(feed.book().lastSequence()).isEqualTo(8);
        assertThat(feed.book().lastTimeNanos()).isEqualTo(4 * SECOND);
    }

    @Test
    void shouldRefuseTheRowThatWouldBeOneTooManyAndDistrustTheBook() {
        WatchedBook small = new WatchedBook(new BookOptions(5 * SECOND, 2), instrument -> null);
        BookFeed its = new BookFeed(DepthMode.BY_ORDER);
        its.goOnWith(small);
        its.define(1).begin(2).add(2, BID, 1, 99, 5).add(2, BID, 2, 98, 5).end(2);
        its.add(3, BID, 1, 97, 4)
                .order(3, DepthAction.CHANGE, BID, 2, 98, 4)
                .add(3, ASK, 3, 101, 1);
        assertThat(its.faultKinds()).containsExactly(FaultKind.DUPLICATE_ID);
        assertThat(its.trustAt(3)).isEqualTo(TrustReason.SOUND);

        its.add(4, BID, 4, 96, 1);

        assertThat(its.faultKinds()).endsWith(FaultKind.TOO_MANY_ROWS);
        assertThat(its.trustAt(4)).isEqualTo(TrustReason.TOO_MANY_ROWS);
        assertThat(small.book().rows(BID)).isEqualTo(2);
        its.delete(5, BID, 1).add(5, BID, 4, 96, 1);
        assertThat(small.book().rows(BID)).isEqualTo(2);
        assertThat(its.faultKinds()).hasSize(2);
    }
}
