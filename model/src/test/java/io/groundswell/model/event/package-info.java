/** Events for tests: random ones of every kind, and checks of what the records promise. */
package io.groundswell.model.event;
