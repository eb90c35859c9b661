/** Tests of the words of {@code redis}. */
package io.groundswell.connectors.redis.command;
