/** Tests of Redis's edge, on a real server where it says so. */
package io.groundswell.connectors.redis;
