package io.groundswell.replay.history;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.groundswell.model.event.EventHeader;
import io.groundswell.replay.history.CheckFile.Fingerprint;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The JSON of a check file. A number that is ABSENT is null. Immutable. */
final class CheckJson {
    /** Goes up when the meaning of a field changes; a file of another version is not read. */
    private static final int VERSION = 2;

    private static final int MAX_YEAR = 9999;

    private static final ObjectMapper MAPPER = mapper();
    private static final ObjectWriter WRITER = MAPPER.writer(printer());

    private CheckJson() {}

    /** The fields, in their order. */
    private record Form(
            int version,
            String symbol,
            String kind,
            LocalDate first,
            LocalDate last,
            DayState state,
            boolean verified,
            List<String> missing,
            List<String> remarks,
            String source,
            Fingerprint tape,
            DayFacts facts,
            Fingerprint trades,
            String objection,
            DayEvidence evidence) {}

    static byte[] write(CheckFile check, DayCheck verdict) throws JsonProcessingException {
        HistoryUnit unit = check.unit();
        byte[] json =
                WRITER.writeValueAsBytes(
                        new Form(
                                VERSION,
                                unit.symbol(),
                                unit.kind().text(),
                                unit.first(),
                                unit.last(),
                                verdict.state(),
                                verdict.isVerified(),
                                verdict.missing(),
                                verdict.remarks(),
                                check.source(),
                                check.tape().orElse(null),
                                check.facts(),
                                check.trades().orElse(null),
                                check.objection(),
                                check.evidence().orElse(null)));
        return json;
    }

    /**
     * What was written.
     *
     * @throws IOException where it is no such JSON, as {@link JsonProcessingException}
     * @throws IllegalArgumentException where it is of another version or lacks something
     */
    static CheckFile read(byte[] json) throws IOException {
        Form form = MAPPER.readValue(json, Form.class);
        if (form == null
                || form.version() != VERSION
                || form.symbol() == null
                || form.kind() == null
                || form.first() == null
                || form.last() == null
                || !isPossible(form.facts())
                || (form.tape() == null) != (form.evidence() == null)
                || (form.evidence() != null && !isPossible(form.evidence()))) {
            throw new IllegalArgumentException("a check file of another form");
        }
        return new CheckFile(
                new HistoryUnit(
                        form.symbol(), HistoryKind.of(form.kind()), form.first(), form.last()),
                form.source() == null ? "" : form.source(),
                Optional.ofNullable(form.tape()),
                Optional.ofNullable(form.evidence()),
                form.facts(),
                Optional.ofNullable(form.trades()),
                form.objection() == null ? "" : form.objection());
    }

    private static boolean isPossible(DayFacts facts) {
        return facts != null
                && facts.daily() != null
                && facts.rest() != null
                && facts.dailyVolume() >= 0;
    }

    /** What no tape could tell is damage, though it can be read. */
    private static boolean isPossible(DayEvidence evidence) {
        return evidence.rows() >= 0
                && evidence.sizeExponent() >= 0
                && evidence.sizeExponent() <= EventHeader.MAX_EXPONENT
                && (evidence.rows() == 0 || evidence.lastNanos() != EventHeader.ABSENT)
                && evidence.dates().stream()
                        .allMatch(it -> it.getYear() > 0 && it.getYear() <= MAX_YEAR);
    }

    private static ObjectMapper mapper() {
        SimpleModule plain = new SimpleModule();
        plain.addSerializer(long.class, new AbsentAsNull());
        plain.addDeserializer(long.class, new NullAsAbsent());
        plain.addSerializer(LocalDate.class, new DateAsText());
        plain.addDeserializer(LocalDate.class, new TextAsDate());
        return JsonMapper.builder()
                .addModule(plain)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
                .build();
    }

    private static DefaultPrettyPrinter printer() {
        // The same on every system.
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        return printer;
    }

    private static final class AbsentAsNull extends JsonSerializer<Long> {
        @Override
        public void serialize(Long value, JsonGenerator out, SerializerProvider all)
                throws IOException {
            if (value == EventHeader.ABSENT) {
                out.writeNull();
            } else {
                out.writeNumber(value);
            }
        }
    }

    private static final class NullAsAbsent extends JsonDeserializer<Long> {
        @Override
        public Long deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return in.getLongValue();
        }

        @Override
        public Long getNullValue(DeserializationContext context) {
            return EventHeader.ABSENT;
        }
    }

    private static final class DateAsText extends JsonSerializer<LocalDate> {
        @Override
        public void serialize(LocalDate value, JsonGenerator out, SerializerProvider all)
                throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class TextAsDate extends JsonDeserializer<LocalDate> {
        @Override
        public LocalDate deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            try {
                return LocalDate.parse(in.getText());
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("no date: " + in.getText(), e);
            }
        }
    }
}
