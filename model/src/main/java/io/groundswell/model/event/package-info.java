/**
 * What can happen in a market, as immutable values that carry their own time, identity and units.
 * Uses nothing but the JDK.
 */
package io.groundswell.model.event;
