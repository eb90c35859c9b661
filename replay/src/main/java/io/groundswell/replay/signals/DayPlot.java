package io.groundswell.replay.signals;

import io.groundswell.model.alert.Alert;
import io.groundswell.model.alert.AlertChange;
import io.groundswell.model.feature.FeatureSchema;
import io.groundswell.model.signal.Signal;
import io.groundswell.model.signal.SignalSchema;
import java.time.LocalTime;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** One symbol's day as a picture: price, the five scores, the smoothed composite, alerts. */
final class DayPlot {
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final int WIDTH = 1040;
    private static final int LEFT = 64;
    private static final int RIGHT = 12;
    private static final int PRICE_HEIGHT = 150;
    private static final int SCORE_HEIGHT = 66;
    private static final int GAP = 16;
    private static final int POINTS = 1400;
    private static final double UNITS_PER_DOLLAR = 20_000;
    private static final String[] COLOURS = {"#1f6feb", "#9a6700", "#8250df", "#1a7f37", "#bf3989"};

    private final DayReadings readings;
    private final StringBuilder svg = new StringBuilder();
    private int top = GAP;

    private DayPlot(DayReadings readings) {
        this.readings = readings;
    }

    /** The picture, as SVG. */
    static String of(String title, DayReadings readings) {
        return new DayPlot(readings).draw(title);
    }

    private String draw(String title) {
        text(LEFT, top, "start", title);
        top += GAP;
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (int sample = 0; sample < readings.count(); sample++) {
            double price = price(sample);
            low = price > 0 ? Math.min(low, price) : low;
            high = Math.max(high, price);
        }
        panel("price", PRICE_HEIGHT, low, high, "#1d2733", this::price);
        for (Signal signal : Signal.values()) {
            int column = SignalSchema.SCORES + signal.index();
            String name = signal.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            panel(
                    name,
                    SCORE_HEIGHT,
                    0,
                    1,
                    COLOURS[signal.index()],
                    sample -> readings.signal(sample, column));
        }
        panel("composite, smoothed", SCORE_HEIGHT, 0, 1, "#0b4f6c", readings::composite);
        for (Alert alert : readings.alerts()) {
            mark(alert);
        }
        hours();
        int height = top + GAP;
        return "<svg viewBox=\"0 0 "
                + WIDTH
                + " "
                + height
                + "\" xmlns=\"http://www.w3.org/2000/svg\" font-family=\"system-ui,sans-serif\""
                + " font-size=\"11\">"
                + svg
                + "</svg>";
    }

    private double price(int sample) {
        return readings.feature(sample, FeatureSchema.MID2) / UNITS_PER_DOLLAR;
    }

    private double x(long timeNanos) {
        double from = readings.time(0);
        double to = readings.time(readings.count() - 1);
        return LEFT + (timeNanos - from) / (to - from) * (WIDTH - LEFT - RIGHT);
    }

    private void panel(
            String name,
            int height,
            double low,
            double high,
            String colour,
            IntToDoubleFunction value) {
        line(LEFT, top, WIDTH - RIGHT, top, "#e6eaef");
        line(LEFT, top + height, WIDTH - RIGHT, top + height, "#c5ccd6");
        text(LEFT - 6, top + 8, "end", String.format(Locale.ROOT, "%.2f", high));
        text(LEFT - 6, top + height, "end", String.format(Locale.ROOT, "%.2f", low));
        text(LEFT + 4, top + 12, "start", name);
        StringBuilder path = new StringBuilder();
        boolean isDrawing = false;
        int step = Math.max(1, readings.count() / POINTS);
        for (int sample = 0; sample < readings.count(); sample += step) {
            double at = value.applyAsDouble(sample);
            if (Double.isNaN(at) || at < low) {
                isDrawing = false;
                continue;
            }
            double y = top + height - (at - low) / Math.max(1e-9, high - low) * height;
            path.append(
                    String.format(
                            Locale.ROOT,
                            "%s%.1f %.1f",
                            isDrawing ? "L" : "M",
                            x(readings.time(sample)),
                            y));
            isDrawing = true;
        }
        svg.append("<path d=\"")
                .append(path)
                .append("\" fill=\"none\" stroke-width=\"1\" stroke=\"")
                .append(colour)
                .append("\"/>\n");
        top += height + GAP;
    }

    private void mark(Alert alert) {
        double x = x(alert.timeNanos());
        boolean isRaised = alert.change() == AlertChange.RAISED;
        line(x, GAP * 2, x, top - GAP, isRaised ? "#d1242f" : "#c9a0a4");
        if (isRaised) {
            text(x + 3, GAP * 2 - 4, "start", "alert " + time(alert.timeNanos()));
        }
    }

    private static LocalTime time(long nanos) {
        return RecordedDay.clock(nanos).toLocalTime();
    }

    private void hours() {
        long first = -Math.floorDiv(-readings.time(0), HOUR_NANOS) * HOUR_NANOS;
        for (long hour = first; hour <= readings.time(readings.count() - 1); hour += HOUR_NANOS) {
            text(x(hour), top, "middle", time(hour).toString());
        }
    }

    private void line(double fromX, double fromY, double toX, double toY, String colour) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
                        fromX,
                        fromY,
                        toX,
                        toY,
                        colour));
    }

    private void text(double x, double y, String anchor, String what) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                        x,
                        y,
                        anchor,
                        what));
    }
}
