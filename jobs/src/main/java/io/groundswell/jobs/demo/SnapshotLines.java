package io.groundswell.jobs.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.groundswell.jobs.run.ResultLines;
import io.groundswell.model.book.CrossState;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.contract.OutputNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Streams book snapshots, which are many, without making an object of each. */
final class SnapshotLines {
    private static final JsonFactory JSON = new JsonFactory();

    private final SnapshotRow row = new SnapshotRow();
    private boolean hasUnits;

    private SnapshotLines() {}

    /**
     * Gives each snapshot in turn, always in the same object.
     *
     * @throws IOException where a file cannot be read or a line is not a snapshot; names the file
     */
    static void forEach(Path results, Consumer<SnapshotRow> taker) throws IOException {
        SnapshotLines lines = new SnapshotLines();
        for (Path part : ResultLines.parts(results, OutputNames.BOOK_SNAPSHOTS)) {
            try (JsonParser parser = JSON.createParser(part.toFile())) {
                while (parser.nextToken() != null) {
                    lines.read(parser);
                    taker.accept(lines.row);
                }
            } catch (IOException | IllegalArgumentException | ArithmeticException e) {
                throw new IOException(part + ": " + e.getMessage(), e);
            }
        }
    }

    private void read(JsonParser parser) throws IOException {
        row.bids.clear();
        row.asks.clear();
        hasUnits = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "symbol" -> row.symbol = parser.getText();
                case "timeNanos" -> row.timeNanos = parser.getLongValue();
                case "cause" -> row.cause = SnapshotCause.valueOf(parser.getText());
                case "trusted" -> row.trusted = parser.getBooleanValue();
                case "cross" -> row.cross = CrossState.valueOf(parser.getText());
                case "bids" -> levels(parser, row.bids);
                case "asks" -> levels(parser, row.asks);
                default -> parser.skipChildren();
            }
        }
    }

    private void levels(JsonParser parser, Ladder levels) throws IOException {
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            parser.nextToken();
            int priceDecimals = decimals(parser);
            long price = unscaled(parser);
            parser.nextToken();
            int sizeDecimals = decimals(parser);
            levels.add(price, unscaled(parser));
            if (!hasUnits) {
                row.priceExponent = priceDecimals;
                row.sizeExponent = sizeDecimals;
                hasUnits = true;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
            }
        }
    }

    private static int decimals(JsonParser parser) throws IOException {
        return DecimalText.decimals(
                parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private static long unscaled(JsonParser parser) throws IOException {
        return DecimalText.unscaled(
                parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }
}
