package io.groundswell.connectors.iqfeed.lookup;

import io.groundswell.connectors.iqfeed.client.ClientOptions;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which IQConnect a user means, as options of a command. */
public final class IqConnectChoices {
    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Where IQConnect runs; 127.0.0.1 if not said.")
    private String host = "127.0.0.1";

    @Option(
            names = "--protocol",
            paramLabel = "V",
            description = "Protocol version to ask for first; 6.2 if not said.")
    private String protocol = ProtocolVersion.V6_2.text();

    /** For picocli. */
    public IqConnectChoices() {}

    /**
     * A client of that IQConnect.
     *
     * @param ports those that are not the usual ones
     * @throws IOException in a line, where there is no such version
     * @throws IllegalArgumentException in a line, for what is out of its range
     */
    public ClientOptions client(Map<IqFeedPort, Integer> ports) throws IOException {
        ProtocolVersion version = ProtocolVersion.of(protocol);
        if (version == null) {
            throw new IOException("--protocol: there is no " + protocol);
        }
        ClientOptions usual = ClientOptions.usual();
        return usual.at(host, ports).asking(version, usual.fields(), usual.depth());
    }
}
