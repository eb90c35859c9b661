package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.AdminMessage;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;

/** What a session wants to have done. Called by the session's thread, inside its inputs. */
interface SessionEffects {
    /** Send a command; its end is not part of it. Never to be shown: it may hold a password. */
    void send(String command);

    /** The feed is there: tell it. */
    void live(ProtocolVersion version);

    /** The feed is gone, after {@link #live}: tell it. */
    void lost(String reason);

    /** A symbol does not come: tell it. */
    void stalled(String symbol);

    /** Close the connection and try again; {@link IqFeedSession#disconnected} is to follow. */
    void drop(String reason);

    /** The admin port told figures: keep them for the status. */
    void statistics(AdminMessage figures);

    /** Something went wrong that does not end the connection: keep it for the status. */
    void problem(String text);
}
