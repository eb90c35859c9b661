package io.groundswell.connectors.iqfeed.wire;

import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthLevel;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthLevelDelete;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthOrder;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthOrderDelete;
import io.groundswell.connectors.iqfeed.wire.Level2Message.NoDepth;
import io.groundswell.connectors.iqfeed.wire.Level2Message.Nothing;
import io.groundswell.connectors.iqfeed.wire.Level2Message.VenueName;
import io.groundswell.connectors.iqfeed.wire.Level2Message.VenueQuote;
import io.groundswell.model.event.EventHeader;

/**
 * Reads the lines of the market depth port: orders and levels at 6.2, Z, 2 and M from 5.0 to 6.1, U
 * at 4.9. A type of another version is unparsed. One thread at a time; a line of depth allocates
 * its message and its price.
 */
public final class Level2Parser extends PortParser {
    private static final int SLOT_BITS = 13;
    private static final int ORDER_FIELDS = 10;
    private static final int ORDER_DELETE_FIELDS = 6;
    private static final int LEVEL_FIELDS = 8;
    private static final int LEVEL_DELETE_FIELDS = 5;
    private static final int VENUE_FIELDS = 13;
    private static final int VENUE_FIELDS_OF_U = 14;
    private static final String SIDES = "AB";
    private static final String FLAGS = "TF";

    private final boolean hasOrders;
    private final boolean hasOldUpdates;

    /** A parser of that version. */
    public Level2Parser(ProtocolVersion version) {
        super(SLOT_BITS);
        hasOrders = version == ProtocolVersion.V6_2;
        hasOldUpdates = version == ProtocolVersion.V4_9;
    }

    @Override
    WireMessage message(byte[] bytes, int from, int to) {
        char type = type();
        if (type == 'O' || (to - from == 1 && bytes[from] == 'O')) {
            return new Nothing();
        }
        if (type == 'q') {
            NoDepth noDepth = new NoDepth(afterType().symbol());
            return line.isWhole() ? noDepth : unparsed(1, "'no depth'");
        }
        if (hasOrders) {
            return ofOrders(type);
        }
        return switch (type) {
            case 'U' -> hasOldUpdates ? venueQuote(type) : common(type);
            case 'Z', '2' -> hasOldUpdates ? common(type) : venueQuote(type);
            case 'M' -> hasOldUpdates ? common(type) : venueName();
            default -> common(type);
        };
    }

    private WireMessage ofOrders(char type) {
        return switch (type) {
            case '0', '3', '4', '6' -> order(type);
            case '5' -> orderDelete();
            case '7', '8' -> level(type);
            case '9' -> levelDelete();
            default -> common(type);
        };
    }

    private WireMessage order(char type) {
        LineCursor fields = afterType();
        String symbol = fields.symbol();
        long orderId = fields.unsigned("order id");
        String marketMaker = fields.marketMaker();
        boolean bid = fields.oneOf("side", SIDES) == 'B';
        WireDecimal price = fields.decimal("price");
        long size = fields.integer("size");
        long priority = fields.unsigned("priority");
        long precision = fields.integer("precision");
        long timeMicros = fields.time("time");
        long epochDay = fields.isoDate("date");
        if (!fields.isWhole()) {
            return unparsed(ORDER_FIELDS, "an order");
        }
        return new DepthOrder(
                type,
                symbol,
                orderId,
                marketMaker,
                bid,
                price,
                size,
                priority,
                precision,
                timeMicros,
                epochDay);
    }

    private WireMessage orderDelete() {
        LineCursor fields = afterType();
        DepthOrderDelete delete =
                new DepthOrderDelete(
                        fields.symbol(),
                        fields.unsigned("order id"),
                        fields.marketMaker(),
                        fields.oneOf("side", SIDES) == 'B',
                        fields.time("time"),
                        fields.isoDate("date"));
        return fields.isWhole() ? delete : unparsed(ORDER_DELETE_FIELDS, "an order's delete");
    }

    private WireMessage level(char type) {
        LineCursor fields = afterType();
        DepthLevel level =
                new DepthLevel(
                        type,
                        fields.symbol(),
                        fields.oneOf("side", SIDES) == 'B',
                        fields.decimal("price"),
                        fields.integer("size"),
                        fields.integer("order count"),
                        fields.integer("precision"),
                        fields.time("time"),
                        fields.isoDate("date"));
        return fields.isWhole() ? level : unparsed(LEVEL_FIELDS, "a price level");
    }

    private WireMessage levelDelete() {
        LineCursor fields = afterType();
        DepthLevelDelete delete =
                new DepthLevelDelete(
                        fields.symbol(),
                        fields.oneOf("side", SIDES) == 'B',
                        fields.decimal("price"),
                        fields.time("time"),
                        fields.isoDate("date"));
        return fields.isWhole() ? delete : unparsed(LEVEL_DELETE_FIELDS, "a level's delete");
    }

    private WireMessage venueQuote(char type) {
        boolean isU = type == 'U';
        LineCursor fields = afterType();
        VenueQuote quote =
                new VenueQuote(
                        type,
                        fields.symbol(),
                        fields.marketMaker(),
                        fields.decimal("bid"),
                        fields.decimal("ask"),
                        fields.integer("bid size"),
                        fields.integer("ask size"),
                        fields.timeOrVoid("bid time"),
                        fields.isoDate("date"),
                        isU ? fields.integer("constant") : EventHeader.ABSENT,
                        fields.integer("condition"),
                        isU ? fields.integer("market centre") : EventHeader.ABSENT,
                        fields.timeOrVoid("ask time"),
                        fields.oneOf("bid flag", FLAGS) == 'T',
                        fields.oneOf("ask flag", FLAGS) == 'T',
                        !isU && fields.oneOf("end of group", FLAGS) == 'T');
        return fields.isWhole()
                ? quote
                : unparsed(isU ? VENUE_FIELDS_OF_U : VENUE_FIELDS, "a venue's quote");
    }

    /** The description may hold commas; those at its end are the line's. */
    private WireMessage venueName() {
        LineCursor fields = afterType();
        String marketMaker = fields.marketMaker();
        boolean hasDescription = fields.isFieldLeft();
        String description = fields.rest();
        int length = description.length();
        while (length > 0 && description.charAt(length - 1) == ',') {
            length--;
        }
        return hasDescription && fields.fault() == null
                ? new VenueName(marketMaker, description.substring(0, length))
                : unparsed(2, "a venue's name");
    }
}
