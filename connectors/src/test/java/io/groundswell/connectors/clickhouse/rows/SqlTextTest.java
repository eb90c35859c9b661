package io.groundswell.connectors.clickhouse.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTextTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"IBM, 'IBM'", "A'B, 'A\\'B'", "A\\, 'A\\\\'", "\\', '\\\\\\''"})
    void shouldQuoteATextAsSqlHasIt(String text, String literal) {
        assertThat(SqlText.literal(text)).isEqualTo(literal);
    }
}
