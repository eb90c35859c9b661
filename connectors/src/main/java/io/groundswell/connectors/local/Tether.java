package io.groundswell.connectors.local;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another program's main in this JVM, and ends the JVM when whoever started it is gone, also
 * after {@code kill -9}: its standard input is a pipe that the starter holds, and the system closes
 * that with the starter. One byte in the pipe lets the program go; from then on it lives alone.
 *
 * <p>Uses nothing but the JDK, so that it can stand on any server's class path.
 */
public final class Tether {
    private static final long EXIT_LIMIT_MILLIS = 10_000;
    private static final int STATUS = 143;

    private Tether() {}

    /**
     * Runs a main.
     *
     * @param arguments the class, and its own arguments
     */
    public static void main(String[] arguments) throws Throwable {
        Thread watch = new Thread(Tether::awaitEnd, "tether");
        watch.setDaemon(true);
        watch.start();
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        try {
            Class.forName(arguments[0])
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) rest);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void awaitEnd() {
        try {
            if (System.in.read() < 0) {
                end();
            }
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(STATUS);
        }
    }

    /** As on a signal to end, but not for longer than a limit. */
    private static void end() throws InterruptedException {
        Thread exit = new Thread(() -> System.exit(STATUS), "tether-exit");
        exit.start();
        exit.join(EXIT_LIMIT_MILLIS);
        Runtime.getRuntime().halt(STATUS);
    }
}
