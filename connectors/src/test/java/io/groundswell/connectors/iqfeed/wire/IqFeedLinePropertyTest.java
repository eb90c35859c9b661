package io.groundswell.connectors.iqfeed.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is written comes back as it was, whatever its values. */
class IqFeedLinePropertyTest {
    private static final ProtocolVersion V6_2 = ProtocolVersion.V6_2;

    private final byte[] bytes = new byte[8192];

    private void comesBack(LineParser parser, ProtocolVersion version, WireMessage message) {
        IqFeedFormatter formatter = new IqFeedFormatter(version);
        String line = formatter.format(message);
        assertThat(Lines.parse(parser, line)).as(line).isEqualTo(message);
        int length = formatter.format(message, bytes, 7);
        assertThat(new String(bytes, 7, length, ISO_8859_1)).isEqualTo(line);
    }

    @Property
    void shouldReadWhatWasWrittenWhenItIsAnUpdate(@ForAll Random random) {
        RandomMessages messages = new RandomMessages(random);
        Fieldset fieldset = messages.fieldset();
        Level1Parser parser = new Level1Parser(V6_2);
        parser.fieldset(fieldset);
        for (int i = 0; i < 5; i++) {
            comesBack(parser, V6_2, messages.update(fieldset));
        }
    }

    @Property
    void shouldReadWhatWasWrittenWhenItIsRareOnLevel1(@ForAll Random random) {
        comesBack(new Level1Parser(V6_2), V6_2, new RandomMessages(random).rare());
    }

    @Property
    void shouldReadWhatWasWrittenWhenItIsDepth(@ForAll Random random) {
        comesBack(new Level2Parser(V6_2), V6_2, new RandomMessages(random).depth());
    }

    @Property
    void shouldReadWhatWasWrittenWhenItIsAVenuesQuote(
            @ForAll Random random, @ForAll boolean isOldest) {
        ProtocolVersion version = isOldest ? ProtocolVersion.V4_9 : ProtocolVersion.V6_1;
        comesBack(
                new Level2Parser(version),
                version,
                new RandomMessages(random).venueQuote(isOldest));
    }

    @Property
    void shouldReadWhatWasWrittenWhenItIsARowOfAnAnswer(
            @ForAll Random random,
            @ForAll ProtocolVersion version,
            @ForAll RowKind kind,
            @ForAll boolean withId) {
        comesBack(
                new LookupParser(version, kind, withId),
                version,
                new RandomMessages(random).row(version, kind, withId));
    }

    @Property
    void shouldReadWhatWasWrittenWhenItIsStatisticsOrABar(@ForAll Random random) {
        comesBack(new AdminParser(), V6_2, new RandomMessages(random).statistics());
        comesBack(new BarParser(), V6_2, new RandomMessages(random).bar());
    }
}
