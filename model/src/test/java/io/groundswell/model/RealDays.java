package io.groundswell.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the recorded market days that real-day tests run on.
 *
 * <p>They are not part of the repository: they lie in {@code shared/data} beside it. A test that
 * needs a file which is not there is skipped and prints the reason.
 */
public final class RealDays {
    /**
     * System property with the folder of the repository; without it the working directory counts.
     */
    public static final String ROOT_PROPERTY = "groundswell.root";

    private static final Path DATA = Path.of("shared", "data");

    private RealDays() {}

    /**
     * The file or folder with this path below {@code shared/data}.
     *
     * @return empty where this machine does not have it
     */
    public static Optional<Path> find(String relative) {
        return find(Path.of(System.getProperty(ROOT_PROPERTY, "")), relative);
    }

    /**
     * As {@link #find(String)}, but skips the running test, with the printed reason, where the path
     * is missing.
     */
    public static Path require(String relative) {
        Optional<Path> found = find(relative);
        if (found.isEmpty()) {
            String reason = "skipped: no " + DATA.resolve(relative) + " beside the repository";
            System.out.println(reason);
            assumeTrue(false, reason);
        }
        return found.orElseThrow();
    }

    static Optional<Path> find(Path from, String relative) {
        for (Path folder = from.toAbsolutePath().normalize();
                folder != null;
                folder = folder.getParent()) {
            Path candidate = folder.resolve(DATA).resolve(relative);
            if (Files.exists(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
