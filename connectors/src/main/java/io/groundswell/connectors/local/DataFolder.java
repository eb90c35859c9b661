package io.groundswell.connectors.local;

import java.nio.file.Path;

/** Where what runs on this machine keeps its data. */
public final class DataFolder {
    private DataFolder() {}

    /**
     * The folder that the user said, or the usual one below the repository.
     *
     * @param name of what keeps data there, such as {@code kafka}
     * @param said null where nothing was said
     */
    public static Path of(String name, Path said) {
        Path folder = said;
        if (folder == null) {
            Path root = Path.of(System.getProperty("groundswell.root", "."));
            folder = root.resolve(".groundswell").resolve(name);
        }
        return folder.toAbsolutePath().normalize();
    }
}
