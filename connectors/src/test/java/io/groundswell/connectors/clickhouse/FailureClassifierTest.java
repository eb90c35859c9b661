package io.groundswell.connectors.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.ServerException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureClassifierTest {
    private static final int HTTP_ERROR = 500;

    private static ClickHouseException said(int code, int status, String message) {
        return ClickHouseException.of(new ServerException(code, message, status, "some-query"));
    }

    private static FailureKind kindOf(int code) {
        return FailureClassifier.kindOf(said(code, HTTP_ERROR, "Code: " + code));
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "159, TIMEOUT_EXCEEDED, RETRY",
        "160, TOO_SLOW, RETRY",
        "173, CANNOT_ALLOCATE_MEMORY, RETRY",
        "198, DNS_ERROR, RETRY",
        "201, QUOTA_EXCEEDED, RETRY",
        "202, TOO_MANY_SIMULTANEOUS_QUERIES, RETRY",
        "203, NO_FREE_CONNECTION, RETRY",
        "204, CANNOT_FSYNC, RETRY",
        "209, SOCKET_TIMEOUT, RETRY",
        "210, NETWORK_ERROR, RETRY",
        "225, NO_ZOOKEEPER, RETRY",
        "236, ABORTED, RETRY",
        "241, MEMORY_LIMIT_EXCEEDED, RETRY",
        "242, TABLE_IS_READ_ONLY, RETRY",
        "243, NOT_ENOUGH_SPACE, RETRY",
        "244, UNEXPECTED_ZOOKEEPER_ERROR, RETRY",
        "252, TOO_MANY_PARTS, RETRY",
        "254, NO_ACTIVE_REPLICAS, RETRY",
        "265, NO_AVAILABLE_REPLICA, RETRY",
        "279, ALL_CONNECTION_TRIES_FAILED, RETRY",
        "285, TOO_FEW_LIVE_REPLICAS, RETRY",
        "286, UNSATISFIED_QUORUM_FOR_PREVIOUS_WRITE, RETRY",
        "289, REPLICA_IS_NOT_IN_QUORUM, RETRY",
        "290, LIMIT_EXCEEDED, RETRY",
        "319, UNKNOWN_STATUS_OF_INSERT, RETRY",
        "364, RECEIVED_ERROR_TOO_MANY_REQUESTS, RETRY",
        "384, PART_IS_TEMPORARILY_LOCKED, RETRY",
        "394, QUERY_WAS_CANCELLED, RETRY",
        "416, REPLICA_STATUS_CHANGED, RETRY",
        "425, SYSTEM_ERROR, RETRY",
        "439, CANNOT_SCHEDULE_TASK, RETRY",
        "473, DEADLOCK_AVOIDED, RETRY",
        "499, S3_ERROR, RETRY",
        "500, AZURE_BLOB_STORAGE_ERROR, RETRY",
        "519, NO_REMOTE_SHARD_AVAILABLE, RETRY",
        "529, NOT_A_LEADER, RETRY",
        "568, RAFT_ERROR, RETRY",
        "574, DISTRIBUTED_TOO_MANY_PENDING_BYTES, RETRY",
        "677, THREAD_WAS_CANCELED, RETRY",
        "692, TOO_MANY_MUTATIONS, RETRY",
        "700, USER_SESSION_LIMIT_EXCEEDED, RETRY",
        "733, TABLE_IS_BEING_RESTARTED, RETRY",
        "734, CANNOT_WRITE_AFTER_BUFFER_CANCELED, RETRY",
        "735, QUERY_WAS_CANCELLED_BY_CLIENT, RETRY",
        "738, PART_IS_LOCKED, RETRY",
        "745, SERVER_OVERLOADED, RETRY",
        "749, TCP_CONNECTION_LIMIT_REACHED, RETRY",
        "762, HTTP_CONNECTION_LIMIT_REACHED, RETRY",
        "763, SESSION_REFUSED, RETRY",
        "776, RESOURCE_LIMIT_EXCEEDED, RETRY",
        "777, MEMORY_RESERVATION_KILLED, RETRY",
        "778, MEMORY_RESERVATION_FAILED, RETRY",
        "900, DISTRIBUTED_CACHE_ERROR, RETRY",
        "999, KEEPER_EXCEPTION, RETRY",
        "6, CANNOT_PARSE_TEXT, POISON",
        "36, BAD_ARGUMENTS, POISON",
        "38, CANNOT_PARSE_DATE, POISON",
        "41, CANNOT_PARSE_DATETIME, POISON",
        "69, ARGUMENT_OUT_OF_BOUND, POISON",
        "70, CANNOT_CONVERT_TYPE, POISON",
        "72, CANNOT_PARSE_NUMBER, POISON",
        "153, ILLEGAL_DIVISION, POISON",
        "321, VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE, POISON",
        "349, CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN, POISON",
        "395, FUNCTION_THROW_IF_VALUE_IS_NON_ZERO, POISON",
        "407, DECIMAL_OVERFLOW, POISON",
        "469, VIOLATED_CONSTRAINT, POISON",
        "691, UNKNOWN_ELEMENT_OF_ENUM, POISON",
        "7, INCORRECT_NUMBER_OF_COLUMNS, FATAL",
        "8, THERE_IS_NO_COLUMN, FATAL",
        "10, NOT_FOUND_COLUMN_IN_BLOCK, FATAL",
        "16, NO_SUCH_COLUMN_IN_TABLE, FATAL",
        "20, NUMBER_OF_COLUMNS_DOESNT_MATCH, FATAL",
        "33, CANNOT_READ_ALL_DATA, FATAL",
        "47, UNKNOWN_IDENTIFIER, FATAL",
        "53, TYPE_MISMATCH, FATAL",
        "60, UNKNOWN_TABLE, FATAL",
        "73, UNKNOWN_FORMAT, FATAL",
        "81, UNKNOWN_DATABASE, FATAL",
        "115, UNKNOWN_SETTING, FATAL",
        "117, INCORRECT_DATA, FATAL",
        "131, TOO_LARGE_STRING_SIZE, FATAL",
        "164, READONLY, FATAL",
        "192, UNKNOWN_USER, FATAL",
        "193, WRONG_PASSWORD, FATAL",
        "194, REQUIRED_PASSWORD, FATAL",
        "291, DATABASE_ACCESS_DENIED, FATAL",
        "307, TOO_MANY_BYTES, FATAL",
        "396, TOO_MANY_ROWS_OR_BYTES, FATAL",
        "497, ACCESS_DENIED, FATAL",
        "516, AUTHENTICATION_FAILED, FATAL",
        "728, UNEXPECTED_DATA_TYPE, FATAL",
        "49, LOGICAL_ERROR, FATAL",
        "62, SYNTAX_ERROR, FATAL",
        "987654, of a later server, FATAL"
    })
    void shouldKnowWhatAServersCodeMeans(int code, String name, FailureKind kind) {
        assertThat(kindOf(code)).as(name).isEqualTo(kind);
        assertThat(FailureClassifier.advice(said(code, HTTP_ERROR, name))).isNotBlank();
    }

    /** One that is not in the table above would be judged by nobody. */
    @Test
    void shouldHaveEveryKnownCodeInTheTableOfThisTest() throws ReflectiveOperationException {
        CsvSource table =
                FailureClassifierTest.class
                        .getDeclaredMethod(
                                "shouldKnowWhatAServersCodeMeans",
                                int.class,
                                String.class,
                                FailureKind.class)
                        .getAnnotation(CsvSource.class);
        Collection<Integer> tested =
                List.of(table.value()).stream()
                        .map(row -> Integer.valueOf(row.substring(0, row.indexOf(','))))
                        .toList();

        assertThat(tested).containsAll(FailureClassifier.known().keySet());
    }

    @Test
    void shouldNotWaitForAnInsertThatTouchesTooManyPartitions() {
        ClickHouseException failure =
                said(252, HTTP_ERROR, "Too many partitions for single INSERT block (more than 2)");

        assertThat(FailureClassifier.kindOf(failure)).isEqualTo(FailureKind.FATAL);
        assertThat(FailureClassifier.advice(failure)).contains("max_partitions_per_insert_block");
    }

    @ParameterizedTest
    @CsvSource({
        "408, RETRY",
        "429, RETRY",
        "500, RETRY",
        "502, RETRY",
        "503, RETRY",
        "504, RETRY",
        "301, FATAL",
        "401, FATAL",
        "403, FATAL",
        "404, FATAL",
        "501, FATAL"
    })
    void shouldJudgeAnAnswerWithoutACodeByItsStatus(int status, FailureKind kind) {
        assertThat(FailureClassifier.kindOf(said(0, status, "not from ClickHouse")))
                .isEqualTo(kind);
    }

    @Test
    void shouldTryAgainWhatTheNetworkBroke() {
        for (Exception broken :
                List.of(
                        new ConnectException("refused"),
                        new SocketTimeoutException("silent"),
                        new EOFException("cut"))) {
            ClickHouseException failure =
                    ClickHouseException.of(new IllegalStateException("wrapped", broken));

            assertThat(FailureClassifier.kindOf(failure)).isEqualTo(FailureKind.RETRY);
            assertThat(failure.code()).isEqualTo(ClickHouseException.NO_CODE);
            assertThat(failure).hasMessage(broken.getMessage());
        }
    }

    @Test
    void shouldNotTryAgainAfterABugOrAnInterruption() {
        ClickHouseException bug = ClickHouseException.of(new IllegalStateException("a bug"));
        ClickHouseException stop = ClickHouseException.interrupted(new InterruptedException());

        assertThat(FailureClassifier.kindOf(bug)).isEqualTo(FailureKind.FATAL);
        assertThat(FailureClassifier.kindOf(stop)).isEqualTo(FailureKind.FATAL);
    }

    @Test
    void shouldLeaveOutWhatTheServerSaysOfItself() {
        ClickHouseException failure =
                said(60, 404, "Code: 60. DB::Exception: no table (version 26.7) (queryId= 1)");

        assertThat(failure).hasMessage("Code: 60. DB::Exception: no table");
        assertThat(failure.code()).isEqualTo(60);
    }
}
