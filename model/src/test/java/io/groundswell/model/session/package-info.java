/** Tests of sessions and of what a trade counts for. */
package io.groundswell.model.session;
