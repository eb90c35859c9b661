package io.groundswell.replay.imports;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Side;

/**
 * One row of a LOBSTER message file.
 *
 * @param row its number in the file, from 1
 * @param sinceMidnightNanos nanoseconds since midnight in New York
 * @param type one of the constants here, or a number that LOBSTER does not define
 * @param orderId the order concerned; 0 for a hidden one
 * @param size shares added, withdrawn or traded
 * @param price in 1e-4 dollar; the halt's code for {@link #HALT}
 * @param side the side of the resting order
 */
record LobsterMessage(
        long row,
        long sinceMidnightNanos,
        int type,
        long orderId,
        long size,
        long price,
        Side side) {

    static final int ADD = 1;
    static final int PARTIAL_CANCEL = 2;
    static final int DELETE = 3;
    static final int EXECUTE = 4;
    static final int EXECUTE_HIDDEN = 5;
    static final int CROSS = 6;
    static final int HALT = 7;

    private static final int TIME_DIGITS = 9;
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    /** The current line as a message, or null where it is none. */
    static LobsterMessage parse(ByteLines line, CsvFields fields) {
        fields.of(line);
        long time = fields.nextRounded(TIME_DIGITS);
        long type = fields.nextLong();
        long orderId = fields.nextLong();
        long size = fields.nextLong();
        long price = fields.nextLong();
        long direction = fields.nextLong();
        if (!fields.isWhole() || (direction != 1 && direction != -1)) {
            return null;
        }
        boolean sound =
                switch ((int) type) {
                    case ADD, PARTIAL_CANCEL, DELETE, EXECUTE, EXECUTE_HIDDEN, CROSS ->
                            size > 0 && price > 0;
                    case HALT -> price >= -1 && price <= 1;
                    default -> false;
                };
        if (!sound || type != (int) type) {
            return null;
        }
        Side side = direction == 1 ? Side.BID : Side.ASK;
        return new LobsterMessage(line.number(), time, (int) type, orderId, size, price, side);
    }

    /** Whether the time is one of a day. */
    boolean isWithinDay() {
        return sinceMidnightNanos != EventHeader.ABSENT
                && sinceMidnightNanos >= 0
                && sinceMidnightNanos < NANOS_PER_DAY;
    }

    /** Whether the displayed book changes with it. */
    boolean changesBook() {
        return type >= ADD && type <= EXECUTE;
    }
}
