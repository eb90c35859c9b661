package io.groundswell.connectors.iqfeed.wire;

import io.groundswell.connectors.iqfeed.wire.Level1Message.Correction;
import io.groundswell.connectors.iqfeed.wire.Level1Message.Fundamental;
import io.groundswell.connectors.iqfeed.wire.Level1Message.News;
import io.groundswell.connectors.iqfeed.wire.Level1Message.Rare;
import io.groundswell.connectors.iqfeed.wire.Level1Message.Regional;

/** Writes the lines of Level 1. */
final class Level1Lines {
    private static final int MICROS = 6;

    private final LineWriter line;

    Level1Lines(LineWriter line) {
        this.line = line;
    }

    void write(Level1Message message) {
        if (message instanceof Level1Update update) {
            update(update);
        } else {
            rare((Rare) message);
        }
    }

    private void update(Level1Update update) {
        Fieldset fieldset = update.fieldset();
        line.letter(update.isSummary() ? 'P' : 'Q');
        for (int column = 0; column < fieldset.size(); column++) {
            switch (fieldset.kind(column)) {
                case TEXT -> line.text(update.text(column));
                case INTEGER -> line.integer(update.number(column));
                case DECIMAL -> line.decimal(update.number(column), update.scale(column));
                case TIME -> line.time(update.number(column), update.scale(column));
                case DATE -> line.usDate(update.number(column));
            }
        }
    }

    private void rare(Rare message) {
        if (message instanceof Fundamental fundamental) {
            line.letter('F').joined(fundamental.values());
        } else if (message instanceof Regional regional) {
            regional(regional);
        } else if (message instanceof Correction correction) {
            correction(correction);
        } else {
            News news = (News) message;
            line.letter('N')
                    .text(news.distributor())
                    .text(news.storyId())
                    .text(news.symbols())
                    .text(news.time())
                    .raw(news.headline());
        }
    }

    private void regional(Regional regional) {
        line.letter('R')
                .text(regional.symbol())
                .text(regional.exchange())
                .decimal(regional.bid())
                .integer(regional.bidSize())
                .time(regional.bidTimeMicros(), 0)
                .decimal(regional.ask())
                .integer(regional.askSize())
                .time(regional.askTimeMicros(), 0)
                .integer(regional.fractionCode())
                .integer(regional.precision())
                .integer(regional.marketCentre());
    }

    private void correction(Correction correction) {
        line.letter('C').text(correction.symbol()).letter(correction.inserts() ? 'I' : 'X');
        if (correction.basis() == 0) {
            line.text("");
        } else if (correction.basis() != Correction.NO_BASIS) {
            line.letter(correction.basis());
        }
        line.usDate(correction.epochDay())
                .time(correction.timeMicros(), MICROS)
                .decimal(correction.price())
                .integer(correction.size())
                .integer(correction.tickId())
                .text(correction.conditions())
                .integer(correction.marketCentre());
        if (!correction.endsWithComma()) {
            line.withoutComma();
        }
    }
}
