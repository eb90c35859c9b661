/**
 * Every name that two modules share: realms, topics, keys, tables, outputs and metrics. Uses {@code
 * model.event}; nothing else in the system spells one of these names as a literal.
 */
package io.groundswell.model.contract;
