/** Tests of the latest values in Redis. */
package io.groundswell.connectors.redis.latest;
