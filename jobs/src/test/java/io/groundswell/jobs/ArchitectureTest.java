package io.groundswell.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The only allowed arrows: between modules, between the rooms of the model, to libraries. */
class ArchitectureTest {
    private static final String MODEL = "io.groundswell.model";
    private static final String OPERATORS = "io.groundswell.operators";
    private static final String CONNECTORS = "io.groundswell.connectors";
    private static final String REPLAY = "io.groundswell.replay";
    private static final String JOBS = "io.groundswell.jobs";
    private static final String CONSOLE = "io.groundswell.console";
    private static final String FLINK = "org.apache.flink..";

    /** Primitive types have no package. */
    private static final List<String> JDK = List.of("", "java..");

    private static final List<String> OPERATORS_LIBRARIES =
            List.of("org.agrona..", "org.slf4j..", FLINK);
    private static final List<String> CONNECTORS_LIBRARIES =
            List.of(
                    "org.agrona..",
                    "org.slf4j..",
                    "org.apache.kafka..",
                    "com.fasterxml.jackson..",
                    "picocli..",
                    "com.clickhouse..",
                    "io.lettuce..",
                    "org.HdrHistogram..",
                    // When lettuce's threads have ended, and whether a certificate is to blame.
                    "io.netty.util.concurrent..",
                    "javax.net.ssl..",
                    "com.github.luben.zstd..",
                    // ClickHouse's engine, in a process of its own.
                    "com.sun.jna..",
                    // How soon a connection to a dead machine is given up.
                    "jdk.net..");
    private static final List<String> REPLAY_LIBRARIES =
            List.of(
                    "org.agrona..",
                    "org.slf4j..",
                    "com.github.luben.zstd..",
                    "org.tukaani.xz..",
                    "org.apache.commons.math3..",
                    "com.fasterxml.jackson..",
                    "picocli..");

    private static final List<String> ROOMS =
            List.of(
                    "event",
                    "codec",
                    "session",
                    "contract",
                    "quality",
                    "book",
                    "json",
                    "feature",
                    "signal",
                    "alert",
                    "state");

    private static void check(ArchRule rule) {
        rule.check(OurClasses.MAIN);
    }

    private static String within(String packageName) {
        return packageName + "..";
    }

    private static ArchRule onlyUse(String packageName, List<String> more, String... ours) {
        List<String> allowed = new ArrayList<>(JDK);
        allowed.addAll(more);
        for (String module : ours) {
            allowed.add(within(module));
        }
        return classes()
                .that()
                .resideInAPackage(within(packageName))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new));
    }

    /** A room uses itself, the JDK, Agrona and the named rooms. */
    private static ArchRule roomOnlyUses(String room, String... others) {
        String[] ours = new String[others.length + 1];
        ours[0] = MODEL + "." + room;
        for (int i = 0; i < others.length; i++) {
            ours[i + 1] = MODEL + "." + others[i];
        }
        return onlyUse(ours[0], List.of("org.agrona.."), ours);
    }

    /** Without this, a module that fell off the class path would break no rule any more. */
    @ParameterizedTest
    @ValueSource(strings = {MODEL, OPERATORS, CONNECTORS, REPLAY, JOBS})
    void shouldSeeTheClassesOfEveryModule(String module) {
        assertThat(OurClasses.MAIN)
                .extracting(JavaClass::getPackageName)
                .anyMatch(name -> name.startsWith(module));
    }

    @Test
    void shouldKeepTestsOutOfWhatIsJudged() {
        assertThat(OurClasses.MAIN)
                .extracting(JavaClass::getSimpleName)
                .doesNotContain("ArchitectureTest", "ScriptedDay", "MarketEvents");
    }

    @Test
    void shouldKeepTheModelToTheJdkAndAgrona() {
        check(onlyUse(MODEL, List.of("org.agrona.."), MODEL));
    }

    @Test
    void shouldKeepOperatorsToTheModelAndFlink() {
        check(onlyUse(OPERATORS, OPERATORS_LIBRARIES, OPERATORS, MODEL));
    }

    @Test
    void shouldKeepConnectorsToTheModelAndTheirLibraries() {
        List<String> libraries = new ArrayList<>(CONNECTORS_LIBRARIES);
        libraries.add(FLINK);
        check(onlyUse(CONNECTORS, libraries, CONNECTORS, MODEL));
    }

    @Test
    void shouldKeepFlinkOutOfTheLocalServers() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(CONNECTORS, within(CONNECTORS + ".local"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(FLINK));
    }

    @Test
    void shouldKeepTheFeedToTheModelAndTheEdgesItNeeds() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(within(CONNECTORS + ".iqfeed"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(FLINK));
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                CONNECTORS + ".iqfeed.wire", CONNECTORS + ".iqfeed.events")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "java.net..",
                                "java.nio.channels..",
                                CONNECTORS + ".iqfeed.client",
                                CONNECTORS + ".iqfeed.collector",
                                CONNECTORS + ".kafka",
                                CONNECTORS + ".local"));
    }

    @Test
    void shouldKeepReplayToTheModelTheConnectorsAndItsLibraries() {
        List<String> libraries = new ArrayList<>(REPLAY_LIBRARIES);
        libraries.add(FLINK);
        check(onlyUse(REPLAY, libraries, REPLAY, CONNECTORS, MODEL));
    }

    @Test
    void shouldKeepFlinkToTheSourceOfReplay() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(within(REPLAY))
                        .and()
                        .resideOutsideOfPackage(within(REPLAY + ".source"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(FLINK, within(REPLAY + ".source")));
    }

    @Test
    void shouldKeepJobsAwayFromTheConsole() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(within(JOBS))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(within(CONSOLE)));
    }

    @Test
    void shouldLetNothingUseTheJobs() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(within(JOBS))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(within(JOBS)));
    }

    @Test
    void shouldKeepEventsToThemselves() {
        check(roomOnlyUses("event"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"codec", "session", "contract", "quality"})
    void shouldKeepTheRoomsNextToEventsToEvents(String room) {
        check(roomOnlyUses(room, "event"));
    }

    @Test
    void shouldKeepBooksToEventsAndSessions() {
        check(roomOnlyUses("book", "event", "session"));
    }

    @Test
    void shouldKeepJsonToWhatItWrites() {
        check(roomOnlyUses("json", "event", "book", "quality"));
    }

    @Test
    void shouldKeepKeptStateToItself() {
        check(roomOnlyUses("state"));
    }

    @Test
    void shouldKeepFeaturesToBooksAndSessions() {
        check(roomOnlyUses("feature", "event", "book", "session", "state"));
    }

    @Test
    void shouldKeepSignalsToFeatures() {
        check(roomOnlyUses("signal", "feature", "state"));
    }

    @Test
    void shouldKeepAlertsToFeaturesAndSignals() {
        check(roomOnlyUses("alert", "event", "session", "feature", "signal", "state"));
    }

    /** A room without a rule of its own above would be free to use what it likes. */
    @Test
    void shouldKnowEveryRoomOfTheModel() {
        List<JavaClass> strangers =
                OurClasses.MAIN.stream()
                        .filter(it -> it.getPackageName().startsWith(MODEL))
                        .filter(it -> ROOMS.stream().noneMatch(room -> isIn(room, it)))
                        .toList();
        assertThat(strangers).isEmpty();
    }

    private static boolean isIn(String room, JavaClass it) {
        return (it.getPackageName() + ".").startsWith(MODEL + "." + room + ".");
    }

    /** A Main stands at its module's root and plugs in the words of the packages below. */
    @Test
    void shouldHaveNoCycleBetweenPackages() {
        check(
                slices().matching("io.groundswell.(**)")
                        .should()
                        .beFreeOfCycles()
                        .ignoreDependency(simpleName("Main"), alwaysTrue()));
    }
}
