/** Tests of the demo: the page's binning, thinning, packing and text. */
package io.groundswell.jobs.demo;
