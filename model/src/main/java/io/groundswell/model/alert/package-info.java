/**
 * When a person is told that somebody seems to buy without being seen, and why. Uses features and
 * signals; claims nothing about where prices will go.
 */
package io.groundswell.model.alert;
