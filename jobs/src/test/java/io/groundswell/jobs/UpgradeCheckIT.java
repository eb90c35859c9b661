package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.jobs.upgrade.MidDaySavepoint;
import io.groundswell.jobs.upgrade.RestoreCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar of another version is asked about a savepoint, each in a JVM that knows only that jar. */
class UpgradeCheckIT {
    @TempDir static Path folder;
    private static String savepoint;

    @BeforeAll
    static void stopTheJobOfThisJar() throws Exception {
        savepoint = savepointOf(JobJar.FILE, "this");
    }

    private static List<String> jobArguments(String name) throws Exception {
        return List.of(
                "--source.tapes",
                String.join(";", BundledDays.tapes()),
                "--output.directory",
                folder.resolve(name).toString());
    }

    /** Runs a jar's own job up to the middle of the day. */
    private static String savepointOf(Path jar, String name) throws Exception {
        Path tests = Path.of(MidDaySavepoint.class.getResource("/").toURI());
        List<String> arguments = new ArrayList<>();
        arguments.add(folder.resolve(name + "-savepoint").toString());
        arguments.addAll(jobArguments(name));
        JobJar.Ran ran =
                JobJar.run(List.of(jar, tests), folder, MidDaySavepoint.class.getName(), arguments);
        assertThat(ran.status()).as(ran.said()).isZero();
        return ran.said().lines().reduce((first, second) -> second).orElseThrow();
    }

    private static JobJar.Ran check(Path jar, String itsSavepoint) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(itsSavepoint, OrderBookJob.NAME));
        arguments.addAll(jobArguments("never-written"));
        JobJar.Ran ran = JobJar.run(List.of(jar), folder, RestoreCheck.class.getName(), arguments);
        assertThat(folder.resolve("never-written")).doesNotExist();
        return ran;
    }

    @Test
    void shouldAcceptAJarWhoseBooksHaveAnotherFieldButNotGoBackFromIt() throws Exception {
        Path next = JobVariant.withAnotherBookField(JobJar.FILE).write(folder.resolve("next.jar"));

        JobJar.Ran forward = check(next, savepoint);
        assertThat(forward.said()).contains("accepted: ");
        assertThat(forward.status()).as(forward.said()).isZero();

        JobJar.Ran back = check(JobJar.FILE, savepointOf(next, "next"));
        assertThat(back.said())
                .contains(
                        "refused: 'order books' (uid order-book): book image of version 2, known is"
                                + " 1");
        assertThat(back.status()).as(back.said()).isEqualTo(1);
    }

    @Test
    void shouldRefuseAJarThatForgetsTheBooks() throws Exception {
        Path renamed = JobVariant.withARenamedUid(JobJar.FILE).write(folder.resolve("renamed.jar"));

        JobJar.Ran ran = check(renamed, savepoint);

        assertThat(ran.said())
                .contains(
                        "note: 'order books' (uid order-books) is new and starts empty",
                        "refused: no operator takes over the state of 'order books' (uid"
                                + " order-book)");
        assertThat(ran.status()).as(ran.said()).isEqualTo(1);
    }

    /** Only a start can show it; the next jar is then taken back. */
    @Test
    void shouldAcceptAJarThatFailsNowhereButAtItsStart() throws Exception {
        Path failing =
                JobVariant.failingAtItsStart(JobJar.FILE).write(folder.resolve("failing.jar"));

        assertThat(check(failing, savepoint).status()).isZero();
        assertThat(Files.mismatch(failing, JobJar.FILE)).isNotNegative();
    }

    @Test
    void shouldNotMakeAVariantOfASourceThatHasMovedOn() {
        JobVariant variant = JobVariant.of(JobJar.FILE);

        assertThatThrownBy(() -> variant.change("pom.xml", "no such words", "others"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("pom.xml");
    }
}
