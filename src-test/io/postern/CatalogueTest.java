package io.postern;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The YAML that operators read and edit keeps its promises about names, shapes and order. */
class CatalogueTest {
  /** A mail's journey is one exchange on one thread; these would break it in two. */
  private static final List<String> FORBIDDEN =
      List.of("seda", "wireTap", "threads", "multicast", "disruptor", "vm:", "parallelProcessing");

  private static final Set<String> OWN_PARAMETERS = Set.of("template:uuid", "kamelet:source");

  private static List<Path> files(String folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static Object yaml(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
    }
  }

  @Test
  void everyFileInTheFoldersIsAKnownKind() throws IOException {
    try (Stream<Path> routes = Files.list(Path.of("routes"));
        Stream<Path> kamelets = Files.list(Path.of("kamelets"))) {
      assertThat(routes).allMatch(file -> file.toString().endsWith(".camel.yaml"));
      assertThat(kamelets).allMatch(file -> file.toString().endsWith(".kamelet.yaml"));
    }
  }

  @Test
  void aMailsJourneyStaysOnOneExchange() throws IOException {
    for (Path file : files("routes", ".camel.yaml")) {
      String text = Files.readString(file);
      for (String word : FORBIDDEN) {
        assertThat(offences(text, word)).as("%s in %s", word, file).isEmpty();
      }
    }
  }

  /** The guard above is awake: it finds what it forbids. */
  @Test
  void aForbiddenStepIsFound() {
    assertThat(offences("- to:\n    uri: seda:later\n", "seda")).isNotEmpty();
    assertThat(offences("- wireTap:\n    uri: direct:x\n", "wireTap")).isNotEmpty();
    assertThat(offences("# seda is not used here\n", "seda")).isEmpty();
  }

  private static List<String> offences(String text, String word) {
    return text.lines()
        .filter(line -> !line.strip().startsWith("#") && !line.contains("description:"))
        .filter(line -> Pattern.compile("\\b" + Pattern.quote(word)).matcher(line).find())
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> everyRouteHasAnIdAndADescription() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files("routes", ".camel.yaml")) {
      for (Object item : (List<?>) yaml(file)) {
        Map<?, ?> entry = (Map<?, ?>) item;
        if (entry.containsKey("errorHandler")) {
          continue;
        }
        Map<?, ?> route = (Map<?, ?>) entry.values().iterator().next();
        tests.add(
            DynamicTest.dynamicTest(
                file.getFileName() + " " + route.get("id"),
                () -> assertThat(route.keySet().toString()).contains("id", "description")));
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> aTemplateUsesEveryParameterThatItDeclares() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files("routes", ".camel.yaml")) {
      for (Object item : (List<?>) yaml(file)) {
        Object template = ((Map<?, ?>) item).get("routeTemplate");
        if (template instanceof Map<?, ?> map) {
          Set<String> declared = new TreeSet<>();
          ((List<?>) map.get("parameters"))
              .forEach(p -> declared.add(String.valueOf(((Map<?, ?>) p).get("name"))));
          tests.add(
              DynamicTest.dynamicTest(
                  String.valueOf(map.get("id")),
                  () -> assertThat(used(map.get("from").toString())).isEqualTo(declared)));
        }
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> aKameletIsWhatItsFileNameSays() throws IOException {
    return files("kamelets", ".kamelet.yaml").stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    Map<?, ?> kamelet = (Map<?, ?>) yaml(file);
    String name = file.getFileName().toString().replace(".kamelet.yaml", "");
    assertThat(name).matches("[a-z0-9-]+-(action|sink)");
    assertThat(at(kamelet, "metadata", "name")).isEqualTo(name);
    Map<?, ?> definition = (Map<?, ?>) at(kamelet, "spec", "definition");
    assertThat(definition.get("title")).isNotNull();
    assertThat(definition.get("description")).isNotNull();
    Map<?, ?> properties = (Map<?, ?>) definition.get("properties");
    properties.forEach(
        (key, property) -> {
          Map<?, ?> facts = (Map<?, ?>) property;
          assertThat(facts.keySet().toString())
              .as("%s", key)
              .contains("title", "description", "type");
          if (key.toString().toLowerCase(java.util.Locale.ROOT).contains("password")) {
            assertThat(facts.get("format")).isEqualTo("password");
          }
        });
    Set<String> declared = new TreeSet<>();
    properties.keySet().forEach(key -> declared.add(key.toString()));
    assertThat(used(at(kamelet, "spec", "template").toString())).isEqualTo(declared);
  }

  private static Object at(Map<?, ?> map, String first, String second) {
    return ((Map<?, ?>) map.get(first)).get(second);
  }

  /** The names between double braces, without defaults and marks for "optional". */
  private static Set<String> used(String text) {
    Set<String> names = new TreeSet<>();
    Matcher braces = Pattern.compile("\\{\\{\\??([A-Za-z0-9-]+)(?::[^}]*)?}}").matcher(text);
    while (braces.find()) {
      names.add(braces.group(1));
    }
    names.removeAll(OWN_PARAMETERS);
    return names;
  }
}
