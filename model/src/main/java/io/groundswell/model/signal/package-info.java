/**
 * Five signs that somebody buys without being seen, as scores between 0 and 1, computed for many
 * symbols at once. Uses features; decides nothing.
 */
package io.groundswell.model.signal;
