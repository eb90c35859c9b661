package io.groundswell.jobs.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Counts the events of a pipeline in this process and tells how fast it was once it was warm: from
 * the first event after the warm-up on. One counting thread.
 */
final class RunClock {
    private static final long WARM_UP_NANOS = 5_000_000_000L;
    private static final int STRIDE = 1024;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static long count;
    private static long firstNanos;
    private static long startNanos;
    private static long startCpuNanos;
    private static long startCount;
    private static volatile long lastCount;
    private static volatile long lastNanos;
    private static volatile long lastCpuNanos;

    private RunClock() {}

    /** One more event. */
    static void tick() {
        count++;
        if (count % STRIDE == 0) {
            look();
        }
    }

    private static void look() {
        long now = System.nanoTime();
        if (firstNanos == 0) {
            firstNanos = now;
        }
        if (startNanos == 0 && now - firstNanos >= WARM_UP_NANOS) {
            startNanos = now;
            startCpuNanos = PROCESS.getProcessCpuTime();
            startCount = count;
        }
        if (startNanos != 0 && (count / STRIDE % 64 == 0 || now - lastNanos > 100_000_000)) {
            lastCpuNanos = PROCESS.getProcessCpuTime();
            lastCount = count;
            lastNanos = now;
        }
    }

    /** Nanoseconds since the clock was warm, or 0. */
    static long measuredNanos() {
        return startNanos == 0 ? 0 : Math.max(0, lastNanos - startNanos);
    }

    /** Events since then. */
    static long measuredEvents() {
        return lastCount - startCount;
    }

    /** Processor time of the whole process since then. */
    static long measuredCpuNanos() {
        return lastCpuNanos - startCpuNanos;
    }
}
