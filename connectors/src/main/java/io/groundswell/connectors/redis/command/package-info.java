/** The words of {@code redis}: what is watched, and the cleaner by hand. */
package io.groundswell.connectors.redis.command;
