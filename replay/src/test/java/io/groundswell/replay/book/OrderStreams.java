package io.groundswell.replay.book;

import static io.groundswell.model.event.EventHeader.ABSENT;

import io.groundswell.model.RealDays;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tukaani.xz.XZInputStream;

/**
 * Recorded order-by-order messages, read straight from the files as depth rows, nothing left out
 * but what does not touch the displayed book. All rows share one header.
 */
public enum OrderStreams {
    /** GOOG, 2012-06-21, ten levels (LOBSTER). */
    GOOG_10("lobster/GOOG_2012-06-21_34200000_57600000_message_10.csv.xz"),
    /** AMZN, 2012-06-21, five levels (LOBSTER). */
    AMZN_5("lobster/AMZN_2012-06-21_34200000_57600000_message_5.csv.xz"),
    /** ESH4, 2023-12-25, its snapshot and 81 minutes with the whole book (Databento). */
    ESH4("databento_esh4_mbo/esh4-glbx-mdp3-20231225.mbo.csv.xz");

    private static final EventHeader HEADER =
            new EventHeader("STREAM", Topic.L2, 1, 1, 0, ABSENT, ABSENT, 0, 9, 0, 0);

    private final String file;

    OrderStreams(String file) {
        this.file = file;
    }

    /** The path below {@code shared/data}. */
    public String file() {
        return file;
    }

    /**
     * Every row that touches the displayed book, in order.
     *
     * @throws IllegalStateException where this machine does not have the file
     */
    public List<DepthUpdate> read() {
        Path path =
                RealDays.find(file)
                        .orElseThrow(() -> new IllegalStateException("no shared/data/" + file));
        List<DepthUpdate> rows = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new XZInputStream(Files.newInputStream(path)),
                                StandardCharsets.US_ASCII))) {
            String line = this == ESH4 ? skipHeading(lines) : lines.readLine();
            for (; line != null; line = lines.readLine()) {
                String[] fields = line.split(",");
                Optional<DepthUpdate> row = this == ESH4 ? databento(fields) : lobster(fields);
                row.ifPresent(rows::add);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return rows;
    }

    private static String skipHeading(BufferedReader lines) throws IOException {
        lines.readLine();
        return lines.readLine();
    }

    private static Optional<DepthUpdate> lobster(String[] fields) {
        DepthAction action;
        switch (fields[1]) {
            case "1" -> action = DepthAction.ADD;
            case "2" -> action = DepthAction.REDUCE;
            case "3" -> action = DepthAction.DELETE;
            case "4" -> action = DepthAction.EXECUTE;
            default -> {
                return Optional.empty();
            }
        }
        Side side = fields[5].equals("1") ? Side.BID : Side.ASK;
        long id = Long.parseLong(fields[2]);
        return Optional.of(
                order(action, side, Long.parseLong(fields[4]), Long.parseLong(fields[3]), id));
    }

    private static Optional<DepthUpdate> databento(String[] fields) {
        DepthAction action;
        switch (fields[3]) {
            case "A" -> action = DepthAction.ADD;
            case "M" -> action = DepthAction.CHANGE;
            case "C" -> action = DepthAction.DELETE;
            default -> {
                return Optional.empty();
            }
        }
        Side side = fields[4].equals("B") ? Side.BID : Side.ASK;
        long id = Long.parseLong(fields[7]);
        return Optional.of(
                order(action, side, Long.parseLong(fields[5]), Long.parseLong(fields[6]), id));
    }

    static DepthUpdate order(DepthAction action, Side side, long price, long size, long id) {
        return DepthUpdate.order(HEADER, action, side, price, size, id);
    }
}
