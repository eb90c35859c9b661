package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.util.List;

/** Which version to ask for: the wanted one, then older ones as the server refuses them. */
final class VersionChoice {
    private static final List<ProtocolVersion> ALL =
            List.of(
                    ProtocolVersion.V6_2,
                    ProtocolVersion.V6_1,
                    ProtocolVersion.V6_0,
                    ProtocolVersion.V5_2);

    private final List<ProtocolVersion> candidates;
    private int at;

    VersionChoice(ProtocolVersion wanted) {
        candidates = ALL.stream().filter(wanted::isAtLeast).toList();
    }

    /** What is asked for now. */
    ProtocolVersion asked() {
        return candidates.get(at);
    }

    /** Goes to the next older one; false where there is none. */
    boolean stepDown() {
        if (at == candidates.size() - 1) {
            return false;
        }
        at++;
        return true;
    }

    /** Whether an error of the server says that it does not speak what was asked for. */
    static boolean isRefusal(String error) {
        return error.contains("is not a valid protocol");
    }

    /** What to say when the last one was refused. */
    String noneSpoken() {
        List<String> texts = candidates.stream().map(ProtocolVersion::text).toList();
        return "the server speaks none of the protocols " + String.join(", ", texts);
    }
}
