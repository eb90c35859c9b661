package io.groundswell.model.book;

import static io.groundswell.model.event.EventHeader.ABSENT;

import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.Side;
import java.util.Random;

/**
 * A seeded stream of depth rows that mostly make sense: few enough ids and prices that rows meet, a
 * share of unknown ids, repeats, zero and negative sizes, absent prices and other modes.
 */
public final class RandomDepth {
    private static final DepthAction[] ACTIONS = DepthAction.values();
    private static final DepthMode[] MODES = DepthMode.values();

    private final Random random;
    private final DepthMode mode;
    private final int ids;
    private final int prices;
    private final boolean priorities;

    /**
     * A stream.
     *
     * @param ids how many different order ids or names there are
     * @param prices how many different prices there are
     * @param priorities whether a part of the rows carries the venue's priority
     */
    public RandomDepth(Random random, DepthMode mode, int ids, int prices, boolean priorities) {
        this.random = random;
        this.mode = mode;
        this.ids = ids;
        this.prices = prices;
        this.priorities = priorities;
    }

    /** The next row. */
    public DepthUpdate next() {
        return new DepthUpdate(
                DepthRows.HEADER,
                oneIn(100) ? MODES[random.nextInt(MODES.length)] : mode,
                random.nextBoolean() ? DepthAction.ADD : ACTIONS[random.nextInt(ACTIONS.length)],
                random.nextBoolean() ? Side.BID : Side.ASK,
                oneIn(50) ? ABSENT : price(),
                oneIn(30) ? random.nextInt(3) - 2 : 1 + random.nextInt(9),
                id(),
                priorities && random.nextBoolean() ? random.nextInt(50) - 5 : ABSENT,
                "M" + random.nextInt(Math.min(ids, 100_000)),
                random.nextInt(5));
    }

    /** Garbage: any value in any field. */
    public DepthUpdate nextGarbage() {
        DepthUpdate row = next();
        return new DepthUpdate(
                row.header(),
                row.mode(),
                row.action(),
                row.side(),
                oneIn(3) ? wild() : row.price(),
                oneIn(3) ? wild() : row.size(),
                oneIn(3) ? wild() : row.orderId(),
                oneIn(3) ? wild() : row.priority(),
                oneIn(3) ? wildName() : row.marketMaker(),
                oneIn(3) ? random.nextInt() : row.orderCount());
    }

    private long price() {
        return 1000L + random.nextInt(prices);
    }

    private long id() {
        // Ids that differ only in high bits meet in a careless hash.
        long id = random.nextInt(ids);
        return id % 3 == 0 ? id << 40 : id;
    }

    private long wild() {
        return switch (random.nextInt(6)) {
            case 0 -> Long.MAX_VALUE - random.nextInt(2);
            case 1 -> Long.MIN_VALUE + random.nextInt(2);
            case 2 -> -random.nextInt(3);
            case 3 -> 0;
            default -> random.nextLong();
        };
    }

    private String wildName() {
        StringBuilder name = new StringBuilder();
        int length = random.nextInt(DepthUpdate.MAX_MARKET_MAKER_LENGTH + 1);
        for (int i = 0; i < length; i++) {
            name.append((char) random.nextInt(300));
        }
        return name.toString();
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }
}
