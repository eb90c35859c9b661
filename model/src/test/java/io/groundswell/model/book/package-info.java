/** Tests of the books. The contract and the pictures are shared through the test-jar. */
package io.groundswell.model.book;
