/** Tests of judging and comparing days. May use the importers to lay tapes. */
package io.groundswell.replay.history;
