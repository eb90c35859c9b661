package io.groundswell.connectors.clickhouse.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryQueriesTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"IBM, 'IBM'", "A'B, 'A\\'B'", "A\\, 'A\\\\'", "\\', '\\\\\\''"})
    void shouldQuoteATextAsSqlHasIt(String text, String literal) {
        assertThat(HistoryQueries.literal(text)).isEqualTo(literal);
    }
}
