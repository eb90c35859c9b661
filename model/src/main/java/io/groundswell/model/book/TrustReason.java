package io.groundswell.model.book;

/** Why a book is trusted or not. */
public enum TrustReason {
    /** Built from a whole snapshot and every event since. */
    SOUND(0),
    /** No snapshot has come yet, or one is on its way. */
    AWAITING_SNAPSHOT(1),
    /** Events were lost since the last snapshot. */
    GAP(2),
    /** The connection was lost. */
    DISCONNECTED(3),
    /** A row named something that the book does not hold. */
    UNKNOWN_ID(4),
    /** Crossed for longer than the limit in continuous trading. */
    CROSSED(5),
    /** More rows came than a side may hold. */
    TOO_MANY_ROWS(6);

    private static final TrustReason[] BY_CODE = values();

    private final int code;

    TrustReason(int code) {
        this.code = code;
    }

    /** The number in stored state. */
    public int code() {
        return code;
    }

    /**
     * The constant with this code.
     *
     * @throws IllegalArgumentException for a number that no reason has
     */
    public static TrustReason ofCode(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("no trust reason has the code " + code);
        }
        return BY_CODE[code];
    }
}
