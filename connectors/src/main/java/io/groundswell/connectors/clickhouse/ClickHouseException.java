package io.groundswell.connectors.clickhouse;

import com.clickhouse.client.api.ServerException;
import java.io.IOException;

/**
 * A call to ClickHouse that failed: the server said no, with a code; or something before it said
 * no, with the status of HTTP only; or it was not reached, or its answer broke off, with neither.
 */
public final class ClickHouseException extends IOException {
    private static final long serialVersionUID = 1L;

    /** The server did not say a code: it was not reached, or the answer broke off. */
    public static final int NO_CODE = 0;

    /** Nobody answered in HTTP. */
    public static final int NO_STATUS = 0;

    /** What the server puts behind what it has to say. */
    private static final String VERSION = " (version ";

    private static final int OK = 200;
    private static final int NO_SUCH_COLUMN = 16;

    private final int code;
    private final int httpStatus;

    private ClickHouseException(int code, int httpStatus, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.httpStatus = httpStatus;
    }

    /** What a failure of the client, or of the stream that it gave, means. */
    public static ClickHouseException of(Throwable cause) {
        Throwable last = cause;
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof ClickHouseException known) {
                return known;
            }
            if (at instanceof ServerException said) {
                return said(said, cause);
            }
            last = at;
        }
        String message = last.getMessage() == null ? last.toString() : last.getMessage();
        return new ClickHouseException(NO_CODE, NO_STATUS, message, cause);
    }

    private static ClickHouseException said(ServerException said, Throwable cause) {
        String message = said.getMessage();
        int version = message.indexOf(VERSION);
        // In the middle of an answer the status was 200 long before the failure.
        int status =
                said.getTransportProtocolCode() == OK ? NO_STATUS : said.getTransportProtocolCode();
        return new ClickHouseException(
                Math.max(said.getCode(), NO_CODE),
                status,
                version < 0 ? message : message.substring(0, version),
                cause);
    }

    /** A table that is not what rows were made for; found before the server could be asked. */
    public static ClickHouseException drift(String message) {
        return new ClickHouseException(NO_SUCH_COLUMN, NO_STATUS, message, null);
    }

    static ClickHouseException interrupted(InterruptedException e) {
        return new ClickHouseException(
                NO_CODE, NO_STATUS, "interrupted while ClickHouse was asked", e);
    }

    /** ClickHouse's number of the error, or {@link #NO_CODE}. */
    public int code() {
        return code;
    }

    /** The status of the HTTP answer, or {@link #NO_STATUS} where there was none. */
    public int httpStatus() {
        return httpStatus;
    }
}
