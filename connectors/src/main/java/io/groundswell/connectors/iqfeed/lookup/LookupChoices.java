package io.groundswell.connectors.iqfeed.lookup;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which lookup port a user means, as options of a command. */
public final class LookupChoices {
    @Mixin private IqConnectChoices iqConnect;

    @Option(
            names = "--lookup-port",
            paramLabel = "N",
            description = "Its port for lookups; 9100 if not said.")
    private int port = IqFeedPort.LOOKUP.usualPort();

    /** For picocli. */
    public LookupChoices() {}

    /**
     * What was said, checked; all else as usual.
     *
     * @throws IOException in a line, for what cannot be
     */
    public LookupOptions options() throws IOException {
        try {
            return LookupOptions.usual()
                    .withClient(
                            iqConnect
                                    .client(Map.of(IqFeedPort.LOOKUP, port))
                                    .withStreams(Set.of()));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
