package io.groundswell.connectors.clickhouse.schema;

import java.io.IOException;

/** A database whose tables are not those of this version; the message says what to do. */
public final class SchemaException extends IOException {
    private static final long serialVersionUID = 1L;

    SchemaException(String message) {
        super(message);
    }
}
