package io.groundswell.replay.server;

import io.groundswell.model.RealDays;
import java.nio.file.Path;

/** The days that the repository carries. */
final class BundledDay {
    private static final Path ROOT = Path.of(System.getProperty(RealDays.ROOT_PROPERTY, ".."));

    static final Path EQUITIES = ROOT.resolve("replay/days/us-equities-2013-10-08.tape");
    static final Path CRYPTO = ROOT.resolve("replay/days/crypto-spot-2024-08-08.tape");

    private BundledDay() {}
}
