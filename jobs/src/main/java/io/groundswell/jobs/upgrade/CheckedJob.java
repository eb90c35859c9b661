package io.groundswell.jobs.upgrade;

import io.groundswell.jobs.OrderBookJob;
import io.groundswell.jobs.OrderBookPorts;
import io.groundswell.jobs.StorageJob;
import io.groundswell.jobs.StoragePorts;
import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.StorageConfig;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job as a check needs it: defined twice, with the same steps.
 *
 * @param real defines it as it would run; a check builds the graph and never runs it
 * @param dry defines it with nothing to read and nowhere to write
 */
record CheckedJob(
        Consumer<StreamExecutionEnvironment> real, Consumer<StreamExecutionEnvironment> dry) {

    /**
     * The job of a name.
     *
     * @param arguments the job's own
     * @throws ConfigException where there is no such job, or it would refuse the arguments
     */
    static CheckedJob of(String name, String[] arguments) throws ConfigException {
        if (name.equals(OrderBookJob.NAME)) {
            JobConfig config = JobConfig.fromArguments(arguments);
            return new CheckedJob(
                    env -> OrderBookJob.define(env, OrderBookPorts.of(config), config),
                    env -> OrderBookJob.define(env, DryPorts.ORDER_BOOK, config));
        }
        if (name.equals(StorageJob.NAME)) {
            StorageConfig config = StorageConfig.fromArguments(arguments);
            return new CheckedJob(
                    env -> StorageJob.define(env, StoragePorts.of(config), config),
                    env -> StorageJob.define(env, DryPorts.STORAGE, config));
        }
        throw new ConfigException(
                "no such job: "
                        + name
                        + "; known are "
                        + OrderBookJob.NAME
                        + " and "
                        + StorageJob.NAME);
    }
}
