/** Tests of the capture and of what is made of it. */
package io.groundswell.connectors.iqfeed.collector;
