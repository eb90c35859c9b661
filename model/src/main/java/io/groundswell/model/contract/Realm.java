package io.groundswell.model.contract;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A world of its own: the live market, or one replay beside it.
 *
 * <p>Every name of something shared (topic, key, database, group, folder) is made from the realm,
 * and no two realms ever make the same one: a replay cannot touch live data or another replay's.
 *
 * @param name {@code live}, or the name of a replay: 1 to 30 of a-z, 0-9 and the hyphen
 */
public record Realm(String name) {
    private static final Pattern SPELLING = Pattern.compile("[a-z0-9-]{1,30}");
    private static final String LIVE_NAME = "live";
    private static final String PRODUCT = "groundswell";

    /** Replays of these names would make a name of the live realm: its database, its keys. */
    private static final Set<String> RESERVED = reserved();

    /** The live market. */
    public static final Realm LIVE = new Realm(LIVE_NAME);

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException for one that is badly spelled, or that would make a name of
     *     the live realm
     */
    public Realm {
        checkSpelling(name);
        if (RESERVED.contains(name)) {
            throw new IllegalArgumentException("no realm may be called any of " + RESERVED);
        }
    }

    private static Set<String> reserved() {
        Set<String> names = new TreeSet<>();
        names.add(TableNames.LIVE_DATABASE_SUFFIX.replace('_', '-'));
        for (RedisKey key : RedisKey.values()) {
            names.add(key.prefix());
        }
        return names;
    }

    private static String checkSpelling(String name) {
        if (!SPELLING.matcher(name).matches()) {
            throw new IllegalArgumentException("not 1 to 30 of a-z, 0-9 and the hyphen: " + name);
        }
        return name;
    }

    /**
     * The realm of a replay.
     *
     * @throws IllegalArgumentException for {@code live} and whatever no realm may be called
     */
    public static Realm replay(String name) {
        Realm realm = new Realm(name);
        if (realm.isLive()) {
            throw new IllegalArgumentException("a replay cannot be called " + LIVE_NAME);
        }
        return realm;
    }

    /** Whether this is the live market. */
    public boolean isLive() {
        return name.equals(LIVE_NAME);
    }

    /** The Kafka consumer group of a job; job names are spelled like realms. */
    public String consumerGroup(String job) {
        return dotted(job);
    }

    /** What the Kafka transactional ids of one output of a job begin with. */
    public String transactionalIdPrefix(String job, String output) {
        return dotted(job) + '.' + checkSpelling(output);
    }

    /** What the Kafka transactional ids of a job's writers to an output topic begin with. */
    public String transactionalIdPrefix(String job, OutputTopic output) {
        return transactionalIdPrefix(job, output.suffix());
    }

    /** The folder of a job's checkpoints, below the cluster's. */
    public String checkpointFolder(String job) {
        return name + '/' + checkSpelling(job);
    }

    /** Dots, which no name contains, keep job b-c of realm a apart from job c of realm a-b. */
    private String dotted(String job) {
        return PRODUCT + '.' + name + '.' + checkSpelling(job);
    }
}
