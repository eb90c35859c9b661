/** Tests of the alerts. Gates are fed by the second, desks by random samples. */
package io.groundswell.model.alert;
