package io.groundswell.replay.server;

import java.util.List;

/**
 * What goes wrong with one answer of history.
 *
 * @param kind what
 * @param seconds of a STALL; 0 for ever
 * @param choice seeded, not negative: where in the answer
 */
record AnswerFault(FaultKind kind, long seconds, long choice) {
    private static final String NO_SERVER = "E,Could not connect to History socket.,";
    private static final String NO_RIGHT = "E,Unauthorized user ID.,";

    /** Whether it replaces the answer, which then need not be made. */
    boolean isInsteadOfAnswer() {
        return kind == FaultKind.ERROR || kind == FaultKind.DENY;
    }

    /** Says what is said instead of an answer. */
    void tell(String prefix, String end, LineOutput out) {
        if (kind == FaultKind.ERROR) {
            out.send(prefix + NO_SERVER);
        } else {
            out.send(prefix + NO_RIGHT);
            out.send(end);
        }
    }

    /**
     * Tells an answer as far as the fault lets it.
     *
     * @param lines the answer, its end mark last
     * @return whether the fault happened; an answer of a single row cannot end early
     */
    boolean tell(List<String> lines, LineOutput out) {
        int at = (int) (choice % lines.size());
        switch (kind) {
            case DROP -> {
                send(lines.subList(0, at), out);
                out.cut(lines.get(at).substring(0, lines.get(at).length() / 2));
            }
            case STALL -> {
                send(lines.subList(0, at), out);
                stall(out);
                send(lines.subList(at, lines.size()), out);
            }
            case GARBAGE -> {
                send(lines.subList(0, at), out);
                out.send(Faults.JUNK);
                send(lines.subList(at, lines.size()), out);
            }
            case EARLY -> {
                return endEarly(lines, out);
            }
            case ERROR, DENY, GAP, SLOW ->
                    throw new IllegalStateException(kind + " is not within an answer");
        }
        return true;
    }

    private void stall(LineOutput out) {
        if (seconds == 0) {
            out.fallSilent();
        } else {
            out.stall(seconds);
        }
    }

    private boolean endEarly(List<String> lines, LineOutput out) {
        int rows = lines.size() - 1;
        boolean canEnd = rows > 1;
        if (canEnd) {
            send(lines.subList(0, 1 + (int) (choice % (rows - 1))), out);
            out.send(lines.get(rows));
        } else {
            send(lines, out);
        }
        return canEnd;
    }

    private static void send(List<String> lines, LineOutput out) {
        lines.forEach(out::send);
    }
}
