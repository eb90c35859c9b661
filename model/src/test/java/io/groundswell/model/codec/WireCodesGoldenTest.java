package io.groundswell.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.MarketEvent;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The numbers of the enums and flags as they stand on the wire. Lines are added, never changed. */
class WireCodesGoldenTest {
    private static final Map<String, String> CODES =
            new TreeMap<>(
                    Map.of(
                            "Aggressor", "0 UNKNOWN, 1 BUYER, 2 SELLER, 3 NONE",
                            "CodeTable", "0 NONE, 1 IQFEED, 2 LEAN, 3 TAQ",
                            "CorrectionKind", "0 CANCEL, 1 CORRECT, 2 INSERT",
                            "DepthAction", "0 ADD, 1 CHANGE, 2 REDUCE, 3 EXECUTE, 4 DELETE",
                            "DepthMode", "0 TOP_OF_BOOK, 1 PRICE_LEVEL, 2 BY_ORDER, 3 MARKET_MAKER",
                            "FeedState",
                                    "0 CONNECTED, 1 DISCONNECTED, 2 GAP, 3 STALE, 4 REFUSED, 5"
                                            + " BACKFILLED",
                            "Liquidity", "0 UNKNOWN, 1 DISPLAYED, 2 HIDDEN, 3 AUCTION",
                            "Side", "0 BID, 1 ASK",
                            "Topic", "0 TICKS, 1 L2, 2 L1S",
                            "TradeBasis", "0 UNSPECIFIED, 1 LAST_QUALIFIED, 2 EXTENDED, 3 OTHER"));

    static {
        CODES.put("BarUnit", "0 SECOND, 1 TICK, 2 VOLUME, 3 DAY, 4 WEEK, 5 MONTH");
        CODES.put(
                "SecurityType",
                "0 UNKNOWN, 1 EQUITY, 2 FUTURE, 3 CRYPTO_SPOT, 4 CRYPTO_PERPETUAL, 5 OPTION, 6"
                        + " INDEX");
        CODES.put(
                "TradingPhase",
                "0 UNKNOWN, 1 PRE_OPEN, 2 AUCTION, 3 CONTINUOUS, 4 HALTED, 5 CLOSED");
    }

    @Test
    void shouldKeepTheCodeOfEveryEnumThatAnEventHolds() {
        Set<Class<?>> enums = new TreeSet<>(Comparator.comparing(Class::getSimpleName));
        Arrays.stream(MarketEvent.class.getPermittedSubclasses()).forEach(t -> collect(t, enums));
        Map<String, String> actual = new TreeMap<>();
        enums.forEach(type -> actual.put(type.getSimpleName(), codes(type)));

        assertThat(actual).isEqualTo(CODES);
    }

    @Test
    void shouldGiveEachConstantBackFromItsCodeAndRefuseOthers()
            throws ReflectiveOperationException {
        Set<Class<?>> enums = new TreeSet<>(Comparator.comparing(Class::getSimpleName));
        Arrays.stream(MarketEvent.class.getPermittedSubclasses()).forEach(t -> collect(t, enums));
        for (Class<?> type : enums) {
            Method ofCode = type.getMethod("ofCode", int.class);
            for (Object constant : type.getEnumConstants()) {
                assertThat(ofCode.invoke(null, code(constant))).isSameAs(constant);
            }
            for (int stranger : new int[] {-1, type.getEnumConstants().length, 255}) {
                assertThatThrownBy(() -> ofCode.invoke(null, stranger))
                        .as("%s of %d", type.getSimpleName(), stranger)
                        .isInstanceOf(InvocationTargetException.class)
                        .hasCauseInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void shouldKeepTheBitOfEveryFlag() throws ReflectiveOperationException {
        Map<String, Integer> bits = new TreeMap<>();
        Class<?> flags = Class.forName(MarketEvent.class.getPackageName() + ".EventFlags");
        for (Field field : flags.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers())) {
                bits.put(field.getName(), field.getInt(null));
            }
        }

        assertThat(bits)
                .isEqualTo(
                        Map.of(
                                "TIME_ADJUSTED", 1,
                                "MORE_FOLLOWS", 2,
                                "BACKFILLED", 4,
                                "INJECTED", 8,
                                "INFERRED", 16,
                                "SUMMARY", 32,
                                "RESENT", 64,
                                "ALL", 127));
    }

    /** The enums among the components of a record, and of the records in it. */
    private static void collect(Class<?> type, Set<Class<?>> enums) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType().isEnum()) {
                enums.add(component.getType());
            } else if (component.getType().isRecord()) {
                collect(component.getType(), enums);
            }
        }
    }

    private static String codes(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> code(constant) + " " + constant)
                .collect(Collectors.joining(", "));
    }

    private static int code(Object constant) {
        try {
            return (int) constant.getClass().getMethod("code").invoke(constant);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
