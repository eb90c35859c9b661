package io.groundswell.connectors.iqfeed.lookup;

import io.groundswell.connectors.iqfeed.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps the rows of the last attempt. */
final class CollectedRows implements ReplySink {
    final List<String> versions = new ArrayList<>();
    final List<String> texts = new ArrayList<>();
    final List<WireMessage> messages = new ArrayList<>();

    @Override
    public void begin(String version) {
        versions.add(version);
        texts.clear();
        messages.clear();
    }

    @Override
    public void row(byte[] bytes, int from, int to, WireMessage message) {
        texts.add(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        messages.add(message);
    }
}
