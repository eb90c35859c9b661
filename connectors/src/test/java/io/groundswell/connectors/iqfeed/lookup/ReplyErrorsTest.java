package io.groundswell.connectors.iqfeed.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.lookup.Answer.NoData;
import io.groundswell.connectors.iqfeed.lookup.Answer.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyErrorsTest {
    @Test
    void shouldTellNoDataFromErrors() {
        assertThat(ReplyErrors.answer("!NO_DATA!,,")).contains(new NoData());
        assertThat(ReplyErrors.answer("!NO_DATA!,")).contains(new NoData());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!SYNTAX_ERROR!,",
                "Invalid number of parameters.,",
                "Invalid symbol.,",
                "Invalid symbol format.,",
                "Invalid start date.,",
                "Invalid interval.,",
                "Unauthorized user ID.,"
            })
    void shouldRefuseWhatWouldBeRefusedAgain(String text) {
        Answer answer = ReplyErrors.answer(text).orElseThrow();
        String plain = text.substring(0, text.length() - 1);
        assertThat(((Refused) answer).reason()).endsWith(": " + plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Could not connect to History socket.,",
                "Could not connect to SymbolLookup socket.,",
                "Unknown Server Error code 3,",
                "Socket Error: 10054 (WSAECONNRESET)",
                "Too many simultaneous history requests.,",
                "no such text was ever seen,",
                ""
            })
    void shouldLeaveOpenWhatMayPass(String text) {
        assertThat(ReplyErrors.answer(text)).isEmpty();
    }

    @Test
    void shouldTellTextsOfOthersInPlainCharacters() {
        assertThat(ReplyErrors.plain("a,b\u0007\u00e9, ,,")).isEqualTo("a,b??");
        assertThat(ReplyErrors.plain("x".repeat(1000))).hasSize(ReplyErrors.MAX_TEXT_LENGTH);
    }
}
