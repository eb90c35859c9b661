package io.groundswell.connectors;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns exceptions into one line on standard error and an exit status: 1 ours, 2 the user's. */
public final class CommandErrors {
    private static final int PROGRAM_FAULT = 1;
    private static final int USER_FAULT = 2;

    private final BooleanSupplier verbose;

    /** Shows stack traces where {@code verbose} says so at the time. */
    public CommandErrors(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    /** For a command that does nothing without a word after it. */
    public static ParameterException wordMissing(CommandSpec spec) {
        CommandLine command = spec.commandLine();
        return new ParameterException(
                command, "say one of: " + String.join(", ", command.getSubcommands().keySet()));
    }

    /** Makes a command line tell its errors this way, and gives it back. */
    public CommandLine on(CommandLine commandLine) {
        return commandLine
                .setParameterExceptionHandler(this::onBadArguments)
                .setExecutionExceptionHandler(this::onFailure);
    }

    private int onBadArguments(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String help = command.getCommandSpec().qualifiedName() + " --help";
        tell(command.getErr(), e, e.getMessage() + " (" + help + " tells what can be said)");
        return USER_FAULT;
    }

    private int onFailure(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (e instanceof UncheckedIOException wrapped) {
            // Streams, such as that of a walk through folders, cannot throw what it holds.
            return onFailure(wrapped.getCause(), command, parsed);
        }
        if (e instanceof ParameterException) {
            tell(err, e, e.getMessage());
            return USER_FAULT;
        }
        if (e instanceof IOException) {
            tell(err, e, describe(e));
            return USER_FAULT;
        }
        tell(err, e, "a fault in this program: " + e + " (--verbose shows where)");
        return PROGRAM_FAULT;
    }

    /** What an exception says, in words: of the most common faults the JDK says only the file. */
    public static String describe(Exception e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        if (e instanceof NoSuchFileException) {
            return message + ": no such file";
        }
        if (e instanceof AccessDeniedException) {
            return message + ": no permission";
        }
        if (e instanceof FileAlreadyExistsException) {
            return message + ": exists already";
        }
        return message;
    }

    private void tell(PrintWriter err, Exception e, String line) {
        err.println("groundswell: " + line.replaceAll("\\s*\\R\\s*", " "));
        if (verbose.getAsBoolean()) {
            e.printStackTrace(err);
        }
    }
}
