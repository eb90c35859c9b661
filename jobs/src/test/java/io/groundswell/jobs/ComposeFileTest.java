package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The rules of {@code docker/README.md}, on the file that is told to Docker. */
class ComposeFileTest {
    /** A name and a version of three numbers at least, so that it means one image for ever. */
    private static final Pattern PINNED =
            Pattern.compile("[a-z/-]+:\\d+\\.\\d+\\.\\d+(\\.\\d+)*(-[a-z0-9._-]+)?");

    private static final Pattern LOOPBACK_PORT = Pattern.compile("127\\.0\\.0\\.1:\\d+:\\d+");
    private static final Pattern FROM_OUTSIDE = Pattern.compile("\\$\\{[A-Z_]+:\\?[^}]+}");
    private static final Pattern SECRET_KEY = Pattern.compile("(?i).*(password|secret|token).*");

    private static Map<?, ?> compose;

    @BeforeAll
    static void read() throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        try (Reader file =
                Files.newBufferedReader(Repository.ROOT.resolve("docker/compose.yaml"))) {
            compose = new Yaml(new SafeConstructor(strict)).load(file);
        }
    }

    private static Map<?, ?> map(Object value) {
        return value == null ? Map.of() : (Map<?, ?>) value;
    }

    private static List<?> list(Object value) {
        return value == null ? List.of() : (List<?>) value;
    }

    private static Map<?, ?> services() {
        return map(compose.get("services"));
    }

    @Test
    void shouldNameTheServersOfTheSystem() {
        assertThat(services().keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrder(
                        "clickhouse", "kafka", "redis", "flink-jobmanager", "flink-taskmanager");
    }

    @Test
    void shouldPinEveryImageToOneVersion() {
        services()
                .forEach(
                        (name, service) ->
                                assertThat(map(service).get("image").toString())
                                        .as(name.toString())
                                        .matches(PINNED));
    }

    @Test
    void shouldRunTheVersionsThatTheBuildIsMadeFor() throws IOException {
        String pom = Repository.text("pom.xml");
        for (String server : List.of("kafka", "flink")) {
            String version = Repository.findAll("<" + server + "\\.version>([^<]+)<", pom).get(0);
            assertThat(services().values())
                    .as("%s %s", server, version)
                    .filteredOn(it -> image(it).contains(server + ":"))
                    .isNotEmpty()
                    .allMatch(it -> image(it).matches(".*" + server + ":" + version + "(-.*)?"));
        }
    }

    private static String image(Object service) {
        return map(service).get("image").toString();
    }

    @Test
    void shouldWatchTheHealthOfEveryServiceAndLimitItsMemory() {
        services()
                .forEach(
                        (name, service) -> {
                            Map<?, ?> check = map(map(service).get("healthcheck"));
                            assertThat(list(check.get("test"))).as(name + "'s check").isNotEmpty();
                            assertThat(check.keySet().stream().map(Object::toString))
                                    .contains("interval", "timeout", "retries");
                            assertThat(map(service).get("mem_limit"))
                                    .as(name + "'s memory")
                                    .asString()
                                    .matches("\\d+[mg]");
                        });
    }

    @Test
    void shouldPublishPortsOnLoopbackOnly() {
        services()
                .forEach(
                        (name, service) -> {
                            assertThat(map(service).get("network_mode")).isNull();
                            assertThat(list(map(service).get("ports")))
                                    .as(name.toString())
                                    .allSatisfy(
                                            it -> assertThat(it.toString()).matches(LOOPBACK_PORT));
                        });
    }

    @Test
    void shouldTakeEveryPasswordFromOutsideAndRefuseToStartWithoutIt() throws IOException {
        List<String> passwords = new ArrayList<>();
        services()
                .values()
                .forEach(
                        service ->
                                map(map(service).get("environment"))
                                        .forEach(
                                                (key, value) -> {
                                                    if (SECRET_KEY
                                                            .matcher(key.toString())
                                                            .matches()) {
                                                        passwords.add(value.toString());
                                                    }
                                                }));
        // ClickHouse's own, the one of its two users, and Redis's.
        assertThat(passwords).hasSize(4).allMatch(FROM_OUTSIDE.asMatchPredicate());
    }

    /** As on a bare machine: the user of the jobs can do nothing to the server itself. */
    @Test
    void shouldGiveRedisOneUserWithAPasswordFromOutsideAndNoDangerousCommand() throws IOException {
        assertThat(Repository.text("docker/compose.yaml").lines().map(String::strip))
                .filteredOn(it -> it.startsWith("user ") || it.startsWith("requirepass"))
                .satisfiesExactly(
                        it -> assertThat(it).isEqualTo("user default off"),
                        it ->
                                assertThat(it)
                                        .startsWith(
                                                "user groundswell on \">$$REDIS_PASSWORD\" ~* &*"
                                                        + " +@all -@admin -@dangerous +info "));
    }

    @Test
    void shouldKeepDataInVolumesThatAreDeclaredAndMountOnlyFilesThatAreThere() {
        List<String> used = new ArrayList<>();
        services()
                .forEach(
                        (name, service) ->
                                list(map(service).get("volumes"))
                                        .forEach(
                                                it -> {
                                                    String source = source(it.toString());
                                                    if (source.startsWith("../")) {
                                                        assertThat(it.toString()).endsWith(":ro");
                                                        assertThat(
                                                                        Repository.ROOT
                                                                                .resolve("docker")
                                                                                .resolve(source))
                                                                .isRegularFile();
                                                    } else {
                                                        used.add(source);
                                                    }
                                                }));
        assertThat(map(compose.get("volumes")).keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrderElementsOf(used.stream().distinct().toList());
    }

    private static String source(String mount) {
        return mount.substring(0, mount.indexOf(':'));
    }
}
