package io.groundswell.connectors.redis.command;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of bytes as people say it: 1GB is a thousand million, 1GiB is 2^30. */
final class ByteSize implements ITypeConverter<Long> {
    private static final Pattern SPELLING =
            Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,3})?) ?(|B|KB|MB|GB|KIB|MIB|GIB)");

    private static final Map<String, Long> UNITS =
            Map.of(
                    "", 1L,
                    "B", 1L,
                    "KB", 1_000L,
                    "MB", 1_000_000L,
                    "GB", 1_000_000_000L,
                    "KIB", 1L << 10,
                    "MIB", 1L << 20,
                    "GIB", 1L << 30);

    @Override
    public Long convert(String text) {
        Matcher said = SPELLING.matcher(text.toUpperCase(Locale.ROOT));
        if (said.matches()) {
            BigDecimal unit = BigDecimal.valueOf(UNITS.get(said.group(2)));
            BigDecimal bytes = new BigDecimal(said.group(1)).multiply(unit);
            if (bytes.signum() > 0 && bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0) {
                return bytes.longValue();
            }
        }
        throw new TypeConversionException(
                "'" + text + "' is no size: a number and KB, MB, GB, KiB, MiB or GiB");
    }
}
