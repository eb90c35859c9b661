/** What the event codec promises: yesterday's bytes, hostile bytes and tomorrow's bytes. */
package io.groundswell.model.codec;
