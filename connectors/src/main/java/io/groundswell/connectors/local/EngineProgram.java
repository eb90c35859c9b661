package io.groundswell.connectors.local;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Arrays;

/**
 * Runs ClickHouse's own program from its library until that ends, in a JVM of its own.
 *
 * <p>The JVM ends without the library's last rites: they hang while the engine's threads still run.
 * What the engine has acknowledged is on disk by then, as after {@code kill -9}.
 */
public final class EngineProgram {
    private static final int ASKED_TO_END = 143;

    private EngineProgram() {}

    /**
     * Runs the engine.
     *
     * @param arguments the library, and the arguments of ClickHouse's program
     */
    public static void main(String[] arguments) {
        Function exit = NativeLibrary.getProcess().getFunction("_exit");
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> exit.invoke(new Object[] {ASKED_TO_END}), "engine-exit"));
        NativeLibrary engine = NativeLibrary.getInstance(arguments[0]);
        // Else it takes the signals by which this JVM finds null pointers.
        engine.getFunction("chdb_set_signal_handlers_enabled").invoke(new Object[] {0});
        String[] program = Arrays.copyOf(arguments, arguments.length);
        program[0] = "clickhouse";
        Pointer result =
                engine.getFunction("chdb_query_cmdline")
                        .invokePointer(new Object[] {program.length, program});
        Pointer error =
                engine.getFunction("chdb_result_error").invokePointer(new Object[] {result});
        if (error != null) {
            System.out.println(error.getString(0));
            System.out.flush();
        }
        exit.invoke(new Object[] {error == null ? 0 : 1});
    }
}
