package io.groundswell.connectors.iqfeed.client;

import java.nio.ByteBuffer;

/** Feeds a framing as a socket does: never more than there is room for. */
final class Feeding {
    private Feeding() {}

    static void feed(
            LineFraming framing,
            byte[] bytes,
            int chunkLength,
            LineFraming.Block<RuntimeException> block) {
        for (int at = 0; at < bytes.length; ) {
            ByteBuffer free = framing.free();
            int length = Math.min(Math.min(chunkLength, bytes.length - at), free.remaining());
            free.put(bytes, at, length);
            at += length;
            framing.filled(block);
        }
    }
}
