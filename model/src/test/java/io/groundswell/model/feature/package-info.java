/** Tests of the features. The slow, obvious features are held against the extractor from here. */
package io.groundswell.model.feature;
