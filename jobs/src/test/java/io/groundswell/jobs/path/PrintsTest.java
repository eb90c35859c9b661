package io.groundswell.jobs.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintsTest {
    private static Prints of(long... values) {
        Prints prints = new Prints();
        for (long value : values) {
            prints.add(value);
        }
        return prints;
    }

    private static Finding find(Prints expected, Prints stored, long moreRows) {
        return expected.find("S", "t", "X", stored, moreRows);
    }

    private static Finding finding(
            long expected, long stored, long missing, long duplicated, long different) {
        return new Finding("S", "t", "X", expected, stored, missing, duplicated, different);
    }

    @Test
    void shouldBeCleanWhenAllIsThereOnceInItsOrder() {
        Finding found = find(of(3, 1, 2, 2), of(3, 1, 2, 2), 0);
        assertThat(found).isEqualTo(finding(4, 4, 0, 0, 0));
        assertThat(found.isClean()).isTrue();
    }

    @Test
    void shouldCountWhatIsMissing() {
        assertThat(find(of(3, 1, 2), of(1), 0)).isEqualTo(finding(3, 1, 2, 0, 0));
        assertThat(find(of(3), of(), 0).isClean()).isFalse();
        // One of two equal ones.
        assertThat(find(of(2, 2), of(2), 0)).isEqualTo(finding(2, 1, 1, 0, 0));
    }

    @Test
    void shouldCountWhatIsThereMoreOftenThanItShouldBe() {
        assertThat(find(of(1, 2), of(1, 2, 2), 0)).isEqualTo(finding(2, 2, 0, 1, 0));
        assertThat(find(of(1, 2), of(1, 2), 3)).isEqualTo(finding(2, 2, 0, 3, 0));
    }

    @Test
    void shouldCountWhatShouldNotBeThere() {
        // A changed value is missing, and another one is there instead.
        assertThat(find(of(1, 2, 3), of(1, 9, 3), 0)).isEqualTo(finding(3, 2, 1, 0, 1));
        assertThat(find(of(), of(-1, 5), 0)).isEqualTo(finding(0, 0, 0, 0, 2));
    }

    @Test
    void shouldCountWhatIsNotInItsPlace() {
        assertThat(find(of(1, 2, 3), of(2, 1, 3), 0)).isEqualTo(finding(3, 3, 0, 0, 2));
    }

    @Test
    void shouldAddUp() {
        Finding sum = finding(3, 2, 1, 0, 1).plus(finding(4, 4, 0, 2, 0));
        assertThat(sum).isEqualTo(finding(7, 6, 1, 2, 1));
    }
}
