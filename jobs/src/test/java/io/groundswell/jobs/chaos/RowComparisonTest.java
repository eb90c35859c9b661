package io.groundswell.jobs.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.jobs.run.RowPrint;
import org.agrona.collections.LongArrayList;
import org.junit.jupiter.api.Test;

/** Each letter is a row. */
class RowComparisonTest {
    private static final RowPrint PRINT = new RowPrint();

    private static RowCounts compare(String expected, String committed) {
        LongArrayList rows = new LongArrayList();
        expected.chars().forEach(it -> rows.addLong(print(it)));
        RowComparison comparison = new RowComparison(rows);
        committed.chars().forEach(it -> comparison.committed(print(it)));
        return comparison.counts();
    }

    private static long print(int letter) {
        return PRINT.of(Character.toString(letter).getBytes(UTF_8));
    }

    private static RowCounts counts(
            int expected, int committed, int lost, int duplicated, int reordered) {
        return new RowCounts(expected, committed, lost, duplicated, reordered);
    }

    @Test
    void shouldFindNothingWhenTheRowsAreTheSame() {
        assertThat(compare("abcabc", "abcabc")).isEqualTo(counts(6, 6, 0, 0, 0));
        assertThat(compare("", "")).isEqualTo(RowCounts.NONE);
        assertThat(compare("abc", "abc").isSame()).isTrue();
    }

    @Test
    void shouldFindALostRowWhereverItWas() {
        assertThat(compare("abcdef", "bcdef")).isEqualTo(counts(6, 5, 1, 0, 0));
        assertThat(compare("abcdef", "abdef")).isEqualTo(counts(6, 5, 1, 0, 0));
        assertThat(compare("abcdef", "abcde")).isEqualTo(counts(6, 5, 1, 0, 0));
        assertThat(compare("abcdef", "")).isEqualTo(counts(6, 0, 6, 0, 0));
    }

    @Test
    void shouldFindLostRowsFarApart() {
        assertThat(compare("abcdefgh", "bcdefg")).isEqualTo(counts(8, 6, 2, 0, 0));
    }

    @Test
    void shouldFindADuplicateWhereverItIs() {
        assertThat(compare("abcdef", "aabcdef")).isEqualTo(counts(6, 7, 0, 1, 0));
        assertThat(compare("abcdef", "abcdeff")).isEqualTo(counts(6, 7, 0, 1, 0));
        assertThat(compare("abcdef", "abcdefa")).isEqualTo(counts(6, 7, 0, 1, 0));
    }

    /** What a job does that goes back and whose output was committed all the same. */
    @Test
    void shouldFindAStretchThatCameTwice() {
        assertThat(compare("abcdef", "abcdbcdef")).isEqualTo(counts(6, 9, 0, 3, 0));
    }

    @Test
    void shouldCountARowThatShouldNotBeThereAsADuplicate() {
        assertThat(compare("abc", "abxc")).isEqualTo(counts(3, 4, 0, 1, 0));
        assertThat(compare("", "x")).isEqualTo(counts(0, 1, 0, 1, 0));
    }

    @Test
    void shouldCountAChangedRowAsLostAndAsADuplicate() {
        assertThat(compare("abcdef", "abXdef")).isEqualTo(counts(6, 6, 1, 1, 0));
    }

    @Test
    void shouldCountTheRowsThatCameAfterALaterOne() {
        assertThat(compare("abcdef", "acbdef")).isEqualTo(counts(6, 6, 0, 0, 1));
        assertThat(compare("abcdef", "bcdefa")).isEqualTo(counts(6, 6, 0, 0, 1));
        assertThat(compare("abcdef", "fabcde")).isEqualTo(counts(6, 6, 0, 0, 5));
        assertThat(compare("abcd", "dcba")).isEqualTo(counts(4, 4, 0, 0, 3));
    }

    @Test
    void shouldFindEverySortAtOnce() {
        assertThat(compare("abcdefgh", "abdcffh")).isEqualTo(counts(8, 7, 2, 1, 1));
    }

    @Test
    void shouldMatchRowsOfOneTextInTheirOrder() {
        assertThat(compare("xaxbxc", "xaxxbc")).isEqualTo(counts(6, 6, 0, 0, 1));
        assertThat(compare("xxx", "xx")).isEqualTo(counts(3, 2, 1, 0, 0));
    }
}
