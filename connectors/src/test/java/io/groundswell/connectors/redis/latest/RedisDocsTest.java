package io.groundswell.connectors.redis.latest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.contract.CleanerField;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisKey;
import io.groundswell.model.contract.RedisPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation of the keys against the contract. */
class RedisDocsTest {
    private static final Pattern DOCUMENTED =
            Pattern.compile("(?m)^## (\\S+:\\{symbol\\}|cleaner)$|^\\| (\\w+) \\| .+ \\|$");

    private static Map<String, List<String>> fieldsInContract() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        for (RedisPart part : RedisPart.values()) {
            List<String> fields =
                    keys.computeIfAbsent(
                            part.key().of(Realm.LIVE, "{symbol}"), key -> new ArrayList<>());
            fields.add(part.order().fieldName());
            part.fields().stream().map(RedisField::fieldName).forEach(fields::add);
        }
        keys.put(
                RedisKey.cleaner(),
                Stream.of(CleanerField.values()).map(CleanerField::fieldName).toList());
        return keys;
    }

    private static Map<String, List<String>> fieldsInDocumentation() throws IOException {
        Path readme =
                Path.of(System.getProperty("groundswell.root", ".."))
                        .resolve("docker/redis/README.md");
        Map<String, List<String>> keys = new LinkedHashMap<>();
        List<String> fields = new ArrayList<>();
        Matcher lines = DOCUMENTED.matcher(Files.readString(readme, UTF_8));
        while (lines.find()) {
            if (lines.group(1) != null) {
                fields = new ArrayList<>();
                keys.put(lines.group(1), fields);
            } else if (!lines.group(2).equals("field")) {
                fields.add(lines.group(2));
            }
        }
        return keys;
    }

    @Test
    void shouldDocumentExactlyTheFieldsOfEveryKey() throws IOException {
        assertThat(fieldsInDocumentation()).isEqualTo(fieldsInContract());
    }

    @Test
    void shouldHaveEveryFieldInExactlyOnePart() {
        List<String> all = new ArrayList<>();
        Map<String, List<String>> keys = fieldsInContract();
        keys.remove(RedisKey.cleaner());
        keys.values().forEach(all::addAll);

        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        List.of(RedisField.values()).stream().map(RedisField::fieldName).toList());
    }
}
