package io.groundswell.model.event;

/** The kind of thing that is traded. */
public enum SecurityType {
    /** The source does not say. */
    UNKNOWN(0),
    /** A share or fund unit. */
    EQUITY(1),
    /** A dated future. */
    FUTURE(2),
    /** A crypto currency pair, settled at once. */
    CRYPTO_SPOT(3),
    /** A perpetual swap on a crypto currency. */
    CRYPTO_PERPETUAL(4),
    /** An option. */
    OPTION(5),
    /** A computed index. */
    INDEX(6);

    private static final SecurityType[] BY_CODE = values();

    private final int code;

    SecurityType(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /**
     * The constant with this code.
     *
     * @throws IllegalArgumentException for a number that no security type has
     */
    public static SecurityType ofCode(int code) {
        return WireCode.lookup(BY_CODE, code, "security type");
    }
}
