package io.groundswell.connectors.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.DefectReason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterContentTest {
    private static LetterContent unreadable(String key, byte[] raw) {
        return LetterContent.of(Letters.letter(DefectReason.UNREADABLE, "t-0", 7, key, raw));
    }

    @Test
    void shouldBeReadyToBeSentWhenItIsAnEventUnderItsSymbol() {
        LetterContent content = LetterContent.of(Letters.refused(Letters.event(3)));

        assertThat(content.event()).contains(Letters.event(3));
        assertThat(content.canBeSent()).isTrue();
    }

    @Test
    void shouldTellWhatTheCodecSaysWhenTheBytesAreNoEvent() {
        byte[] whole = Letters.bytes(Letters.event(3));

        for (byte[] raw : new byte[][] {{}, {1, 2, 3}, Arrays.copyOf(whole, whole.length - 1)}) {
            LetterContent content = unreadable("IBM", raw);
            assertThat(content.event()).isEmpty();
            assertThat(content.canBeSent()).isFalse();
            assertThat(content.obstacle()).startsWith("still no market event: ");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DefectReason.class,
            names = {"OUT_OF_ORDER", "DUPLICATE", "PRECISION", "MALFORMED"})
    void shouldSayThatTextIsNotSentAgain(DefectReason reason) {
        DeadLetter letter =
                Letters.letter(
                        reason, "L2/IBM/5", 3, "IBM", Letters.event(3).toString().getBytes(UTF_8));

        assertThat(LetterContent.of(letter).obstacle())
                .isEqualTo("what is refused as " + reason + " is kept as text, and not sent again");
    }

    @Test
    void shouldShowTheEventButNotSendItWhenTheKeyIsAnother() {
        LetterContent content = unreadable("BAC", Letters.bytes(Letters.event(3)));

        assertThat(content.event()).contains(Letters.event(3));
        assertThat(content.obstacle()).isEqualTo("an event of 'IBM' under another key");
    }

    @Test
    void shouldNotSendAHeartbeat() {
        byte[] raw = Letters.bytes(Heartbeat.of(Topic.L2, 5, 10));

        assertThat(unreadable("", raw).obstacle()).startsWith("a heartbeat");
    }

    @Test
    void shouldNotSendWhatTheTablesStillCannotHold() {
        MarketEvent tooFine =
                DepthUpdate.level(
                        Letters.header("IBM", 1, 10), DepthAction.CHANGE, Side.BID, 18_151, 7);

        assertThat(LetterContent.of(Letters.refused(tooFine)).obstacle())
                .startsWith("still not storable: a number with more than 8 decimal places");
    }
}
