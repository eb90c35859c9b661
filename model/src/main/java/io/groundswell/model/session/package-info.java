/**
 * When venues trade, which date a moment belongs to, and what a trade counts for. Uses {@code
 * model.event} and the JDK's time classes.
 */
package io.groundswell.model.session;
