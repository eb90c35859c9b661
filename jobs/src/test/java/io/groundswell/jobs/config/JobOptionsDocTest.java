package io.groundswell.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.apache.flink.util.TimeUtils;
import org.junit.jupiter.api.Test;

/** The options in the documentation are those of {@link JobOptions}, word for word. */
class JobOptionsDocTest {
    private static final String START = "<!-- options -->";
    private static final String END = "<!-- /options -->";

    /** The options that the class declares, in the order of the source. */
    private static List<Field> declared() {
        List<Field> fields = new ArrayList<>();
        for (Field field : JobOptions.class.getFields()) {
            if (field.getType() == ConfigOption.class) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static String table() throws ReflectiveOperationException {
        StringBuilder table = new StringBuilder("| option | type | default | meaning |\n");
        table.append("|---|---|---|---|\n");
        for (ConfigOption<?> option : JobOptions.ALL) {
            table.append("| `--")
                    .append(option.key())
                    .append("` | ")
                    .append(typeOf(option))
                    .append(" | ")
                    .append(defaultOf(option))
                    .append(" | ")
                    .append(new HtmlFormatter().format(option.description()))
                    .append(" |\n");
        }
        return table.toString();
    }

    /** Flink tells nobody an option's type, but the field that holds it does. */
    private static String typeOf(ConfigOption<?> option) throws ReflectiveOperationException {
        for (Field field : declared()) {
            if (field.get(null) == option) {
                ParameterizedType type = (ParameterizedType) field.getGenericType();
                return switch (type.getActualTypeArguments()[0].getTypeName()) {
                    case "java.lang.String" -> "text";
                    case "java.lang.Integer" -> "whole number";
                    case "java.lang.Boolean" -> "true or false";
                    case "io.groundswell.jobs.config.Source$StartAt",
                            "io.groundswell.jobs.config.Source$Kind" ->
                            "word";
                    case "java.time.Duration" -> "duration";
                    case "java.util.List<java.lang.String>" -> "list of texts";
                    default -> throw new AssertionError("no word for the type of " + option);
                };
            }
        }
        throw new AssertionError(option + " is no constant of JobOptions");
    }

    private static String defaultOf(ConfigOption<?> option) {
        if (!option.hasDefaultValue()) {
            return "none";
        }
        Object value = option.defaultValue();
        if (value instanceof Duration duration) {
            return TimeUtils.formatWithHighestUnit(duration);
        }
        return value instanceof List<?> list && list.isEmpty() ? "empty" : value.toString();
    }

    @Test
    void shouldHaveTheTableOfTheOptionsInTheDocumentation() throws Exception {
        Path page =
                Path.of(System.getProperty("groundswell.root", "..")).resolve("jobs/OPTIONS.md");
        String text = Files.readString(page);
        String expected = table();

        assertThat(text)
                .as("the marks around the table")
                .containsOnlyOnce(START + "\n")
                .contains(END);
        String found = text.substring(text.indexOf(START) + START.length() + 1, text.indexOf(END));
        assertThat(found)
                .as("jobs/README.md should have between %s and %s:%n%n%s", START, END, expected)
                .isEqualTo(expected);
    }

    @Test
    void shouldListEveryOptionThatIsDeclared() throws Exception {
        Set<Object> declared = new HashSet<>();
        for (Field field : declared()) {
            declared.add(field.get(null));
        }
        assertThat(declared).isEqualTo(new HashSet<>(JobOptions.ALL));
        assertThat(JobOptions.ALL).doesNotHaveDuplicates();
    }

    @Test
    void shouldDescribeEachOptionInASentence() throws IOException {
        for (ConfigOption<?> option : JobOptions.ALL) {
            assertThat(new HtmlFormatter().format(option.description()))
                    .as(option.key())
                    .matches("[A-Z].*\\.");
        }
    }
}
