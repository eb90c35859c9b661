package io.groundswell.jobs;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The main classes of every module, read once: what the house's rules are held against. */
final class OurClasses {
    static final String ROOT = "io.groundswell";

    /** Everything but tests, whether a module is on the class path as a folder or as a jar. */
    static final JavaClasses MAIN =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(OurClasses::isNoTestJar)
                    .importPackages(ROOT);

    private OurClasses() {}

    private static boolean isNoTestJar(Location location) {
        return !location.contains("-tests.jar");
    }
}
