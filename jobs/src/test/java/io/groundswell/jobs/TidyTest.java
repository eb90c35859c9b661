package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.contract.MetricNames;
import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.contract.OutputTopic;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.RedisKey;
import io.groundswell.model.contract.TableNames;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a look at the files alone can find. */
class TidyTest {
    private static final int MOST_LINES_OF_ROOT_README = 199;
    private static final int MOST_LINES_OF_MODULE_README = 79;

    /** Sources of the exact part of the system: from the feed to the edge of a book. */
    private static final String LONGS_ONLY =
            "model/src/main/java/io/groundswell/model/(event|codec|book|quality)/.*"
                    + "|operators/src/main/java/io/groundswell/operators/(book|quality|types)/.*";

    private static List<String> violations(List<String> files, Predicate<String> isWrong)
            throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String file : files) {
            int number = 0;
            for (String line : Repository.text(file).lines().toList()) {
                number++;
                if (isWrong.test(line)) {
                    wrong.add(file + ":" + number + ": " + line.strip());
                }
            }
        }
        return wrong;
    }

    /** Names that two modules share. A plain word, such as "defects", may mean other things too. */
    private static Set<String> contractNames() throws IllegalAccessException {
        Set<String> names = new TreeSet<>();
        for (Class<?> owner : List.of(OutputNames.class, MetricNames.class, TableNames.class)) {
            for (Field field : owner.getFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                    names.add((String) field.get(null));
                }
            }
        }
        for (Topic topic : Topic.values()) {
            names.add(TopicNames.of(Realm.LIVE, topic));
        }
        for (OutputTopic topic : OutputTopic.values()) {
            names.add(TopicNames.of(Realm.LIVE, topic));
        }
        for (RedisKey key : RedisKey.values()) {
            names.add(key.of(Realm.LIVE, ""));
        }
        names.add(TableNames.database(Realm.LIVE));
        names.removeIf(name -> name.matches("[a-z]+"));
        return names;
    }

    @Test
    void shouldSpellSharedNamesInTheContractOnly() throws Exception {
        Set<String> names = contractNames();
        assertThat(names).contains("market_ticks", "book-snapshots", "eventsIn", "live-alerts");

        List<String> others = new ArrayList<>(Repository.mainSources());
        others.removeIf(file -> file.contains("/model/contract/"));
        assertThat(
                        violations(
                                others,
                                line ->
                                        names.stream()
                                                .anyMatch(it -> line.contains('"' + it + '"'))))
                .isEmpty();
    }

    @Test
    void shouldKeepPricesAndSizesLongsUpToTheEdgeOfTheBook() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> exact = Repository.files(name -> name.matches(LONGS_ONLY));
        for (String file : exact) {
            if (!Repository.findAll("\\b([Ff]loat|[Dd]ouble)\\b", Repository.code(file))
                    .isEmpty()) {
                wrong.add(file);
            }
        }
        assertThat(exact).hasSizeGreaterThan(50);
        assertThat(wrong).isEmpty();
    }

    @Test
    void shouldHaveAReadmeOfOnePageInEveryModule() throws IOException {
        assertThat(Repository.modules()).contains("model", "operators", "replay", "jobs");
        for (String module : Repository.modules()) {
            String readme = module + "/README.md";
            assertThat(Repository.ROOT.resolve(readme)).exists();
            assertThat(Repository.text(readme).lines())
                    .as(readme)
                    .hasSizeBetween(10, MOST_LINES_OF_MODULE_README);
        }
        assertThat(Repository.text("README.md").lines())
                .hasSizeBetween(10, MOST_LINES_OF_ROOT_README);
    }

    @Test
    void shouldLinkOnlyToWhatIsThere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (String page : Repository.files(name -> name.endsWith(".md"))) {
            for (String link : Repository.findAll("\\]\\(([^)\\s]+)\\)", Repository.text(page))) {
                String path = link.replaceAll("#.*", "");
                Path folder = Repository.ROOT.resolve(page).getParent();
                if (!link.matches("[a-z]+:.*") && !Files.exists(folder.resolve(path))) {
                    broken.add(page + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void shouldNameVersionsInTheRootPomOnly() throws IOException {
        for (String module : Repository.modules()) {
            String pom =
                    Repository.text(module + "/pom.xml").replaceAll("(?s)<parent>.*</parent>", "");
            assertThat(Repository.findAll("<version>([^<]+)</version>", pom))
                    .as(module)
                    .allMatch(version -> version.matches("\\$\\{[a-z-]+\\.version}"));
            assertThat(pom).as(module).doesNotContainPattern("<[a-z-]+\\.version>");
        }
    }

    @Test
    void shouldHaveEveryModuleInTheRootPom() throws IOException {
        List<String> poms = Repository.files(name -> name.matches("[^/]+/pom.xml"));
        assertThat(poms)
                .containsExactlyInAnyOrderElementsOf(
                        Repository.modules().stream().map(module -> module + "/pom.xml").toList());
    }

    @Test
    void shouldHoldNoPathOfAnyonesMachine() throws IOException {
        String someonesHome = "(^|[^A-Za-z0-9._~/-])/(" + "work|root|home" + ")/";
        List<String> texts = Repository.files(name -> !name.matches(".*\\.(tape|bin|xz|gz|zst)"));
        assertThat(texts).contains("groundswell", "pom.xml", "README.md");
        assertThat(violations(texts, line -> !Repository.findAll(someonesHome, line).isEmpty()))
                .isEmpty();
    }

    /** Rows of the launcher's table: word, module, main class, purpose. */
    private static List<List<String>> launcherTable() throws IOException {
        String table =
                Repository.findAll("(?s)\ncommands='\n(.*?)\n'", Repository.text("groundswell"))
                        .get(0);
        return table.lines().map(row -> List.of(row.split(" *\\| *", -1))).toList();
    }

    private static List<String> launcherWords() throws IOException {
        return launcherTable().stream().map(row -> row.get(0)).toList();
    }

    @Test
    void shouldListEveryWordOfTheLauncherWhenAskedForHelp() throws Exception {
        Process help =
                new ProcessBuilder(
                                "bash", Repository.ROOT.resolve("groundswell").toString(), "help")
                        .redirectErrorStream(true)
                        .start();
        String said = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(help.waitFor()).as(said).isZero();

        assertThat(Repository.findAll("(?m)^  ([a-z]\\S*) ", said)).isEqualTo(launcherWords());
    }

    @Test
    void shouldFindTheMainOfEveryWordOfTheLauncher() throws IOException {
        for (List<String> row : launcherTable()) {
            assertThat(row).as("word, module, main class, purpose").hasSize(4);
            if (!row.get(1).equals("-")) {
                String main = row.get(2).replace('.', '/') + ".java";
                assertThat(Repository.files(name -> name.startsWith(row.get(1) + "/src/")))
                        .as(row.get(0))
                        .anyMatch(name -> name.endsWith(main));
            }
        }
    }

    @Test
    void shouldTellOfEachWordOfTheLauncherAndNoOtherInTheReadmes() throws IOException {
        Set<String> told = new TreeSet<>();
        for (String page : Repository.files(name -> name.matches("([^/]+/)?README\\.md"))) {
            told.addAll(
                    Repository.findAll("\\./groundswell ([a-z][a-z-]*)", Repository.text(page)));
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(launcherWords());
    }
}
