package io.groundswell.jobs.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;

/**
 * What a process has used, as Linux tells it in {@code /proc}.
 *
 * @param cpuMicros processor time of all threads since it began, in steps of 10 ms
 * @param residentBytes memory that it holds now
 */
record ProcessUse(long cpuMicros, long residentBytes) {
    /** Of every Linux: what it counts in /proc is in hundredths of a second. */
    private static final long TICK_MICROS = 10_000;

    private static final long PAGE_BYTES = 4096;

    /** Fields of /proc/PID/stat, counted from the first after the name in brackets. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;
    private static final int RESIDENT = 21;

    /** Of one process. */
    static ProcessUse of(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        StringTokenizer fields = new StringTokenizer(stat.substring(stat.lastIndexOf(')') + 1));
        long ticks = 0;
        long pages = 0;
        for (int i = 0; i <= RESIDENT; i++) {
            String field = fields.nextToken();
            if (i == USER || i == SYSTEM) {
                ticks += Long.parseLong(field);
            } else if (i == RESIDENT) {
                pages = Long.parseLong(field);
            }
        }
        return new ProcessUse(ticks * TICK_MICROS, pages * PAGE_BYTES);
    }

    /** Processor time that anything on this machine has used, and what other machines took of it. */
    static long machineMicros() throws IOException {
        StringTokenizer fields =
                new StringTokenizer(
                        Files.readAllLines(Path.of("/proc/stat")).get(0).substring("cpu".length()));
        long ticks = 0;
        for (int i = 0; i < 8; i++) {
            long field = Long.parseLong(fields.nextToken());
            // Neither idle nor waiting for a disk.
            ticks += i == 3 || i == 4 ? 0 : field;
        }
        return ticks * TICK_MICROS;
    }
}
