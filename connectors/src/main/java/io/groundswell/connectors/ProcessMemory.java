package io.groundswell.connectors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory a process of this machine holds, as Linux tells it. */
final class ProcessMemory {
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s*([0-9]+) kB$");
    private static final long KIB = 1024;

    private ProcessMemory() {}

    /** Resident bytes of a process; empty where there is none, or the system does not say. */
    static OptionalLong residentBytes(long pid) {
        String status;
        try {
            status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
        Matcher line = RESIDENT.matcher(status);
        return line.find()
                ? OptionalLong.of(Long.parseLong(line.group(1)) * KIB)
                : OptionalLong.empty();
    }
}
