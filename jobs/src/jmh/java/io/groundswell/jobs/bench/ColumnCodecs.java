package io.groundswell.jobs.bench;

import io.groundswell.connectors.clickhouse.schema.Migration;
import io.groundswell.connectors.clickhouse.schema.Migrations;
import io.groundswell.model.contract.TableNames;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways to compress the columns of the depth table: its own, and the same one for every number. */
enum ColumnCodecs {
    /** What the table's file says. */
    OURS("ours", ""),
    /** No order of neighbours used. */
    PLAIN("ZSTD(1)", "ZSTD(1)"),
    DELTA("Delta ZSTD(1)", "Delta(8), ZSTD(1)"),
    DELTA_3("Delta ZSTD(3)", "Delta(8), ZSTD(3)"),
    DELTA_LZ4("Delta LZ4", "Delta(8), LZ4"),
    DOUBLE_DELTA("DoubleD. ZSTD(1)", "DoubleDelta(8), ZSTD(1)"),
    T64("T64 ZSTD(1)", "T64, ZSTD(1)");

    /** Columns of 64 bits, the ones whose codecs differ much. */
    private static final Pattern WIDE =
            Pattern.compile(
                    "(?m)^    (\\w+) ((?:Nullable\\()?(?:DateTime64|U?Int64|Decimal\\(18).*?)"
                            + " CODEC\\(.*\\),$");

    private final String title;
    private final String codec;

    ColumnCodecs(String title, String codec) {
        this.title = title;
        this.codec = codec;
    }

    String title() {
        return title;
    }

    String table() {
        return "depth_" + name().toLowerCase(Locale.ROOT);
    }

    /** The depth table with these codecs and, to compare, the feed time as a column of its own. */
    String statement() {
        Migration depth =
                Migrations.bundled().steps().stream()
                        .filter(it -> it.statement().contains("EXISTS " + TableNames.L2 + '\n'))
                        .findFirst()
                        .orElseThrow();
        String changed =
                depth.statement()
                        .replace("EXISTS " + TableNames.L2, "EXISTS " + table())
                        .replace(
                                "    feed_time Null",
                                "    stored_feed_time Nullable(DateTime64(9, 'UTC')) MATERIALIZED"
                                        + " addNanoseconds(event_time, -feed_delay)"
                                        + " CODEC(Delta(8), ZSTD(1)),\n    feed_time Null");
        // Only such parts tell what each column costs.
        changed =
                changed.replace(
                        "ttl_only_drop_parts = 1;",
                        "ttl_only_drop_parts = 1, min_bytes_for_wide_part = 0;");
        if (codec.isEmpty()) {
            return changed;
        }
        String replacement =
                "    $1 $2 CODEC(" + Matcher.quoteReplacement(codec) + "),";
        return WIDE.matcher(changed).replaceAll(replacement);
    }
}
