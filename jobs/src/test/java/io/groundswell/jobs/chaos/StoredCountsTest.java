package io.groundswell.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoredCountsTest {
    @Test
    void shouldBeCleanWhenEachEventIsOneRow() {
        StoredCounts whole = new StoredCounts(5, 5, 5, true);
        assertThat(whole.isClean()).isTrue();
        assertThat(whole.lost()).isZero();
        assertThat(whole.superfluous()).isZero();
    }

    @Test
    void shouldTellWhatIsLost() {
        StoredCounts tooFew = new StoredCounts(5, 3, 3, false);
        assertThat(tooFew.isClean()).isFalse();
        assertThat(tooFew.lost()).isEqualTo(2);
        assertThat(tooFew.superfluous()).isZero();
    }

    @Test
    void shouldTellRowsThatOnlyFinalHides() {
        StoredCounts repeated = new StoredCounts(5, 7, 5, true);
        assertThat(repeated.isClean()).isFalse();
        assertThat(repeated.lost()).isZero();
        assertThat(repeated.superfluous()).isEqualTo(2);
    }

    @Test
    void shouldTellEventsThatNobodySent() {
        StoredCounts invented = new StoredCounts(5, 6, 6, false);
        assertThat(invented.isClean()).isFalse();
        assertThat(invented.superfluous()).isEqualTo(1);
    }

    @Test
    void shouldNotBeCleanWhenOnlyAFieldDiffers() {
        assertThat(new StoredCounts(5, 5, 5, false).isClean()).isFalse();
    }

    @Test
    void shouldNotLetOneSymbolsSurplusHideAnothersLossInTheChecksum() {
        StoredCounts both = new StoredCounts(5, 4, 4, false).plus(new StoredCounts(5, 6, 6, false));
        assertThat(both.events()).isEqualTo(both.expected());
        assertThat(both.isClean()).isFalse();
    }
}
