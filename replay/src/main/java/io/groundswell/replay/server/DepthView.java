package io.groundswell.replay.server;

import io.groundswell.model.event.DepthMode;

/** The ways in which depth is told. */
enum DepthView {
    /** By order, or by market maker: 3, 4, 5, 6 of protocol 6.2. */
    ORDERS,
    /** By price level: 7, 8, 9 of protocol 6.2. */
    LEVELS,
    /** Both sides of each market maker: U of protocol 4.9. */
    VENUES_U,
    /** Both sides of each market maker: Z and 2 of protocols 5.0 to 6.1. */
    VENUES_Z;

    /** Whether a book whose rows are of this mode can be told this way. */
    boolean canTell(DepthMode mode) {
        return switch (this) {
            case ORDERS -> mode == DepthMode.BY_ORDER || mode == DepthMode.MARKET_MAKER;
            case LEVELS -> mode == DepthMode.BY_ORDER || mode == DepthMode.PRICE_LEVEL;
            case VENUES_U, VENUES_Z -> mode == DepthMode.MARKET_MAKER;
        };
    }
}
