package io.groundswell.connectors.local;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program for the JVM that runs this one, so that no installation is needed.
 *
 * @param classPath its class path
 * @param flags flags of the JVM
 * @param mainClass what to run
 * @param arguments its arguments
 */
record JavaCommand(String classPath, List<String> flags, String mainClass, List<String> arguments) {

    /** A process that ends by itself and reads nothing. */
    ProcessBuilder builder() {
        return builder(List.of()).redirectInput(new File("/dev/null"));
    }

    /** A process that ends with the one that started it, until that lets it go. */
    ProcessBuilder tethered() {
        return builder(List.of(Tether.class.getName()));
    }

    private ProcessBuilder builder(List<String> first) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(first);
        command.add(mainClass);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Not as an argument: it would fill every list of processes.
        builder.environment().put("CLASSPATH", classPath);
        return builder;
    }
}
