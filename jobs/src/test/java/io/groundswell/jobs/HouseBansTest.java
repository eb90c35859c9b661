package io.groundswell.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.groundswell.operators.state.WriteBackFunction;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.junit.jupiter.api.Test;

/** What no main class does, whatever its module. */
class HouseBansTest {
    /**
     * Owner, name and number of arguments of calls that ask the host for time or chance. The sleep
     * of a thread is checkstyle's to refuse, in tests too.
     */
    private static final Set<String> CLOCKS_AND_DICE =
            Set.of(
                    "java.lang.System.currentTimeMillis/0",
                    "java.util.concurrent.TimeUnit.sleep/1",
                    "java.lang.Math.random/0",
                    "java.time.Instant.now/0",
                    "java.time.LocalDate.now/0",
                    "java.time.LocalDate.now/1",
                    "java.time.LocalDateTime.now/0",
                    "java.time.LocalTime.now/0",
                    "java.time.ZonedDateTime.now/0",
                    "java.time.ZonedDateTime.now/1",
                    "java.time.OffsetDateTime.now/0",
                    "java.time.Clock.systemUTC/0",
                    "java.time.Clock.systemDefaultZone/0",
                    "java.util.Date.<init>/0",
                    "java.util.Random.<init>/0",
                    "java.util.SplittableRandom.<init>/0",
                    "java.util.concurrent.ThreadLocalRandom.current/0",
                    "java.util.UUID.randomUUID/0",
                    "java.security.SecureRandom.<init>/0");

    private static final DescribedPredicate<CodeUnitCallTarget> ASK_THE_HOST =
            describe(
                    "time or chance of the host",
                    call -> CLOCKS_AND_DICE.contains(signatureOf(call)));

    private static final DescribedPredicate<CodeUnitCallTarget> MARK_AN_OPERATOR =
            describe(
                    "uid or name of an operator",
                    call ->
                            Set.of("uid", "name", "setUidHash").contains(call.getName())
                                    && call.getOwner()
                                            .getPackageName()
                                            .equals(DataStream.class.getPackageName()));

    private static String signatureOf(CodeUnitCallTarget call) {
        return call.getOwner().getName()
                + "."
                + call.getName()
                + "/"
                + call.getRawParameterTypes().size();
    }

    private static void check(ArchRule rule) {
        rule.check(OurClasses.MAIN);
    }

    @Test
    void shouldTakeTimeAndChanceFromOutside() {
        check(
                noClasses()
                        .that()
                        .doNotHaveSimpleName("NewPassword")
                        .should()
                        .callCodeUnitWhere(target(ASK_THE_HOST))
                        .because(
                                "logic takes time and randomness as parameters; a password that"
                                        + " could be taken from outside would be none"));
    }

    @Test
    void shouldMeasureElapsedTimeOnlyForPeopleAndAtTheEdges() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "io.groundswell.jobs.demo..", "io.groundswell.connectors..")
                        .and()
                        .areNotAnnotatedWith("picocli.CommandLine$Command")
                        .and()
                        .doNotHaveSimpleName("WriteBackOperator")
                        .and()
                        .doNotHaveSimpleName("Host")
                        .should()
                        .callMethod(System.class, "nanoTime")
                        .because(
                                "a command tells a person how long it took, an edge does not wait"
                                        + " for ever, and the stall of a write-back is a metric"));
    }

    @Test
    void shouldLogThroughSlf4jOnly() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "java.util.logging..",
                                "org.apache.log4j..",
                                "org.apache.logging..",
                                "org.apache.commons.logging.."));
    }

    @Test
    void shouldNotLogInTheModel() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("io.groundswell.model..")
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err"));
    }

    @Test
    void shouldKeepJavaSerializationAwayFromTheModel() {
        check(
                classes()
                        .that()
                        .resideInAPackage("io.groundswell.model..")
                        .and()
                        .areNotEnums()
                        .and()
                        .areNotAssignableTo(Enum.class)
                        .and()
                        .areNotAssignableTo(Throwable.class)
                        .should()
                        .notBeAssignableTo(Serializable.class)
                        .because("bytes outlive code: model values have versioned formats"));
    }

    @Test
    void shouldNeverReadOrWriteObjectStreams() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat(
                                assignableTo(ObjectInputStream.class)
                                        .or(assignableTo(ObjectOutputStream.class))));
    }

    @Test
    void shouldNameThingsAfterWhatTheyAre() {
        check(
                noClasses()
                        .should()
                        .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)(\\$.*)?")
                        .because("a name that a trader would say tells more"));
    }

    @Test
    void shouldOpenFunctionsWithAnOpenContext() {
        check(
                methods()
                        .that()
                        .haveName("open")
                        .and()
                        .areDeclaredInClassesThat()
                        .areAssignableTo(RichFunction.class)
                        .should()
                        .haveRawParameterTypes(OpenContext.class)
                        .because("Flink 2 calls no other open"));
    }

    @Test
    void shouldMarkOperatorsInStepsOnly() {
        check(
                noClasses()
                        .that()
                        .doNotBelongToAnyOf(Steps.class)
                        .should()
                        .callCodeUnitWhere(target(MARK_AN_OPERATOR))
                        .because("a uid ties state to an operator, so each has one home"));
    }

    @Test
    void shouldUseOnlyFlinksPresentSourcesAndSinks() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.apache.flink.streaming.api.functions.source.legacy..",
                                "org.apache.flink.streaming.api.functions.sink.legacy..",
                                "org.apache.flink.api.connector.sink.."));
    }

    @Test
    void shouldCloseTheFamilyOfEventsToStrangers() {
        check(
                classes()
                        .that()
                        .resideInAPackage("io.groundswell.model.event")
                        .and()
                        .arePublic()
                        .and()
                        .areTopLevelClasses()
                        .should(
                                have(
                                        describe(
                                                "no subclasses but their own",
                                                HouseBansTest::isClosed)))
                        .because("a switch over events must know them all"));
    }

    private static boolean isClosed(JavaClass type) {
        return type.isRecord()
                || type.isEnum()
                || type.getModifiers().contains(FINAL)
                || (type.isInterface() && type.reflect().isSealed());
    }

    /**
     * The current key is any while an element is processed: a timer would be some other symbol's.
     */
    @Test
    void shouldAskForNoKeyAndNoTimerWhereKeysAreSetByHand() {
        check(
                noClasses()
                        .that()
                        .areAssignableTo(WriteBackFunction.class)
                        .should()
                        .callMethodWhere(
                                target(
                                        describe(
                                                "key or timers of the context",
                                                call ->
                                                        Set.of("getCurrentKey", "timerService")
                                                                .contains(call.getName())))));
    }
}
