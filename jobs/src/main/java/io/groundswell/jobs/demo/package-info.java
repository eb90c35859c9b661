/**
 * The demo: recorded days through the order-book job in an embedded Flink, and what came out as a
 * table and a page. Uses the jobs, tapes and Flink's mini cluster.
 */
package io.groundswell.jobs.demo;
