/** Tests of asking the lookup port. */
package io.groundswell.connectors.iqfeed.lookup;
