/**
 * Order books and what can be said of their soundness. Uses {@code model.event} and Agrona's
 * collections.
 */
package io.groundswell.model.book;
