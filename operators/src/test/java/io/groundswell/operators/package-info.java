/** Small recorded days and harnesses that the tests of operators and jobs share. */
package io.groundswell.operators;
