package io.groundswell.jobs.config;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a job reads. */
public sealed interface Source {
    /** Whether it is of the live market. */
    boolean isLive();

    /**
     * Recorded days.
     *
     * @param tapes tape files or folders
     * @param symbols symbols to read, empty for all
     */
    record Tapes(List<String> tapes, Set<String> symbols) implements Source {
        @Override
        public boolean isLive() {
            return false;
        }
    }

    /**
     * The market topics of a realm.
     *
     * @param kafka whose topics
     * @param start where reading begins when no state is restored
     * @param stopsAtEnd whether the job ends where the topics ended when it was started
     * @param maxDrift how far one partition may be read ahead of the slowest, in event time; zero
     *     lets each go
     */
    record Topics(KafkaRealm kafka, StartAt start, boolean stopsAtEnd, Duration maxDrift)
            implements Source {
        @Override
        public boolean isLive() {
            return kafka.realm().isLive();
        }
    }

    /**
     * What a database holds when the job is first started.
     *
     * @param store which database
     * @param symbols symbols to read, empty for all
     * @param from first trading date, or empty for the first that is stored
     * @param to last trading date, or empty for the last that is stored
     */
    record Stored(
            StoreRealm store, Set<String> symbols, Optional<LocalDate> from, Optional<LocalDate> to)
            implements Source {
        @Override
        public boolean isLive() {
            return store.realm().isLive();
        }
    }

    /** The words for what is read. */
    enum Kind {
        /** Recorded days. */
        TAPES,
        /** The market topics of a realm. */
        TOPICS,
        /** A realm's database. */
        CLICKHOUSE
    }

    /** Where reading begins when no state is restored. */
    enum StartAt {
        /** Where the job's consumer group last stood, else at the earliest record. */
        COMMITTED,
        /** At the earliest record that the topics still hold. */
        EARLIEST
    }
}
