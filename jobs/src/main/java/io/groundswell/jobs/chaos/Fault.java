package io.groundswell.jobs.chaos;

/**
 * One planned kill.
 *
 * @param number from 1, in the order in which they happen
 * @param victim what is killed
 * @param position how many events have been published when it happens, at least
 * @param target which of several processes of the kind, from 0
 * @param pauseMillis how long a server that nobody watches stays away
 */
record Fault(int number, Victim victim, long position, int target, long pauseMillis) {}
