package io.groundswell.replay.book;

import io.groundswell.model.RealDays;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.imports.BinanceImporter;
import io.groundswell.replay.imports.DayImporter;
import io.groundswell.replay.imports.LeanImporter;
import io.groundswell.replay.imports.LobsterImporter;
import io.groundswell.replay.imports.MboImporter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Real days of every depth mode and source, as events. */
enum RecordedDay {
    GOOG_ORDERS,
    AMZN_LEVELS,
    IBM_QUOTES,
    ETHUSDT_LEVELS,
    ESH4_ORDERS;

    /** The day's events; the test is skipped where the data are missing. */
    List<MarketEvent> events() throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        importer().importTo(events::add, defect -> {});
        return events;
    }

    private DayImporter importer() throws IOException {
        return switch (this) {
            case GOOG_ORDERS ->
                    LobsterImporter.of(
                            RealDays.require(
                                    "lobster/GOOG_2012-06-21_34200000_57600000_message_10.csv.xz"),
                            "",
                            LobsterImporter.Rows.ORDERS);
            case AMZN_LEVELS ->
                    LobsterImporter.of(
                            RealDays.require(
                                    "lobster/AMZN_2012-06-21_34200000_57600000_message_5.csv.xz"),
                            "",
                            LobsterImporter.Rows.LEVELS);
            case IBM_QUOTES ->
                    LeanImporter.of(
                            RealDays.require("lean_us_equity_ticks/ibm_20131008_quote.csv.xz"), "");
            case ETHUSDT_LEVELS ->
                    BinanceImporter.of(
                            List.of(
                                    RealDays.require(
                                            "crypto_binance_ws/spot_ethusdt_20240808.jsonl.xz")),
                            "");
            case ESH4_ORDERS ->
                    MboImporter.of(
                            List.of(
                                    RealDays.require(
                                            "databento_esh4_mbo/"
                                                    + "esh4-glbx-mdp3-20231224.mbo.csv.xz"),
                                    RealDays.require(
                                            "databento_esh4_mbo/"
                                                    + "esh4-glbx-mdp3-20231225.mbo.csv.xz")),
                            "");
        };
    }
}
