/** Tests of what IQFeed's lines become. */
package io.groundswell.connectors.iqfeed.events;
