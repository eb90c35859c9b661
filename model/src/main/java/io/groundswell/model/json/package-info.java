/**
 * Events and results as JSON lines for people and for programs that do not speak SBE. Uses {@code
 * model.event}, {@code model.book} and {@code model.quality}.
 */
package io.groundswell.model.json;
