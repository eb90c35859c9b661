/**
 * The command line of replay: the words {@code tape} and those that join it. Uses the packages
 * below it and picocli.
 */
package io.groundswell.replay;
