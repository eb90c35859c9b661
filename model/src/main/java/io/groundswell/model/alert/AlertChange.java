package io.groundswell.model.alert;

/** What has become of an alert. */
public enum AlertChange {
    /** There is cause now. */
    RAISED,
    /** The other cause has come as well. Told once at most. */
    RAISED_AGAIN,
    /** The cause is gone. */
    CLEARED,
    /** The session has ended, and the alert with it. */
    ENDED
}
