package io.groundswell.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookLevel;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookSummary;
import io.groundswell.model.book.BookTrust;
import io.groundswell.model.book.CrossState;
import io.groundswell.model.book.FaultKind;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.book.TrustReason;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each kind of result as a whole line: programs outside read these names and spellings. */
class BookJsonTest {
    private static final long ABSENT = EventHeader.ABSENT;
    private static final BestBidOffer ONE_SIDED =
            new BestBidOffer("IBM", 5, 6, 1_815_000, 25, ABSENT, 0, 4, 1, CrossState.NORMAL, true);

    private final BookJson json = new BookJson();

    @Test
    void shouldWriteASnapshot() {
        BookSnapshot snapshot =
                new BookSnapshot(
                        "IBM",
                        1_000_000_000L,
                        6,
                        SnapshotCause.GRID,
                        new BookTrust(TrustReason.GAP, 7),
                        CrossState.LOCKED,
                        2,
                        0,
                        List.of(new BookLevel(18150, 3, 1), new BookLevel(9, 10, 2)),
                        List.of(),
                        17,
                        0,
                        400,
                        0);

        assertThat(json.of(snapshot))
                .isEqualTo(
                        "{\"symbol\":\"IBM\",\"timeNanos\":1000000000,\"sequence\":6,"
                                + "\"cause\":\"GRID\",\"trusted\":false,\"trust\":\"GAP\","
                                + "\"trustSinceNanos\":7,\"cross\":\"LOCKED\","
                                + "\"bids\":[[\"181.50\",\"3\",1],[\"0.09\",\"10\",2]],"
                                + "\"asks\":[],\"bidLevels\":17,\"askLevels\":0,"
                                + "\"bidTotal\":\"400\",\"askTotal\":\"0\"}");
    }

    @Test
    void shouldWriteABestQuoteWithNullForAnEmptySide() {
        assertThat(json.of(ONE_SIDED))
                .isEqualTo(
                        "{\"symbol\":\"IBM\",\"timeNanos\":5,\"sequence\":6,"
                                + "\"bidPrice\":\"181.5000\",\"bidSize\":\"2.5\","
                                + "\"askPrice\":null,\"askSize\":\"0.0\","
                                + "\"cross\":\"NORMAL\",\"trusted\":true}");
    }

    @Test
    void shouldWriteAFaultWithTheIdentityOfItsEvent() {
        EventHeader header = new EventHeader("IBM", Topic.L2, 7, 8, 9, ABSENT, ABSENT, 0, 2, 0, 0);

        assertThat(json.of(new BookFault(header, FaultKind.UNKNOWN_ID, "no \"12\"\n\u00e9")))
                .isEqualTo(
                        "{\"symbol\":\"IBM\",\"timeNanos\":9,\"topic\":\"L2\",\"sourceEpoch\":7,"
                                + "\"sequence\":8,\"kind\":\"UNKNOWN_ID\","
                                + "\"detail\":\"no \\\"12\\\"\\u000a\\u00e9\"}");
    }

    @Test
    void shouldWriteADeadLetterWithItsRawInputAsText() {
        Defect defect =
                new Defect(
                        DefectReason.MALFORMED, "", "a.csv", 4, ABSENT, "3 fields", "a\\b\t\"c\"");

        assertThat(json.of(DeadLetter.of(defect)))
                .isEqualTo(
                        "{\"symbol\":\"\",\"timeNanos\":null,\"reason\":\"MALFORMED\","
                                + "\"source\":\"a.csv\",\"position\":4,\"detail\":\"3 fields\","
                                + "\"raw\":\"a\\\\b\\u0009\\\"c\\\"\"}");
    }

    @Test
    void shouldWriteADeadLetterWithItsBytesWhereNoTextQuotesThem() {
        Defect defect =
                new Defect(DefectReason.UNREADABLE, "IBM", "market-0", 4, ABSENT, "short", "");

        assertThat(json.of(new DeadLetter(defect, new byte[0], new byte[] {-1, 0})))
                .endsWith("\"detail\":\"short\",\"raw\":\"\",\"rawBase64\":\"/wA=\"}");
    }

    @Test
    void shouldWriteASummaryWithItsHashInSixteenDigits() {
        BookTrust trust = new BookTrust(TrustReason.SOUND, 3);

        assertThat(json.of(new BookSummary(9, 1, 2, 6, 0, 5, 8, ONE_SIDED, trust, 0xCAFEL)))
                .isEqualTo(
                        "{\"symbol\":\"IBM\",\"timeNanos\":5,\"sequence\":6,"
                                + "\"bidPrice\":\"181.5000\",\"bidSize\":\"2.5\","
                                + "\"askPrice\":null,\"askSize\":\"0.0\","
                                + "\"cross\":\"NORMAL\",\"trusted\":true,\"trust\":\"SOUND\","
                                + "\"events\":9,\"trades\":1,\"quotes\":2,\"bookChanges\":6,"
                                + "\"faults\":0,\"firstNanos\":5,\"lastNanos\":8,"
                                + "\"stateHash\":\"000000000000cafe\"}");
        assertThat(json.of(new BookSummary(0, 0, 0, 0, 0, 0, 0, ONE_SIDED, trust, -1)))
                .endsWith("\"stateHash\":\"ffffffffffffffff\"}");
    }

    @Test
    void shouldWriteTheSameLineAgainWhenUsedAgain() {
        String first = json.of(ONE_SIDED);
        json.of(
                new BookSummary(
                        0, 0, 0, 0, 0, 0, 0, ONE_SIDED, new BookTrust(TrustReason.SOUND, 3), 0));

        assertThat(json.of(ONE_SIDED)).isEqualTo(first);
    }
}
