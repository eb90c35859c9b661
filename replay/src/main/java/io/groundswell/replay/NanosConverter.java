package io.groundswell.replay;

import io.groundswell.model.event.UnixNanos;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time on the command line: an ISO date and time with an offset, or nanoseconds. */
final class NanosConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        if (text.matches("-?\\d{1,19}")) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is too large a number");
            }
        }
        try {
            return UnixNanos.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException | ArithmeticException e) {
            throw new TypeConversionException(
                    "'"
                            + text
                            + "' is no time; say 2012-06-21T13:30:00Z,"
                            + " 2012-06-21T09:30:00-04:00 or nanoseconds since 1970");
        }
    }
}
