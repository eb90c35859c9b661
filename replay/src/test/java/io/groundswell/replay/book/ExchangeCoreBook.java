package io.groundswell.replay.book;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import io.groundswell.model.book.FaultKind;
import io.groundswell.model.book.NaiveOrderBook;
import io.groundswell.model.book.OrderBook;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * exchange-core's direct book as a peer: its commands for a stream of {@link MatchableStream}, and
 * how to make it with pools as large as a server's. An execution is a reduction of the resting
 * order.
 */
public final class ExchangeCoreBook {
    private static final long TRADER = 1;
    private static final int POOLED = 64 * 1024;

    private ExchangeCoreBook() {}

    /** An empty book with object pools that never run dry in these streams. */
    public static IOrderBook create() {
        Map<Integer, Integer> pools = new HashMap<>();
        pools.put(ObjectsPool.DIRECT_ORDER, POOLED);
        pools.put(ObjectsPool.DIRECT_BUCKET, POOLED);
        pools.put(ObjectsPool.ART_NODE_4, POOLED);
        pools.put(ObjectsPool.ART_NODE_16, POOLED);
        pools.put(ObjectsPool.ART_NODE_48, POOLED);
        pools.put(ObjectsPool.ART_NODE_256, POOLED);
        CoreSymbolSpecification future =
                CoreSymbolSpecification.builder()
                        .symbolId(1)
                        .type(SymbolType.FUTURES_CONTRACT)
                        .build();
        return new OrderBookDirectImpl(
                future,
                new ObjectsPool(pools),
                OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER,
                LoggingConfiguration.DEFAULT);
    }

    /** The commands that each row comes to: mostly one, two or three for some changes. */
    public static OrderCommand[][] commands(DepthUpdate[] rows) {
        OrderBook book = new NaiveOrderBook(DepthMode.BY_ORDER);
        OrderCommand[][] commands = new OrderCommand[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            commands[i] = commands(rows[i], book).toArray(new OrderCommand[0]);
            FaultKind fault = book.apply(rows[i]);
            if (fault != FaultKind.NONE) {
                throw new IllegalStateException(fault + ": " + rows[i]);
            }
        }
        return commands;
    }

    private static List<OrderCommand> commands(DepthUpdate row, OrderBook before) {
        return switch (row.action()) {
            case ADD -> List.of(place(row));
            case REDUCE, EXECUTE -> List.of(OrderCommand.reduce(row.orderId(), TRADER, row.size()));
            case DELETE -> List.of(OrderCommand.cancel(row.orderId(), TRADER));
            case CHANGE -> {
                List<OrderCommand> commands = new ArrayList<>();
                before.findRow(
                        row.side(),
                        row.orderId(),
                        (side, id, price, size, rank) -> change(row, price, size, commands));
                yield commands;
            }
        };
    }

    private static void change(
            DepthUpdate row, long oldPrice, long oldSize, List<OrderCommand> commands) {
        if (row.size() > oldSize) {
            commands.add(OrderCommand.cancel(row.orderId(), TRADER));
            commands.add(place(row));
            return;
        }
        if (row.size() < oldSize) {
            commands.add(OrderCommand.reduce(row.orderId(), TRADER, oldSize - row.size()));
        }
        if (row.price() != oldPrice) {
            commands.add(OrderCommand.update(row.orderId(), TRADER, row.price()));
        }
    }

    private static OrderCommand place(DepthUpdate row) {
        OrderAction action = row.side() == Side.BID ? OrderAction.BID : OrderAction.ASK;
        return OrderCommand.newOrder(
                OrderType.GTC, row.orderId(), TRADER, row.price(), row.price(), row.size(), action);
    }

    /** Runs the commands of one row. */
    public static CommandResultCode apply(IOrderBook book, OrderCommand[] commands) {
        CommandResultCode result = CommandResultCode.SUCCESS;
        for (OrderCommand command : commands) {
            result = IOrderBook.processCommand(book, command);
        }
        return result;
    }
}
