/** Tests of IQFeed's lines, by real ones of {@code shared/data/iqfeed} and by hostile ones. */
package io.groundswell.connectors.iqfeed.wire;
