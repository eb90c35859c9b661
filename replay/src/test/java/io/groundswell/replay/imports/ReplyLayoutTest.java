package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyLayoutTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2021-06-07 10:09:59,124.96,200,15325853,124.95,124.96,9704,0,0,C,|V4_9|TICK",
                "2019-02-25 11:30:06.691,23.88,12,6714,23.87,23.97,6,O,25,3D87,|V5_1|TICK",
                "2020-04-01 08:50:57.663329,1.19,25,25,1.01,1.74,1,O,26,8717,|V6_0|TICK",
                "2021-03-01 04:00:00.028010,1.52,9,9,1.56,1.57,1,E,11,1747,0,1,|V6_1|TICK",
                "LH,2021-03-01 04:00:00.028010,1.52,9,9,1.56,1.57,1,E,11,1747,0,1,|V6_2|TICK",
                "2021-06-07 19:00:00,126.0,125.8,125.96,125.87,70979185,54847,|V4_9|INTERVAL",
                "2021-03-01 04:00:00,1.52,1.52,1.52,1.52,1000,1000,0,|V6_1|INTERVAL",
                "LH,2024-05-10 05:32:00,184.76,184.75,184.75,184.76,32048,250,0,|V6_2|INTERVAL",
                "2021-03-26,1.47,1.31,1.46,1.36,4713611,0,|V6_1|PERIOD",
                "LH,2022-08-02,4167.25,4160.00,4167.25,4160.00,3,1103,|V6_2|PERIOD"
            })
    void shouldTellTheLayoutWhateverTheRequestId(
            String row, ProtocolVersion version, RowKind kind) {
        assertThat(ReplyLayout.of(row, false)).isEqualTo(new ReplyLayout(version, kind, false));
        assertThat(ReplyLayout.of("my id," + row, false))
                .isEqualTo(new ReplyLayout(version, kind, true));
    }

    @Test
    void shouldTakeWhatWasSaidWhereRowsOfTwoKindsAreTheSame() {
        String daily = "1,2021-03-31 17:28:55,123.52,121.15,121.65,122.15,118323826,0,";

        assertThat(ReplyLayout.of(daily, true).kind()).isEqualTo(RowKind.PERIOD);
        assertThat(ReplyLayout.of(daily, false).kind()).isEqualTo(RowKind.INTERVAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "LH",
                "LH,LH,LH,2022-08-02,4167.25,4160.00,4167.25,4160.00,3,1103,",
                "2021-03-01 04:00:00,1.52,1000,1000,1.56,1.57,1,E,11,1747,0,1,",
                "2021-03-01 04:00:00.028,1.52,1000,1000,1.56,1.57,1,E,11,1747,0,1,",
                "2021-03-01 04:00:00.028010,1.52,1000,1000,1.56,1.57,1,E,11,1747,0,1,7,",
                "LH,2020-04-01 08:50:57.663329,1.19,25,25,1.01,1.74,1,O,26,8717,",
                "a,b,2021-03-26,1.47,1.31,1.46,1.36,4713611,0,",
                "20210326,1.47,1.31,1.46,1.36,4713611,0,",
                "2021/03/26,1.47,1.31,1.46,1.36,4713611,0,"
            })
    void shouldTellNoneWhereNoVersionWritesSuchARow(String row) {
        assertThat(ReplyLayout.of(row, false)).isNull();
    }
}
