package io.groundswell.model.session;

/** The part of a trading day that a moment lies in. */
public enum Session {
    /** Before the regular session, on venues that trade then. */
    PRE,
    /** The venue's main session; the only one of a venue that trades around the clock. */
    REGULAR,
    /** After the regular session, on venues that trade then. */
    POST,
    /** Nothing trades. */
    CLOSED
}
