package io.groundswell.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A test of minutes whose parts other tests see too: left out of the build, which has to end before
 * people stop waiting for it. {@code ./groundswell test -Dgroundswell.faults=true} runs it.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
        named = "groundswell.faults",
        matches = "true",
        disabledReason = "a fault run of a minute or more: -Dgroundswell.faults=true runs it")
public @interface FaultRun {}
