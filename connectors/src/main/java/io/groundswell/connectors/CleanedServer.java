package io.groundswell.connectors;

import io.groundswell.connectors.local.LocalRedis;
import io.groundswell.connectors.local.RunningServer;
import io.groundswell.connectors.redis.cleaner.CleanerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A local Redis and the cleaner beside it, which ends with it.
 *
 * @param folder where both keep what is theirs
 */
record CleanedServer(LocalRedis server, Path folder) implements RunningServer {
    @Override
    public String address() {
        return server.address();
    }

    @Override
    public long pid() {
        return server.pid();
    }

    @Override
    public void stop() throws IOException {
        Optional<CleanerProcess> cleaner = CleanerProcess.find(folder);
        server.stop();
        if (cleaner.isPresent()) {
            // It would go by itself; but whoever stopped all wants nothing left.
            cleaner.get().stop();
        }
    }
}
