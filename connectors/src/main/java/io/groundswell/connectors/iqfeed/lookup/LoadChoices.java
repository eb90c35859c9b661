package io.groundswell.connectors.iqfeed.lookup;

import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where IQConnect is, and how hard and how patiently it is asked, as options of a command. */
public final class LoadChoices {
    @Mixin private LookupChoices iqConnect;

    @Option(
            names = "--sockets",
            paramLabel = "N",
            description = "Connections at a time, 1 to 15; 8 if not said.")
    private int sockets = 8;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "Requests a second of this program, 1 to 50; 50 if not said, which is all that"
                            + " an account has for all programs together: a collector that fills"
                            + " gaps takes up to 10 of them.")
    private int rate = LookupOptions.usual().requestsPerSecond();

    @Option(
            names = "--attempts",
            paramLabel = "N",
            description = "So often a question is asked before it has failed; 6 if not said.")
    private int attempts = LookupOptions.usual().maxAttempts();

    @Option(
            names = "--reply-limit",
            paramLabel = "S",
            description = "Seconds without a byte after which an answer is given up; 30.")
    private double replySeconds = LookupOptions.usual().replyLimit().toSeconds();

    @Option(
            names = "--patience",
            paramLabel = "S",
            description = "Seconds that an IQConnect which is away is waited for; 60.")
    private double patienceSeconds = LookupOptions.usual().patience().toSeconds();

    /** For picocli. */
    public LoadChoices() {}

    /** How many questions are under way at a time. */
    public int sockets() {
        return sockets;
    }

    /**
     * What was said, checked.
     *
     * @throws IOException in a line, for a value out of its range
     */
    public LookupOptions options() throws IOException {
        LookupOptions said = iqConnect.options();
        try {
            return said.withLoad(sockets, rate)
                    .withAttempts(attempts, said.firstPauseMillis(), said.longestPauseMillis())
                    .withWaits(duration(replySeconds), duration(patienceSeconds));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "--sockets, --rate, --attempts, --reply-limit or --patience: " + e.getMessage(),
                    e);
        }
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * Duration.ofSeconds(1).toMillis()));
    }
}
