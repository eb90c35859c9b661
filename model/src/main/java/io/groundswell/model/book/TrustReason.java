package io.groundswell.model.book;

/** Why a book is trusted or not. */
public enum TrustReason {
    /** Built from a whole snapshot and every event since. */
    SOUND,
    /** No snapshot has come yet. */
    AWAITING_SNAPSHOT,
    /** Events were lost since the last snapshot. */
    GAP,
    /** The connection was lost. */
    DISCONNECTED,
    /** A row named something that the book does not hold. */
    UNKNOWN_ID,
    /** Crossed for longer than the limit in continuous trading. */
    CROSSED
}
