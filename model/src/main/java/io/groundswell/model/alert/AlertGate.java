package io.groundswell.model.alert;

import io.groundswell.model.feature.FeatureSchema;
import io.groundswell.model.feature.SessionSpan;
import io.groundswell.model.session.Session;
import io.groundswell.model.signal.SignalSchema;
import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;
import java.util.Optional;

/**
 * Decides for one symbol, sample by sample, whether there is an alert: two smoothed numbers, with a
 * hold before it is raised, a lower threshold to clear it, and a time of rest after it. It is told
 * nothing but scores and flags, and so decides the same wherever they come from.
 *
 * <p>Where the composite or the first score is not ready, its smoothed value stays as it is. Not
 * thread-safe.
 */
public final class AlertGate {
    private static final long VERSION = 1;
    private static final long NANOS = 1_000_000_000L;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final AlertRule rule;
    private final double smoothing;

    private double composite = Double.NaN;
    private double absorption = Double.NaN;
    private long causeSinceNanos = NEVER;
    private long otherSinceNanos = NEVER;
    private long calmSinceNanos = NEVER;
    private long clearedNanos = NEVER;
    private long haltedNanos = NEVER;
    private long gapNanos = NEVER;
    private boolean isRaised;
    private boolean isRaisedAgain;
    private AlertCause cause = AlertCause.COMPOSITE;

    /** What the gate decided at a moment. */
    public record Decision(AlertChange change, AlertCause cause) {}

    /**
     * A gate at which nothing has come by.
     *
     * @param gridNanos distance of the samples
     */
    public AlertGate(AlertRule rule, long gridNanos) {
        this.rule = rule;
        smoothing = rule.smoothing(gridNanos);
    }

    /** Whether there is an alert now. */
    public boolean isRaised() {
        return isRaised;
    }

    /** The smoothed composite, or NaN. */
    public double composite() {
        return composite;
    }

    /** The smoothed first score, or NaN. */
    public double absorption() {
        return absorption;
    }

    /**
     * A session begins: nothing of the last counts.
     *
     * @return the end of an alert, where there was one
     */
    public Optional<Decision> beginSession() {
        boolean was = isRaised;
        composite = Double.NaN;
        absorption = Double.NaN;
        causeSinceNanos = NEVER;
        otherSinceNanos = NEVER;
        calmSinceNanos = NEVER;
        clearedNanos = NEVER;
        isRaised = false;
        isRaisedAgain = false;
        return was ? Optional.of(new Decision(AlertChange.ENDED, cause)) : Optional.empty();
    }

    /**
     * The next sample of the session.
     *
     * @param timeNanos its grid point
     * @param flags of the sample, bits of {@link FeatureSchema}
     * @param columns of {@link SignalSchema}, from {@code at} on
     * @return what has changed, mostly nothing
     */
    public Optional<Decision> sample(
            long timeNanos, SessionSpan session, long flags, double[] columns, int at) {
        if ((flags & FeatureSchema.FLAG_HALTED) != 0) {
            haltedNanos = timeNanos;
        }
        if ((flags & FeatureSchema.FLAG_GAP) != 0) {
            gapNanos = timeNanos;
        }
        composite = smooth(composite, columns[at + SignalSchema.COMPOSITE]);
        absorption = smooth(absorption, columns[at + SignalSchema.SCORES]);
        boolean isInhibited = isInhibited(timeNanos, session, columns, at);
        boolean isNet = columns[at + SignalSchema.NET] > 0 && !isInhibited;
        boolean byComposite =
                isNet
                        && composite >= rule.raiseComposite()
                        && columns[at + SignalSchema.BREADTH] >= rule.raiseBreadth();
        boolean byAbsorption = isNet && absorption >= rule.raiseAbsorption();
        if (isRaised) {
            return whileRaised(timeNanos, byComposite, byAbsorption);
        }
        if (!byComposite && !byAbsorption) {
            causeSinceNanos = NEVER;
            return Optional.empty();
        }
        causeSinceNanos = causeSinceNanos == NEVER ? timeNanos : causeSinceNanos;
        boolean isHeld = timeNanos - causeSinceNanos >= rule.holdSeconds() * NANOS;
        if (!isHeld || timeNanos - clearedNanos < rule.coolDownSeconds() * NANOS) {
            return Optional.empty();
        }
        isRaised = true;
        isRaisedAgain = false;
        otherSinceNanos = NEVER;
        calmSinceNanos = NEVER;
        cause = causeOf(byComposite, byAbsorption);
        return Optional.of(new Decision(AlertChange.RAISED, cause));
    }

    private static AlertCause causeOf(boolean byComposite, boolean byAbsorption) {
        if (byComposite && byAbsorption) {
            return AlertCause.BOTH;
        }
        return byComposite ? AlertCause.COMPOSITE : AlertCause.ABSORPTION;
    }

    private double smooth(double before, double now) {
        if (Double.isNaN(now)) {
            return before;
        }
        return Double.isNaN(before) ? now : before + smoothing * (now - before);
    }

    private boolean isInhibited(long timeNanos, SessionSpan session, double[] columns, int at) {
        return timeNanos - session.startNanos() < rule.openingSeconds() * NANOS
                || session.endNanos() - timeNanos < rule.closingSeconds() * NANOS
                || timeNanos - haltedNanos <= rule.resumeSeconds() * NANOS
                || timeNanos - gapNanos <= rule.gapSeconds() * NANOS
                || !(columns[at + SignalSchema.VALID_SHARE] >= rule.leastValidShare())
                || columns[at + SignalSchema.ORDERS] < rule.leastOrders();
    }

    private Optional<Decision> whileRaised(
            long timeNanos, boolean byComposite, boolean byAbsorption) {
        boolean isCalm =
                !(composite > rule.clearShare() * rule.raiseComposite())
                        && !(absorption > rule.clearShare() * rule.raiseAbsorption());
        if (isCalm) {
            calmSinceNanos = calmSinceNanos == NEVER ? timeNanos : calmSinceNanos;
            if (timeNanos - calmSinceNanos >= rule.clearSeconds() * NANOS) {
                isRaised = false;
                clearedNanos = timeNanos;
                causeSinceNanos = NEVER;
                return Optional.of(new Decision(AlertChange.CLEARED, cause));
            }
            return Optional.empty();
        }
        calmSinceNanos = NEVER;
        boolean byOther =
                (cause == AlertCause.COMPOSITE && byAbsorption)
                        || (cause == AlertCause.ABSORPTION && byComposite);
        if (!byOther || isRaisedAgain) {
            otherSinceNanos = NEVER;
            return Optional.empty();
        }
        otherSinceNanos = otherSinceNanos == NEVER ? timeNanos : otherSinceNanos;
        if (timeNanos - otherSinceNanos < rule.holdSeconds() * NANOS) {
            return Optional.empty();
        }
        isRaisedAgain = true;
        cause = AlertCause.BOTH;
        return Optional.of(new Decision(AlertChange.RAISED_AGAIN, cause));
    }

    /** All of it in a versioned form, numbers by their exact bits. */
    public void write(StateWriter out) {
        out.writeLong(VERSION);
        out.writeDouble(composite);
        out.writeDouble(absorption);
        out.writeLong(causeSinceNanos);
        out.writeLong(otherSinceNanos);
        out.writeLong(calmSinceNanos);
        out.writeLong(clearedNanos);
        out.writeLong(haltedNanos);
        out.writeLong(gapNanos);
        out.writeBoolean(isRaised);
        out.writeBoolean(isRaisedAgain);
        out.writeText(cause.name());
    }

    /**
     * Becomes what was written.
     *
     * @throws IllegalStateException for another version, or where bytes are missing
     */
    public void read(StateReader in) {
        in.expectVersion(VERSION, "alert gate");
        composite = in.readDouble();
        absorption = in.readDouble();
        causeSinceNanos = in.readLong();
        otherSinceNanos = in.readLong();
        calmSinceNanos = in.readLong();
        clearedNanos = in.readLong();
        haltedNanos = in.readLong();
        gapNanos = in.readLong();
        isRaised = in.readBoolean();
        isRaisedAgain = in.readBoolean();
        cause = in.readName(AlertCause.class);
    }

    /** Whether alerts of a session matter as such, or for information only. */
    static boolean isRegular(SessionSpan session) {
        return session.session() == Session.REGULAR;
    }
}
