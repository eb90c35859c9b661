package io.groundswell.replay;

import io.groundswell.replay.tape.DamagedTapeException;
import io.groundswell.replay.tape.TapeFiles;
import io.groundswell.replay.tape.TapeReader;
import io.groundswell.replay.tape.TapeVerification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tape verify}: reads tapes from end to end; goes on after a damaged one. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Read tapes from end to end and check all that they promise.")
final class TapeVerifyCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Tapes, or folders of them.")
    private List<Path> paths;

    @Override
    public Integer call() throws IOException {
        List<Path> files = TapeFiles.find(paths);
        if (files.isEmpty()) {
            throw new IOException(
                    paths.stream().map(Path::toString).collect(Collectors.joining(", "))
                            + ": no tape there");
        }
        int status = 0;
        for (Path file : files) {
            try (TapeReader tape = TapeReader.open(file)) {
                TapeVerification found = tape.verify();
                spec.commandLine()
                        .getOut()
                        .println(
                                file
                                        + ": good, "
                                        + found.events()
                                        + " events of "
                                        + found.eventsBySymbol().size()
                                        + " symbols in "
                                        + found.blocks()
                                        + " blocks, "
                                        + found.bytes()
                                        + " bytes");
            } catch (DamagedTapeException e) {
                spec.commandLine().getErr().println("groundswell: " + e.getMessage());
                status = 2;
            }
        }
        return status;
    }
}
