package io.groundswell.connectors.kafka;

import io.groundswell.model.contract.OutputTopic;
import io.groundswell.model.contract.Realm;
import java.util.Set;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/**
 * Whether a job may use the names that Kafka knows it by: its consumer group and its transactional
 * ids. The job itself would find out only at its first checkpoint.
 *
 * <p>Kafka tells what may be done with a group only once the group is there, and never what may be
 * done with a transactional id. So a user who was granted nothing is seen at once; one who may
 * describe the name and do no more is seen only for a group that is there.
 */
final class JobNames {
    private JobNames() {}

    static void check(AdminCalls calls, Realm realm, String job, OutputTopic... outputs)
            throws KafkaSetupException {
        checkGroup(calls, realm.consumerGroup(job));
        for (OutputTopic output : outputs) {
            checkTransactions(calls, realm.transactionalIdPrefix(job, output));
        }
    }

    private static void checkGroup(AdminCalls calls, String group) throws KafkaSetupException {
        String use = "use consumer group " + group;
        DescribeConsumerGroupsOptions options =
                new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true);
        KafkaFuture<ConsumerGroupDescription> answer =
                calls.admin()
                        .describeConsumerGroups(Set.of(group), options)
                        .describedGroups()
                        .get(group);
        try {
            if (!calls.await(answer, use).authorizedOperations().contains(AclOperation.READ)) {
                throw calls.failure("not allowed to " + use, null);
            }
        } catch (KafkaSetupException e) {
            // The job's first commit of offsets makes it.
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
    }

    private static void checkTransactions(AdminCalls calls, String prefix)
            throws KafkaSetupException {
        // Flink's sink appends the number of a subtask and a counter; a grant is of the prefix.
        String id = prefix + "-0-1";
        KafkaFuture<TransactionDescription> answer =
                calls.admin().describeTransactions(Set.of(id)).description(id);
        try {
            calls.await(answer, "use transactional id " + prefix + "-*");
        } catch (KafkaSetupException e) {
            if (!(e.getCause() instanceof TransactionalIdNotFoundException)) {
                throw e;
            }
        }
    }
}
