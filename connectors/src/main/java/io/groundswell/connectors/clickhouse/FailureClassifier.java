package io.groundswell.connectors.clickhouse;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one place that says what a failed call to ClickHouse means, by the server's code. What is not
 * known here is {@link FailureKind#FATAL}: to try for ever what nobody understands hides it, and to
 * throw rows away for it loses them.
 *
 * <p>Bytes that are no rows of the table's columns (codes 33, 131, 117 and their like) are fatal
 * although an insert is at fault: our layouts write every row alike, so the table has drifted, and
 * halves of the block could be read as other rows.
 */
public final class FailureClassifier {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int FIRST_SERVER_STATUS = 500;
    private static final int NOT_IMPLEMENTED = 501;

    /** One code for two things: parts that wait for merges, and an insert that would make many. */
    private static final int TOO_MANY_PARTS = 252;

    private static final String OF_ONE_INSERT = "partitions for single INSERT";

    private static final Map<Integer, Meaning> MEANINGS = new HashMap<>();

    static {
        // The server is busy, short of something for now, or on its way down or up.
        retry(159, 160, 173, 201, 202, 203, 204, 209, 210, 236, 241, 243, 252, 290, 364, 394);
        retry(425, 439, 473, 677, 692, 700, 733, 745, 749, 762, 763, 776, 777, 778);
        // The same, of what stands behind it: keeper, replicas, disks in the network.
        retry(198, 225, 242, 244, 254, 265, 279, 285, 286, 289, 319, 384, 416, 499, 500, 519);
        retry(529, 568, 574, 734, 735, 738, 900, 999);
        // A value that a constraint, a key, a default or a view cannot do with.
        poison(6, 36, 38, 41, 69, 70, 72, 153, 321, 349, 395, 407, 469, 691);
        fatal("run 'admin migrate' for this realm, then start the job again", 60, 81);
        fatal(
                "the table has other columns than this release writes: run 'admin migrate', or"
                        + " start the release that fits",
                7,
                8,
                10,
                16,
                20,
                33,
                47,
                53,
                117,
                131,
                728);
        fatal("check user and password of the login file or environment", 192, 193, 194, 516);
        fatal("grant the user what the message names", 164, 291, 497);
        fatal("the limit is the server's: raise it", 307, 396);
        fatal(
                "the server cannot read what we send: is its version one that is supported?",
                73,
                115);
    }

    private record Meaning(FailureKind kind, String advice) {}

    private FailureClassifier() {}

    private static void retry(int... codes) {
        all(new Meaning(FailureKind.RETRY, "wait, or look why the server has no room"), codes);
    }

    private static void poison(int... codes) {
        all(new Meaning(FailureKind.POISON, "look at the rows in the dead letters"), codes);
    }

    private static void fatal(String advice, int... codes) {
        all(new Meaning(FailureKind.FATAL, advice), codes);
    }

    private static void all(Meaning meaning, int... codes) {
        for (int code : codes) {
            if (MEANINGS.put(code, meaning) != null) {
                throw new IllegalStateException("code " + code + " has two meanings");
            }
        }
    }

    /** What can be done. */
    public static FailureKind kindOf(ClickHouseException failure) {
        return meaningOf(failure).kind;
    }

    /** One line that says what somebody should do. */
    public static String advice(ClickHouseException failure) {
        return meaningOf(failure).advice;
    }

    /** All codes that are known, for a test to look at. */
    static Map<Integer, FailureKind> known() {
        Map<Integer, FailureKind> known = new TreeMap<>();
        MEANINGS.forEach((code, meaning) -> known.put(code, meaning.kind));
        return known;
    }

    private static Meaning meaningOf(ClickHouseException failure) {
        if (failure.code() == TOO_MANY_PARTS && failure.getMessage().contains(OF_ONE_INSERT)) {
            return new Meaning(FailureKind.FATAL, "raise max_partitions_per_insert_block to 100");
        }
        if (failure.code() != ClickHouseException.NO_CODE) {
            Meaning known = MEANINGS.get(failure.code());
            return known == null
                    ? new Meaning(FailureKind.FATAL, "an error that is not known here")
                    : known;
        }
        return failure.httpStatus() == ClickHouseException.NO_STATUS
                ? withoutAnswer(failure)
                : byStatus(failure.httpStatus());
    }

    /** A gateway before the server, or a server that is no ClickHouse. */
    private static Meaning byStatus(int status) {
        boolean passes =
                status == TOO_MANY_REQUESTS
                        || status == REQUEST_TIMEOUT
                        || (status >= FIRST_SERVER_STATUS && status != NOT_IMPLEMENTED);
        return passes
                ? new Meaning(FailureKind.RETRY, "look at what stands before the server")
                : new Meaning(FailureKind.FATAL, "no ClickHouse answers at this address");
    }

    /** What the network says passes; anything else is the client's or ours, and does not. */
    private static Meaning withoutAnswer(ClickHouseException failure) {
        for (Throwable at = failure.getCause(); at != null; at = at.getCause()) {
            if (at instanceof InterruptedException) {
                return new Meaning(FailureKind.FATAL, "nothing: somebody wanted to stop");
            }
            if (at instanceof IOException) {
                return new Meaning(
                        FailureKind.RETRY, "is ClickHouse up, and is the address right?");
            }
        }
        return new Meaning(FailureKind.FATAL, "a failure of the client, not of the server");
    }
}
