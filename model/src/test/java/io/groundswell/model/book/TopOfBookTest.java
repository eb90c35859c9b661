package io.groundswell.model.book;

import static io.groundswell.model.book.BookFeed.SECOND;
import static io.groundswell.model.event.EventHeader.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import org.junit.jupiter.api.Test;

/** A symbol without depth: quotes make a one-level book. */
class TopOfBookTest {
    private final BookFeed feed = new BookFeed(DepthMode.TOP_OF_BOOK);

    private String picture() {
        return BookPicture.of(feed.book().book());
    }

    @Test
    void shouldHoldTheLastQuoteAsOneLevelPerSide() {
        feed.define(1).quote(2, 99, 5, 101, 6).quote(3, 98, 7, 101, 6);

        assertThat(picture()).isEqualTo("ask 101 | 6/0\nbid 98 | 7/0\n");
        assertThat(feed.trustAt(3)).isEqualTo(TrustReason.SOUND);
        assertThat(feed.book().lastSequence()).isEqualTo(3);
        assertThat(feed.book().book().checkInvariants()).isEmpty();
    }

    @Test
    void shouldEmptyASideWhenTheQuoteHasNone() {
        feed.define(1).quote(2, 99, 5, 101, 6).quote(3, ABSENT, 0, 101, 0);

        assertThat(picture()).isEmpty();
        assertThat(feed.trustAt(3)).isEqualTo(TrustReason.SOUND);
    }

    @Test
    void shouldBeSoundAgainFromTheNextTwoSidedQuote() {
        feed.define(1).quote(2, 99, 5, ABSENT, 0);
        assertThat(feed.trustAt(2)).isEqualTo(TrustReason.AWAITING_SNAPSHOT);
        feed.quote(3, 99, 5, 101, 6).feed(4, Topic.L2, FeedState.GAP);
        assertThat(feed.trustAt(4)).isEqualTo(TrustReason.SOUND);
        feed.feed(5, Topic.L1S, FeedState.GAP);
        assertThat(feed.trustAt(5)).isEqualTo(TrustReason.GAP);
        feed.quote(6, 99, 5, 101, 6);

        assertThat(feed.book().trustAt(6 * SECOND))
                .isEqualTo(new BookTrust(TrustReason.SOUND, 6 * SECOND));
    }

    @Test
    void shouldLeaveTheBookAloneWhenASizeIsNegative() {
        feed.define(1).quote(2, 99, 5, 101, 6).quote(3, 98, -1, 101, 6);

        assertThat(picture()).isEqualTo("ask 101 | 6/0\nbid 99 | 5/0\n");
        assertThat(feed.faultKinds()).containsExactly(FaultKind.NEGATIVE_SIZE);
    }

    @Test
    void shouldRefuseDepthRows() {
        feed.define(1).quote(2, 99, 5, 101, 6).add(3, Side.BID, 1, 100, 5);

        assertThat(picture()).isEqualTo("ask 101 | 6/0\nbid 99 | 5/0\n");
        assertThat(feed.faultKinds()).containsExactly(FaultKind.WRONG_MODE);
    }

    @Test
    void shouldBeUntrustedOnlyWhileTheQuoteStaysCrossedTooLong() {
        feed.define(1).quote(200, 101, 5, 100, 6).quote(210, 102, 5, 100, 6);
        assertThat(feed.faultKinds()).containsExactly(FaultKind.CROSSED);
        assertThat(feed.trustAt(211)).isEqualTo(TrustReason.CROSSED);
        feed.quote(212, 99, 5, 100, 6);

        assertThat(feed.trustAt(212)).isEqualTo(TrustReason.SOUND);
        assertThat(feed.faultKinds()).hasSize(1);
    }
}
