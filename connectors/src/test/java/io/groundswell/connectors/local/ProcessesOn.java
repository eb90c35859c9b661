package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The processes of this machine that have a folder on their command line. */
final class ProcessesOn {
    private static final long LIMIT_SECONDS = 30;

    private ProcessesOn() {}

    static List<ProcessHandle> folder(Path root) throws IOException {
        Process list = new ProcessBuilder("ps", "-ww", "-eo", "pid,args").start();
        String all = new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return all.lines()
                .filter(line -> line.contains(root + "/") || line.endsWith(root.toString()))
                .map(line -> Long.parseLong(line.strip().split(" ", 2)[0]))
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .toList();
    }

    /** Those that are still there after a while in which all should have ended. */
    static List<ProcessHandle> leftOn(Path root) throws Exception {
        for (ProcessHandle process : folder(root)) {
            try {
                process.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                return List.of(process);
            }
        }
        return folder(root);
    }
}
