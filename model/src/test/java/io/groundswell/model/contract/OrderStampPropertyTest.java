package io.groundswell.model.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.Topic;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OrderStampPropertyTest {
    private static Arbitrary<Long> numbers() {
        // Few that often meet, and such as only a long can hold.
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 2),
                Arbitraries.longs().greaterOrEqual(0),
                Arbitraries.of(Long.MAX_VALUE, Long.MAX_VALUE - 1, 1L << 53, (1L << 53) + 1));
    }

    @Provide
    Arbitrary<EventPosition> positions() {
        return Combinators.combine(
                        numbers(), numbers(), Arbitraries.of(Topic.class), numbers(), numbers())
                .as(
                        (time, match, topic, epoch, sequence) ->
                                new EventPosition(time, "A", match, topic, epoch, sequence));
    }

    @Property
    void shouldCompareAsTheTotalOrderAsANumberAndAsAText(
            @ForAll("positions") EventPosition one, @ForAll("positions") EventPosition other) {
        int order = Integer.signum(EventOrder.compare(one, other));
        OrderStamp first = OrderStamp.of(one);
        OrderStamp second = OrderStamp.of(other);

        assertThat(Integer.signum(first.compareTo(second))).isEqualTo(order);
        assertThat(Integer.signum(first.text().compareTo(second.text()))).isEqualTo(order);
        assertThat(first.text()).hasSameSizeAs(second.text());
    }

    @Property
    void shouldReadWhatItWrote(@ForAll("positions") EventPosition position) {
        OrderStamp stamp = OrderStamp.of(position);

        assertThat(OrderStamp.parse(stamp.text())).isEqualTo(stamp);
    }

    @Property
    void shouldMakeIdsThatCompareAsTheStampsOfOneTopicAndEpoch(
            @ForAll("positions") EventPosition one, @ForAll("positions") EventPosition other) {
        OrderStamp first = entry(one);
        OrderStamp second = entry(other);

        assertThat(Integer.signum(compareIds(first.entryId(), second.entryId())))
                .isEqualTo(Integer.signum(first.compareTo(second)));
    }

    private static OrderStamp entry(EventPosition position) {
        return new OrderStamp(position.eventTimeNanos(), 0, 0, 0, position.sequence() >>> 20);
    }

    /** As Redis compares them: two unsigned numbers of 64 bits. */
    private static int compareIds(String one, String other) {
        int byMillis = idPart(one, 0).compareTo(idPart(other, 0));
        return byMillis != 0 ? byMillis : idPart(one, 1).compareTo(idPart(other, 1));
    }

    private static BigInteger idPart(String id, int part) {
        int hyphen = id.indexOf('-');
        return new BigInteger(part == 0 ? id.substring(0, hyphen) : id.substring(hyphen + 1));
    }

    @Example
    void shouldBeReadableToAPerson() {
        OrderStamp stamp = new OrderStamp(1_381_242_600_123_456_789L, 12, 2, 7, 41);

        assertThat(stamp.text())
                .isEqualTo(
                        "1381242600123456789-0000000000000000012-2-0000000000000000007"
                                + "-0000000000000000041");
        assertThat(stamp.entryId()).isEqualTo("1381242600123-8035917071042740265");
    }

    @Example
    void shouldTakeANegativeNumberForZero() {
        assertThat(new OrderStamp(-1, Long.MIN_VALUE, 0, -5, -1))
                .isEqualTo(new OrderStamp(0, 0, 0, 0, 0));
    }

    @Example
    void shouldRefuseWhatIsNoStamp() {
        String text = new OrderStamp(1, 2, 3, 4, 5).text();

        assertThatThrownBy(() -> OrderStamp.parse(text + "0"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OrderStamp.parse("-" + text.substring(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OrderStamp.parse(text.replace("-3-", "+3+")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OrderStamp(1, 2, 10, 4, 5))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
