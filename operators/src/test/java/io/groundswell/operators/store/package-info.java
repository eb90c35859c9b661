/** What reaches the stores, on operator harnesses. */
package io.groundswell.operators.store;
