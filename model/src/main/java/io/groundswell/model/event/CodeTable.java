package io.groundswell.model.event;

/** Whose code list the market centre and the conditions of a trade are spelled in. */
public enum CodeTable {
    /** The source has no condition codes. */
    NONE(0),
    /** Decimal market centre ids; conditions as two-digit hex codes without a separator. */
    IQFEED(1),
    /** Exchange letters; conditions as a hex bit mask (QuantConnect Lean). */
    LEAN(2),
    /** Exchange letters; conditions as sale-condition letters (NYSE TAQ). */
    TAQ(3);

    private static final CodeTable[] BY_CODE = values();

    private final int code;

    CodeTable(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /**
     * The constant with this code.
     *
     * @throws IllegalArgumentException for a number that no code table has
     */
    public static CodeTable ofCode(int code) {
        return WireCode.lookup(BY_CODE, code, "code table");
    }
}
