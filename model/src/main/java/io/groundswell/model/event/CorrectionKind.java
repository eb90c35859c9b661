package io.groundswell.model.event;

/** What a correction does to the trade it names. */
public enum CorrectionKind {
    /** The trade never counted. */
    CANCEL(0),
    /** The trade counts with another price, size or conditions. */
    CORRECT(1),
    /** The trade was not reported before and counts from now on. */
    INSERT(2);

    private static final CorrectionKind[] BY_CODE = values();

    private final int code;

    CorrectionKind(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /**
     * The constant with this code.
     *
     * @throws IllegalArgumentException for a number that no correction kind has
     */
    public static CorrectionKind ofCode(int code) {
        return WireCode.lookup(BY_CODE, code, "correction kind");
    }
}
