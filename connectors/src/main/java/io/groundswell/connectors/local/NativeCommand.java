package io.groundswell.connectors.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that is no JVM, hung on whoever starts it as {@link Tether} does it for a JVM.
 *
 * <p>A shell sets a watch beside it and then becomes the program, so that the process that was
 * started is the program itself. The watch reads the pipe that the starter holds. When that ends
 * without a byte in it, the starter is gone and the watch asks the program to end. Where the system
 * tells when a process began, the watch makes sure that the id still means the same one. The
 * program gets a session of its own where there is {@code setsid}: a Ctrl-C is the starter's
 * business.
 *
 * @param program its file
 * @param arguments its arguments
 */
record NativeCommand(Path program, List<String> arguments) {
    /** The watch is nobody's child, or else it would stay as a zombie of the program. */
    private static final String TETHER =
            """
            began() {
              test -r "/proc/$1/stat" && set -- $(cat "/proc/$1/stat") && echo "${22}"
            }
            watch() {
              first=$(began "$1")
              read -r word
              test -n "$word" || test "$(began "$1")" != "$first" || kill "$1"
            }
            exec 3<&0 </dev/null
            (watch $$ <&3 >/dev/null 2>&1 &)
            exec 3<&-
            command -v setsid >/dev/null && exec setsid "$@"
            exec "$@"
            """;

    /** A process that ends with the one that started it, until that lets it go. */
    ProcessBuilder tethered() {
        List<String> command = new ArrayList<>(List.of("sh", "-c", TETHER, "sh"));
        command.add(program.toString());
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
