/** Test code that several modules share. Uses JUnit and the JDK. */
package io.groundswell.model;
