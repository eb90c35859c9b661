package io.groundswell.jobs.chaos;

/**
 * What one kill cost.
 *
 * @param number the kill's place in the plan, from 1
 * @param victim what was killed
 * @param position how many events had been published then
 * @param runningMillis from the kill until every task of the job ran for good; 0 where none stopped
 * @param committedMillis from the kill until a checkpoint was complete that was begun after it
 * @param restarts how often Flink had restarted the job by then, since the job began
 */
record Recovery(
        int number,
        Victim victim,
        long position,
        long runningMillis,
        long committedMillis,
        long restarts) {}
