package io.groundswell.model.feature;

/** Takes what a {@link FeatureExtractor} finds, in the order of time. */
public interface FeatureOutlet {
    /**
     * A sample is complete.
     *
     * @param gridNanos the end of its interval, nanoseconds since 1970 UTC
     * @param session the session that it belongs to
     * @param columns {@link FeatureSchema#COUNT} numbers, to be copied: they are written over next
     */
    void sample(long gridNanos, SessionSpan session, long[] columns);

    /** Something was seen that signals may be explained by. */
    default void evidence(Evidence evidence) {}
}
