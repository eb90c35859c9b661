/** Tests of the signals. The slow, obvious scores are held against every kernel from here. */
package io.groundswell.model.signal;
