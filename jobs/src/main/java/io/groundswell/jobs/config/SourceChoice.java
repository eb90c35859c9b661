package io.groundswell.jobs.config;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.ConfigOption;

/** Concludes what a job reads. */
final class SourceChoice {
    private static final Duration ONE_HOUR = Duration.ofHours(1);

    private SourceChoice() {}

    static Source of(OptionValues values, Optional<KafkaRealm> kafka, Optional<StoreRealm> store)
            throws ConfigException {
        Optional<List<String>> tapes = values.find(JobOptions.TAPES);
        Source.Kind kind =
                values.find(JobOptions.SOURCE)
                        .orElse(tapes.isPresent() ? Source.Kind.TAPES : Source.Kind.TOPICS);
        if (kind != Source.Kind.TAPES) {
            values.refuse(JobOptions.TAPES, "is not for " + kind);
        }
        if (kind == Source.Kind.TOPICS) {
            values.refuse(JobOptions.SYMBOLS, "is for tapes and ClickHouse; topics are read whole");
        }
        if (kind != Source.Kind.CLICKHOUSE) {
            values.refuse(JobOptions.SOURCE_FROM, "is for ClickHouse");
            values.refuse(JobOptions.SOURCE_TO, "is for ClickHouse");
        }
        Set<String> symbols = new TreeSet<>(values.find(JobOptions.SYMBOLS).orElse(List.of()));
        return switch (kind) {
            case TAPES -> new Source.Tapes(values.required(JobOptions.TAPES), symbols);
            case TOPICS ->
                    new Source.Topics(
                            kafka.orElseThrow(
                                    () ->
                                            OptionValues.neither(
                                                    JobOptions.TAPES, JobOptions.KAFKA_ADDRESS)),
                            values.required(JobOptions.SOURCE_START),
                            values.required(JobOptions.STOP_AT_END),
                            values.between(JobOptions.MAX_DRIFT, Duration.ZERO, ONE_HOUR));
            case CLICKHOUSE -> stored(values, store, symbols);
        };
    }

    private static Source.Stored stored(
            OptionValues values, Optional<StoreRealm> store, Set<String> symbols)
            throws ConfigException {
        Optional<LocalDate> from = date(JobOptions.SOURCE_FROM, values);
        Optional<LocalDate> to = date(JobOptions.SOURCE_TO, values);
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw OptionValues.outOfRange(
                    JobOptions.SOURCE_FROM, from.get(), "is after " + to.get());
        }
        return new Source.Stored(
                store.orElseThrow(() -> OptionValues.missing(JobOptions.CLICKHOUSE_URL)),
                symbols,
                from,
                to);
    }

    private static Optional<LocalDate> date(ConfigOption<String> option, OptionValues values)
            throws ConfigException {
        Optional<String> text = values.find(option);
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw OptionValues.outOfRange(
                    option, text.orElseThrow(), "is not a date such as 2013-10-08");
        }
    }
}
