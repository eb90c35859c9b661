package io.groundswell.connectors.clickhouse.history;

import java.io.IOException;

/** What is stored is not what a reading began with, so a place in it no longer means the same. */
public final class HistoryChangedException extends IOException {
    private static final long serialVersionUID = 1L;

    HistoryChangedException(String message) {
        super(message);
    }
}
