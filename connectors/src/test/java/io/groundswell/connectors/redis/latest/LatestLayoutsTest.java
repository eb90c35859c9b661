package io.groundswell.connectors.redis.latest;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookLevel;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookTrust;
import io.groundswell.model.book.CrossState;
import io.groundswell.model.book.FaultKind;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.book.TrustReason;
import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisPart;
import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.event.TradingPhase;
import io.groundswell.model.event.TradingStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatestLayoutsTest {
    private static final long ABSENT = EventHeader.ABSENT;
    private static final long ORDER_TIME = 1_381_242_600_500_000_001L;
    private static final long FEED_TIME = 1_381_242_600_123_456_789L;

    private static EventHeader header(Topic topic, int flags) {
        return new EventHeader("IBM", topic, 7, 41, ORDER_TIME, FEED_TIME, ABSENT, 12, 4, 0, flags);
    }

    private static Quote quote(int flags) {
        return new Quote(
                header(Topic.L1S, flags),
                1_790_500,
                300,
                "K",
                ABSENT,
                0,
                "",
                Quote.BID_NAMED,
                CodeTable.TAQ);
    }

    private static Trade trade(int flags) {
        return new Trade(
                header(Topic.TICKS, flags),
                1_790_600,
                100,
                Aggressor.BUYER,
                Liquidity.UNKNOWN,
                TradeBasis.UNSPECIFIED,
                CodeTable.TAQ,
                "P",
                "@ F",
                ABSENT,
                0,
                12_300);
    }

    private static BookSnapshot snapshot(SnapshotCause cause, long timeNanos, long sequence) {
        return new BookSnapshot(
                "IBM",
                timeNanos,
                sequence,
                cause,
                new BookTrust(TrustReason.GAP, FEED_TIME),
                CrossState.LOCKED,
                4,
                0,
                List.of(new BookLevel(1_790_500, 300, 2)),
                List.of(),
                1,
                0,
                300,
                0);
    }

    private static <T> Map<RedisPart, List<String>> rendered(
            List<LatestLayout<T>> layouts, T value) {
        Map<RedisPart, List<String>> fields = new EnumMap<>(RedisPart.class);
        for (LatestLayout<T> layout : layouts) {
            if (layout.concerns(value)) {
                fields.put(layout.part(), layout.fieldsOf(value));
            }
        }
        return fields;
    }

    private static Map<RedisPart, List<String>> rendered(MarketEvent event) {
        return rendered(LatestLayouts.ofEvents(), event);
    }

    @Test
    void shouldRenderAQuoteWithNothingForASideThatIsNotThere() {
        assertThat(rendered(quote(0)))
                .containsExactly(
                        Map.entry(
                                RedisPart.QUOTE,
                                List.of(
                                        "bid",
                                        "179.0500",
                                        "bid_size",
                                        "300",
                                        "bid_centre",
                                        "K",
                                        "ask",
                                        "",
                                        "ask_size",
                                        "0",
                                        "ask_centre",
                                        "",
                                        "quote_codes",
                                        "TAQ",
                                        "quote_time",
                                        "2013-10-08T14:30:00.123456789Z",
                                        "quote_time_nanos",
                                        "1381242600123456789")));
    }

    @Test
    void shouldRenderATradeAsTheLatestAndAsAnEntry() {
        Map<RedisPart, List<String>> rendered = rendered(trade(0));

        assertThat(rendered).containsOnlyKeys(RedisPart.TRADE, RedisPart.TICK);
        assertThat(rendered.get(RedisPart.TRADE))
                .containsExactly(
                        "last",
                        "179.0600",
                        "last_size",
                        "100",
                        "last_centre",
                        "P",
                        "last_conditions",
                        "@ F",
                        "last_codes",
                        "TAQ",
                        "last_aggressor",
                        "BUYER",
                        "volume",
                        "12300",
                        "last_time",
                        "2013-10-08T14:30:00.123456789Z",
                        "last_time_nanos",
                        "1381242600123456789");
        assertThat(rendered.get(RedisPart.TICK))
                .containsExactly(
                        "price",
                        "179.0600",
                        "size",
                        "100",
                        "aggressor",
                        "BUYER",
                        "basis",
                        "UNSPECIFIED",
                        "codes",
                        "TAQ",
                        "centre",
                        "P",
                        "conditions",
                        "@ F",
                        "tick_id",
                        "",
                        "total_volume",
                        "12300",
                        "time_nanos",
                        "1381242600123456789",
                        "event_time_nanos",
                        "1381242600500000001",
                        "source_epoch",
                        "7",
                        "sequence",
                        "41",
                        "flags",
                        "0");
    }

    @Test
    void shouldRenderASnapshotAsABookAndAsItsCondition() {
        Map<RedisPart, List<String>> rendered =
                rendered(LatestLayouts.ofSnapshots(), snapshot(SnapshotCause.GRID, ORDER_TIME, 41));

        assertThat(rendered.get(RedisPart.BOOK).get(1))
                .startsWith("{\"symbol\":\"IBM\",\"timeNanos\":1381242600500000001,")
                .contains("\"bids\":[[\"179.0500\",\"300\",2]],\"asks\":[]");
        assertThat(rendered.get(RedisPart.CONDITION))
                .containsExactly(
                        "trusted",
                        "false",
                        "trust",
                        "GAP",
                        "trust_since",
                        "2013-10-08T14:30:00.123456789Z",
                        "trust_since_nanos",
                        "1381242600123456789",
                        "cross",
                        "LOCKED");
    }

    @Test
    void shouldRenderAFault() {
        BookFault fault = new BookFault(header(Topic.L2, 0), FaultKind.GAP, "lost 3");

        assertThat(rendered(LatestLayouts.ofFaults(), fault).get(RedisPart.FAULT))
                .containsExactly(
                        "fault",
                        "GAP",
                        "fault_detail",
                        "lost 3",
                        "fault_time",
                        "2013-10-08T14:30:00.500000001Z",
                        "fault_time_nanos",
                        "1381242600500000001");
    }

    /** Or a reader would find something older beside it. */
    @Test
    void shouldRenderEveryFieldOfAPartInItsOrder() {
        BookFault fault = new BookFault(header(Topic.L2, 0), FaultKind.GAP, "");
        BookSnapshot snapshot = snapshot(SnapshotCause.GRID, 1, 1);
        Map<RedisPart, List<String>> all = new EnumMap<>(RedisPart.class);
        Stream.of(
                        rendered(quote(0)),
                        rendered(trade(0)),
                        rendered(LatestLayouts.ofSnapshots(), snapshot),
                        rendered(LatestLayouts.ofFaults(), fault))
                .forEach(all::putAll);

        assertThat(all).containsOnlyKeys(RedisPart.values());
        all.forEach(
                (part, fields) -> {
                    assertThat(fields).as(part.name()).hasSize(2 * part.fields().size());
                    for (int i = 0; i < part.fields().size(); i++) {
                        RedisField field = part.fields().get(i);
                        assertThat(fields.get(2 * i)).isEqualTo(field.fieldName());
                    }
                });
    }

    @Test
    void shouldTellATradeOutOfHistoryInTheStreamOnly() {
        assertThat(rendered(trade(EventFlags.BACKFILLED))).containsOnlyKeys(RedisPart.TICK);
        assertThat(rendered(trade(EventFlags.SUMMARY)))
                .containsOnlyKeys(RedisPart.TRADE, RedisPart.TICK);
    }

    @ParameterizedTest
    @ValueSource(ints = {EventFlags.RESENT, EventFlags.ALL})
    void shouldLeaveOutWhatIsSentAgainForStores(int flags) {
        assertThat(rendered(trade(flags))).isEmpty();
        assertThat(rendered(quote(flags))).isEmpty();
    }

    @Test
    void shouldLeaveOutOtherEvents() {
        assertThat(rendered(new TradingStatus(header(Topic.L2, 0), TradingPhase.HALTED, "")))
                .isEmpty();
    }

    @Test
    void shouldPutSnapshotsInTheOrderInWhichTheyAreTaken() {
        LatestLayout<BookSnapshot> layout = LatestLayouts.ofSnapshots().get(0);
        List<BookSnapshot> taken =
                List.of(
                        snapshot(SnapshotCause.BEST_PRICE, 100, 7),
                        snapshot(SnapshotCause.BEST_PRICE, 100, 8),
                        snapshot(SnapshotCause.GRID, 100, 8),
                        snapshot(SnapshotCause.BEST_PRICE, 101, 1));

        assertThat(taken).extracting(layout::stampOf).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void shouldPutTheTwoFaultsOfOneEventInTheOrderInWhichTheyAreFound() {
        LatestLayout<BookFault> layout = LatestLayouts.ofFaults().get(0);
        BookFault crossed = new BookFault(header(Topic.L2, 0), FaultKind.CROSSED, "");
        BookFault unknown = new BookFault(header(Topic.L2, 0), FaultKind.UNKNOWN_ID, "");

        assertThat(layout.stampOf(unknown)).isGreaterThan(layout.stampOf(crossed));
    }
}
