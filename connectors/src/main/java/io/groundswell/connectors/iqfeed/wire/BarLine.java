package io.groundswell.connectors.iqfeed.wire;

/**
 * {@code BH, BU, BC}: an interval bar of the derivative port.
 *
 * @param requestId the request
 * @param type H of history, U of a bar that forms, C of one that is complete
 * @param symbol the symbol
 * @param localMicros the label, end of the bar, wall clock in New York
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param last last price
 * @param totalVolume of the day
 * @param volume of the bar
 * @param trades may be ABSENT
 */
public record BarLine(
        String requestId,
        char type,
        String symbol,
        long localMicros,
        WireDecimal open,
        WireDecimal high,
        WireDecimal low,
        WireDecimal last,
        long totalVolume,
        long volume,
        long trades)
        implements WireMessage {}
