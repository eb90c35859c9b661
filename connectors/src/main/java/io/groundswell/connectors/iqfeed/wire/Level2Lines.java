package io.groundswell.connectors.iqfeed.wire;

import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthLevel;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthLevelDelete;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthOrder;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthOrderDelete;
import io.groundswell.connectors.iqfeed.wire.Level2Message.NoDepth;
import io.groundswell.connectors.iqfeed.wire.Level2Message.VenueName;
import io.groundswell.connectors.iqfeed.wire.Level2Message.VenueQuote;
import io.groundswell.model.event.EventHeader;

/** Writes the lines of market depth. */
final class Level2Lines {
    private static final int MICROS = 6;

    private final LineWriter line;

    Level2Lines(LineWriter line) {
        this.line = line;
    }

    void write(Level2Message message) {
        if (message instanceof DepthOrder order) {
            order(order);
        } else if (message instanceof DepthOrderDelete delete) {
            line.letter('5')
                    .text(delete.symbol())
                    .unsigned(delete.orderId())
                    .text(delete.marketMaker())
                    .letter(side(delete.bid()))
                    .time(delete.timeMicros(), MICROS)
                    .isoDate(delete.epochDay());
        } else if (message instanceof DepthLevel level) {
            level(level);
        } else if (message instanceof DepthLevelDelete delete) {
            line.letter('9')
                    .text(delete.symbol())
                    .letter(side(delete.bid()))
                    .decimal(delete.price())
                    .time(delete.timeMicros(), MICROS)
                    .isoDate(delete.epochDay());
        } else if (message instanceof VenueQuote quote) {
            venueQuote(quote);
        } else if (message instanceof VenueName name) {
            line.letter('M').text(name.marketMaker()).raw(name.description());
        } else if (message instanceof NoDepth noDepth) {
            line.letter('q').raw(noDepth.symbol());
        } else {
            line.raw("O");
        }
    }

    private static char side(boolean bid) {
        return bid ? 'B' : 'A';
    }

    private void order(DepthOrder order) {
        line.letter(order.type())
                .text(order.symbol())
                .unsigned(order.orderId())
                .text(order.marketMaker())
                .letter(side(order.bid()))
                .decimal(order.price())
                .integer(order.size())
                .unsigned(order.priority())
                .integer(order.precision())
                .time(order.timeMicros(), MICROS)
                .isoDate(order.epochDay());
    }

    private void level(DepthLevel level) {
        line.letter(level.type())
                .text(level.symbol())
                .letter(side(level.bid()))
                .decimal(level.price())
                .integer(level.size())
                .integer(level.orders())
                .integer(level.precision())
                .time(level.timeMicros(), MICROS)
                .isoDate(level.epochDay());
    }

    private void venueQuote(VenueQuote quote) {
        boolean isU = quote.type() == 'U';
        line.letter(quote.type()).text(quote.symbol()).text(quote.marketMaker());
        line.pointed(quote.bid()).pointed(quote.ask());
        line.integer(quote.bidSize()).integer(quote.askSize());
        timeOrVoid(quote.bidTimeMicros(), isU);
        line.isoDate(quote.epochDay());
        if (isU) {
            line.integer(quote.reserved());
        }
        line.integer(quote.condition());
        if (isU) {
            line.integer(quote.marketCentre());
        }
        timeOrVoid(quote.askTimeMicros(), isU);
        line.letter(quote.bidValid() ? 'T' : 'F').letter(quote.askValid() ? 'T' : 'F');
        if (!isU) {
            line.letter(quote.endOfGroup() ? 'T' : 'F');
        }
    }

    private void timeOrVoid(long micros, boolean isU) {
        if (micros == EventHeader.ABSENT) {
            line.text("99:99:99");
        } else {
            line.time(micros, isU ? 0 : MICROS);
        }
    }
}
