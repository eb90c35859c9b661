package io.groundswell.model.event;

/**
 * Turns the small numbers of the wire back into enum constants whose codes run from 0 without a
 * gap.
 */
final class WireCode {
    private WireCode() {}

    static <E extends Enum<E>> E lookup(E[] byCode, int code, String what) {
        if (code < 0 || code >= byCode.length) {
            throw new IllegalArgumentException("no " + what + " has the code " + code);
        }
        return byCode[code];
    }
}
