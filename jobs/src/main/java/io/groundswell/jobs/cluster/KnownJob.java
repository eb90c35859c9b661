package io.groundswell.jobs.cluster;

import io.groundswell.jobs.OrderBookJob;
import io.groundswell.jobs.StorageJob;
import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.StorageConfig;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The jobs that can be run, by the names that a user says. */
enum KnownJob {
    /** Order books. */
    ORDER_BOOK(OrderBookJob.NAME, OrderBookJob.class.getName()) {
        @Override
        String nameWith(String[] arguments) throws ConfigException {
            return JobConfig.fromArguments(arguments).nameOf(OrderBookJob.NAME);
        }
    },
    /** Market events into ClickHouse. */
    STORAGE(StorageJob.NAME, StorageJob.class.getName()) {
        @Override
        String nameWith(String[] arguments) throws ConfigException {
            return StorageConfig.fromArguments(arguments).nameOf(StorageJob.NAME);
        }
    };

    private final String word;
    private final String mainClass;

    KnownJob(String word, String mainClass) {
        this.word = word;
        this.mainClass = mainClass;
    }

    /** What a user calls it, and its settings file. */
    String word() {
        return word;
    }

    /** What the jar runs. */
    String mainClass() {
        return mainClass;
    }

    /** The one whose main that is. */
    static KnownJob ofMain(String mainClass) {
        return Arrays.stream(values())
                .filter(job -> job.mainClass.equals(mainClass))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no job's main: " + mainClass));
    }

    /**
     * The name that it will have in Flink.
     *
     * @throws ConfigException where the job would not take these arguments
     */
    String nameWith(List<String> arguments) throws ConfigException {
        return nameWith(arguments.toArray(String[]::new));
    }

    abstract String nameWith(String[] arguments) throws ConfigException;

    /** For picocli. */
    static final class Converter implements ITypeConverter<KnownJob> {
        /** For picocli. */
        Converter() {}

        @Override
        public KnownJob convert(String name) {
            for (KnownJob job : values()) {
                if (job.word.equals(name)) {
                    return job;
                }
            }
            String names =
                    Arrays.stream(values()).map(KnownJob::word).collect(Collectors.joining(", "));
            throw new TypeConversionException(
                    "no job is called '" + name + "' (there is: " + names + ")");
        }
    }
}
