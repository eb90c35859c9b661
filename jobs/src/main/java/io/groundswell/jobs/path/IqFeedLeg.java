package io.groundswell.jobs.path;

import io.groundswell.connectors.iqfeed.collector.CollectorProcess;
import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.jobs.run.CollectorWords;
import io.groundswell.jobs.run.Host;
import io.groundswell.model.contract.Realm;
import io.groundswell.replay.server.Begin;
import io.groundswell.replay.server.IqFeedReplayServer;
import io.groundswell.replay.server.ReplayServerOptions;
import java.io.IOException;
import java.nio.file.Path;

/** The replay server in this process, and a real collector in one of its own. */
final class IqFeedLeg implements Feed {
    private final IqFeedReplayServer server;
    private final CollectorProcess collector;
    private final Thread onExit = new Thread(this::killCollector, "end-of-collector");

    private IqFeedLeg(IqFeedReplayServer server, CollectorProcess collector) {
        this.server = server;
        this.collector = collector;
        // Asked to end, it would go on publishing to a broker that is gone.
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    private void killCollector() {
        try {
            collector.kill();
        } catch (IOException | IllegalStateException e) {
            // It is dead, or its tether ends it some seconds later.
        }
    }

    /**
     * Starts both; the recording begins when the collector watches every symbol.
     *
     * @param folder the collector's own
     * @param speed how many times as fast as it was, as {@link ReplayServerOptions} has it
     */
    static IqFeedLeg start(
            Leg leg, Path folder, KafkaConnection connection, Realm realm, double speed, Host host)
            throws IOException {
        IqFeedReplayServer server =
                IqFeedReplayServer.start(
                        ReplayServerOptions.of(leg.files())
                                .symbols(leg.symbols())
                                .freePorts()
                                .speed(speed)
                                .symbolLimit(
                                        Math.max(
                                                leg.symbols().size(),
                                                ReplayServerOptions.USUAL_SYMBOL_LIMIT))
                                .begin(Begin.LAST_WATCH),
                        host.clock(),
                        host.nanoClock());
        try {
            return new IqFeedLeg(
                    server,
                    CollectorProcess.startTethered(
                            folder, CollectorWords.of(server, folder, connection, realm)));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public long told() throws IOException {
        return server.status().events();
    }

    @Override
    public boolean isDone() throws IOException {
        if (!collector.isRunning()) {
            throw new IOException("the collector has ended; why is in its output");
        }
        return server.awaitEnd(0);
    }

    @Override
    public void finish() throws IOException {
        collector.stop();
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            if (collector.isRunning()) {
                collector.kill();
            }
            forgetExit();
        }
    }

    private void forgetExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // It is just being run.
        }
    }
}
