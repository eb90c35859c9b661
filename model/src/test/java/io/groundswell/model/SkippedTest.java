package io.groundswell.model;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Map;

/**
 * Skips the running test where a machine lacks what it needs, and prints why. Where everything must
 * be there the test fails instead, so that what guards the project does not go missing unseen.
 */
public final class SkippedTest {
    /** Environment variable that is set where everything must be there. */
    public static final String COMPLETE_MACHINE = "GROUNDSWELL_CI";

    private SkippedTest() {}

    /** Never returns. */
    public static void because(String reason) {
        because(reason, System.getenv());
    }

    static void because(String reason, Map<String, String> environment) {
        if (environment.containsKey(COMPLETE_MACHINE)) {
            fail(COMPLETE_MACHINE + " is set, but: " + reason);
        }
        System.out.println("skipped: " + reason);
        abort(reason);
    }
}
