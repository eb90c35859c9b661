/**
 * What IQFeed's lines mean: messages become market events, with their identity and order, as a pure
 * function of the lines and of when they came. Uses the wire package and the model; knows no
 * sockets, files or clocks.
 */
package io.groundswell.connectors.iqfeed.events;
