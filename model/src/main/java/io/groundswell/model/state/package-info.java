/** The bytes of kept state: little-endian longs in a fixed order. Uses nothing. */
package io.groundswell.model.state;
