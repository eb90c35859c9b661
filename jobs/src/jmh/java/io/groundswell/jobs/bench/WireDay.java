package io.groundswell.jobs.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/** What IQFeed tells of one symbol in the hours of trading, in lines whose times can be changed. */
final class WireDay {
    private static final int TIME_LENGTH = "00:00:00.000000".length();
    private static final String OPENS = "09:30:00";
    private static final String CLOSES = "16:00:00";

    private final List<byte[]> first = new ArrayList<>();
    private final List<byte[]> lines = new ArrayList<>();

    /** Where times stand, counted from the end of a line. */
    private final List<int[]> times = new ArrayList<>();

    private WireDay() {}

    /** Takes a symbol's lines out of a day. */
    static WireDay of(byte[] day, String symbol) {
        WireDay its = new WireDay();
        String mark = ',' + symbol + ',';
        String time = "";
        int from = 0;
        for (int to = 0; to < day.length; to++) {
            if (day[to] != '\n') {
                continue;
            }
            String line = new String(day, from, to + 1 - from, ISO_8859_1);
            from = to + 1;
            if (line.startsWith("T,")) {
                time = line.substring("T,20131008 ".length(), line.length() - 1);
            } else if (line.startsWith(mark, 1)) {
                its.take(line, time);
            }
        }
        return its;
    }

    private void take(String line, String time) {
        // The name is written anew each time.
        byte[] rest = (line.charAt(0) + line.substring(line.indexOf(',', 2))).getBytes(ISO_8859_1);
        if (line.charAt(0) != 'Q') {
            if (first.size() < 2) {
                first.add(rest);
            }
        } else if (time.compareTo(OPENS) >= 0 && time.compareTo(CLOSES) < 0) {
            lines.add(rest);
            times.add(timesOf(line));
        }
    }

    private static int[] timesOf(String line) {
        List<Integer> found = new ArrayList<>();
        for (int at = line.indexOf(':'); at >= 0; at = line.indexOf(':', at + TIME_LENGTH - 2)) {
            found.add(line.length() - (at - 2));
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The F and the P that a watch is answered with, without the name. */
    List<byte[]> first() {
        return first;
    }

    int size() {
        return lines.size();
    }

    byte[] line(int place) {
        return lines.get(place);
    }

    /** Gives every time of a line that ends there another value. */
    void stamp(int place, byte[] out, int end, byte[] time) {
        for (int back : times.get(place)) {
            System.arraycopy(time, 0, out, end - back, TIME_LENGTH);
        }
    }
}
