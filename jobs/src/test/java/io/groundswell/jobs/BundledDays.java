package io.groundswell.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The recorded days that come with the repository. */
public final class BundledDays {
    private BundledDays() {}

    public static List<String> tapes() throws IOException {
        Path days = Path.of(System.getProperty("groundswell.root", "..")).resolve("replay/days");
        try (Stream<Path> files = Files.list(days)) {
            return files.filter(file -> file.toString().endsWith(".tape"))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }
}
