package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.ErrorLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.SystemLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.TimeLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.UnknownSymbol;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.Unparsed;
import io.groundswell.connectors.iqfeed.wire.Level2Message.NoDepth;
import io.groundswell.connectors.iqfeed.wire.Level2Message.Nothing;
import io.groundswell.connectors.iqfeed.wire.LineParser;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Stands in for the parsers of the wire package until they are there. */
final class ControlLineParser implements LineParser {
    @Override
    public WireMessage parse(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        if (text.startsWith("S,")) {
            List<String> fields = new ArrayList<>();
            int start = 2;
            for (int comma = text.indexOf(',', start);
                    comma >= 0;
                    comma = text.indexOf(',', start)) {
                fields.add(text.substring(start, comma));
                start = comma + 1;
            }
            fields.add(text.substring(start));
            return new SystemLine(fields);
        }
        if (text.startsWith("E,")) {
            return new ErrorLine("", text.substring(2, text.length() - 1));
        }
        if (text.startsWith("T,")) {
            return new TimeLine(0);
        }
        if (text.startsWith("n,")) {
            return new UnknownSymbol(text.substring(2));
        }
        if (text.startsWith("q,")) {
            return new NoDepth(text.substring(2));
        }
        return text.equals("O") ? new Nothing() : new Unparsed("no line of ours", text);
    }
}
