/** Live values on the heap in front of Flink's keyed state. Uses only the JDK. */
package io.groundswell.operators.state;
