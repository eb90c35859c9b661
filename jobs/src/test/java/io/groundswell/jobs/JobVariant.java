package io.groundswell.jobs;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The job jar of another version: some of our sources changed in a few words, compiled, and put in
 * the place of the old classes. What an upgrade of the job meets in a test is then a real jar.
 */
public final class JobVariant {
    private static final String BOOK_IMAGE =
            "model/src/main/java/io/groundswell/model/book/BookImage.java";
    private static final String STEPS = "jobs/src/main/java/io/groundswell/jobs/Steps.java";
    private static final String ROUTE =
            "connectors/src/main/java/io/groundswell/connectors/kafka/RouteFunction.java";

    private final Path jar;
    private final Map<String, String> sources = new LinkedHashMap<>();

    private JobVariant(Path jar) {
        this.jar = jar;
    }

    /** A variant of a job jar, so far without a difference. */
    public static JobVariant of(Path jar) {
        return new JobVariant(jar);
    }

    /**
     * The next version, as it should be made: a book's image, version 2, also counts how often it
     * was written; version 1 is read as before. The old jar cannot read what this one stores.
     */
    public static JobVariant withAnotherBookField(Path jar) throws IOException {
        return of(jar).change(BOOK_IMAGE, "int VERSION = 1;", "int VERSION = 2;")
                .change(BOOK_IMAGE, "version != VERSION", "version < 1 || version > VERSION")
                .change(
                        BOOK_IMAGE,
                        "private long storedBytes;",
                        "private long storedBytes; private long timesWritten;")
                .change(
                        BOOK_IMAGE,
                        "frame.writeByte(VERSION);",
                        "frame.writeByte(VERSION); frame.writeNumber(++timesWritten);")
                .change(
                        BOOK_IMAGE,
                        "int metaLength = (int) Math.min(",
                        "timesWritten = version > 1 ? in.readNumber() : 0;"
                                + " int metaLength = (int) Math.min(");
    }

    /** A version that forgets its books: the order-book step has another uid. */
    public static JobVariant withARenamedUid(Path jar) throws IOException {
        return of(jar).change(STEPS, "BOOK(\"order-book\"", "BOOK(\"order-books\"");
    }

    /**
     * A version whose job on topics starts and fails, again and again, although it takes over all
     * state.
     */
    public static JobVariant failingAtItsStart(Path jar) throws IOException {
        return of(jar).change(
                        ROUTE,
                        "public void open(OpenContext context) {",
                        "public void open(OpenContext context) { if (true) { throw new"
                                + " IllegalStateException(\"made to fail\"); }");
    }

    /**
     * Changes a source of ours.
     *
     * @param file its path below the root
     * @param old what stands in it exactly once
     * @param replacement what shall stand there
     * @throws AssertionError where it does not: the source has moved on, and this variant must too
     */
    public JobVariant change(String file, String old, String replacement) throws IOException {
        String text = sources.get(file);
        if (text == null) {
            text = Files.readString(Repository.ROOT.resolve(file));
        }
        int at = text.indexOf(old);
        if (at < 0 || text.indexOf(old, at + 1) >= 0) {
            throw new AssertionError("not exactly once in " + file + ": " + old);
        }
        sources.put(file, text.replace(old, replacement));
        return this;
    }

    /** Compiles the changes and writes a copy of the jar that has them. */
    public Path write(Path target) throws IOException {
        Files.copy(jar, target, StandardCopyOption.REPLACE_EXISTING);
        Path classes = Files.createTempDirectory(target.toAbsolutePath().getParent(), "variant");
        compile(classes);
        try (FileSystem copy = FileSystems.newFileSystem(target);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path inside = copy.getPath(classes.relativize(file).toString());
                if (!Files.exists(inside)) {
                    throw new AssertionError("not in the job jar: " + inside);
                }
                Files.copy(file, inside, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return target;
    }

    private void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> classPath = new ArrayList<>(JobJar.clusterJars());
        classPath.add(jar.toString());
        List<String> options =
                List.of(
                        "--release",
                        "17",
                        "-proc:none",
                        "-nowarn",
                        "-parameters",
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        "-d",
                        classes.toString());
        StringWriter said = new StringWriter();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((file, text) -> units.add(new Source(file, text)));
        if (!compiler.getTask(said, null, null, options, null, units).call()) {
            throw new AssertionError("the variant does not compile: " + said);
        }
    }

    /** A changed source, which is in no file. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///" + file.replaceAll(".*/java/", "")), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
