package io.groundswell.model.book;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws a book as lines of text, highest price first: side, price, then the queue as id:size. */
public final class BookPicture {
    private BookPicture() {}

    /**
     * The book as text. A price level shows {@code size/orders}, a market maker {@code NAME:size}.
     */
    public static String of(OrderBook book) {
        List<String> asks = lines(book, Side.ASK);
        Collections.reverse(asks);
        asks.addAll(lines(book, Side.BID));
        return String.join("\n", asks) + (asks.isEmpty() ? "" : "\n");
    }

    private static List<String> lines(OrderBook book, Side side) {
        Map<Integer, StringBuilder> byDepth = new TreeMap<>();
        int[] depth = {-1};
        long[] last = {0};
        book.forEachRow(
                side,
                (rowSide, id, price, size, rank) -> {
                    if (depth[0] < 0 || price != last[0]) {
                        depth[0]++;
                        last[0] = price;
                    }
                    byDepth.computeIfAbsent(
                                    depth[0],
                                    at ->
                                            new StringBuilder(
                                                    rowSide.name()
                                                                    .toLowerCase(
                                                                            java.util.Locale.ROOT)
                                                            + " "
                                                            + price
                                                            + " |"))
                            .append(' ')
                            .append(row(book.mode(), id, size, rank));
                });
        List<String> lines = new ArrayList<>();
        byDepth.values().forEach(line -> lines.add(line.toString()));
        return lines;
    }

    private static String row(DepthMode mode, long id, long size, long rank) {
        return switch (mode) {
            case BY_ORDER -> id + ":" + size;
            case MARKET_MAKER -> MarketMakerName.unpack(id) + ":" + size;
            case PRICE_LEVEL, TOP_OF_BOOK -> size + "/" + rank;
        };
    }
}
