/** Tests of the names that modules share. */
package io.groundswell.model.contract;
