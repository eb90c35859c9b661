package io.groundswell.connectors.clickhouse;

import com.clickhouse.client.api.ServerException;
import java.io.IOException;

/** A call to ClickHouse that failed, and whether the server itself said no. */
public final class ClickHouseException extends IOException {
    private static final long serialVersionUID = 1L;

    /** The server did not say a code: it was not reached, or the answer broke off. */
    public static final int NO_CODE = 0;

    private final int code;

    private ClickHouseException(int code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    static ClickHouseException of(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof ClickHouseException known) {
                return known;
            }
            if (at instanceof ServerException said) {
                return new ClickHouseException(said.getCode(), said.getMessage(), cause);
            }
        }
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return new ClickHouseException(NO_CODE, message, cause);
    }

    static ClickHouseException interrupted(InterruptedException e) {
        return new ClickHouseException(NO_CODE, "interrupted while ClickHouse was asked", e);
    }

    /** ClickHouse's number of the error, or {@link #NO_CODE}. */
    public int code() {
        return code;
    }
}
