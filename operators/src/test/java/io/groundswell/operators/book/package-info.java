/** Tests of {@code io.groundswell.operators.book}. */
package io.groundswell.operators.book;
