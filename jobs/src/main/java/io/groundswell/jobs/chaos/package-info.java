/**
 * {@code groundswell chaos}: real servers, killed again and again under load, and what that cost.
 * May use the other packages of this module, the replay of recorded days and the local servers.
 */
package io.groundswell.jobs.chaos;
