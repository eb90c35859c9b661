/**
 * What a job can be told: each option declared once, concluded once into a record. Uses Flink's
 * option types.
 */
package io.groundswell.jobs.config;
