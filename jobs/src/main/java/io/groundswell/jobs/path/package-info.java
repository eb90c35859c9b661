/**
 * Recorded days over the whole path, from the wire to both stores, and what of them is there at the
 * end.
 */
package io.groundswell.jobs.path;
