package io.groundswell.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The files of the repository as they were written, without what a build or a run left there. */
final class Repository {
    static final Path ROOT =
            Path.of(System.getProperty("groundswell.root", "..")).toAbsolutePath().normalize();

    private static final Set<String> LEFTOVERS =
            Set.of("target", "out", ".git", ".idea", ".vscode", ".settings");
    private static final long LARGEST_TEXT_BYTES = 1 << 20;
    private static final Pattern COMMENTS = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");

    private Repository() {}

    /** Files by their path below the root, with slashes. */
    static List<String> files(Predicate<String> wanted) throws IOException {
        List<String> files = new ArrayList<>();
        Files.walkFileTree(
                ROOT,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        return LEFTOVERS.contains(folder.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        String name = ROOT.relativize(file).toString().replace('\\', '/');
                        if (!LEFTOVERS.contains(name)
                                && attributes.isRegularFile()
                                && attributes.size() <= LARGEST_TEXT_BYTES
                                && wanted.test(name)) {
                            files.add(name);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        files.sort(null);
        return files;
    }

    /** Main Java sources of all modules. */
    static List<String> mainSources() throws IOException {
        return files(name -> name.matches("[^/]+/src/main/java/.*\\.java"));
    }

    /** A file as text; bytes that are no text come out as some other characters. */
    static String text(String file) throws IOException {
        return Files.readString(ROOT.resolve(file), StandardCharsets.ISO_8859_1);
    }

    /** Java code without its comments; wrong only for a string that looks like one. */
    static String code(String file) throws IOException {
        return COMMENTS.matcher(text(file)).replaceAll("");
    }

    /** The modules that the root pom names. */
    static List<String> modules() throws IOException {
        return findAll("<module>([^<]+)</module>", text("pom.xml"));
    }

    /** The first group of every match. */
    static List<String> findAll(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map((MatchResult it) -> it.group(1))
                .toList();
    }
}
