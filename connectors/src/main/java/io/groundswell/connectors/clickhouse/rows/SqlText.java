package io.groundswell.connectors.clickhouse.rows;

/** Texts within statements. */
public final class SqlText {
    private SqlText() {}

    /** A text as SQL has it: between quotes, and nothing in it ends them. */
    public static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
