package io.postern;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the table of packages: who may import whom, and what is named how. */
class ArchitectureTest {
  /** Each package and what it may import of ours; the table of docs/architecture.md. */
  static final Map<String, List<String>> TABLE = new LinkedHashMap<>();

  static {
    TABLE.put("mail", List.of());
    TABLE.put("advice", List.of("mail"));
    TABLE.put("wire", List.of());
    TABLE.put("disk", List.of());
    TABLE.put("program", List.of());
    TABLE.put("connection", List.of("mail", "disk", "program"));
    TABLE.put("store", List.of("disk"));
    TABLE.put("journal", List.of("mail", "store"));
    TABLE.put("hold", List.of("mail", "store", "journal", "disk"));
    TABLE.put("notice", List.of("mail"));
    TABLE.put("trace", List.of("mail", "disk"));
    TABLE.put("deliver", List.of("mail", "wire", "spool", "disk", "trace"));
    TABLE.put("spool", List.of("mail", "disk"));
    TABLE.put("fetch", List.of("mail", "wire", "journal", "store", "spool", "disk", "trace"));
    TABLE.put("sessionlog", List.of("mail", "wire", "journal", "disk", "notice", "fetch"));
    TABLE.put("route", List.of("mail"));
    TABLE.put("accept", List.of("mail", "wire", "journal", "spool", "disk"));
    TABLE.put("rewrite", List.of("mail"));
    TABLE.put("inspect", List.of("mail", "advice", "wire", "spool", "disk", "program"));
    TABLE.put("queue", List.of("mail", "store", "journal", "disk"));
    TABLE.put("relay", List.of("mail", "wire", "deliver", "queue", "journal", "notice", "trace"));
    TABLE.put(
        "account",
        List.of(
            "connection",
            "fetch",
            "route",
            "deliver",
            "mail",
            "advice",
            "wire",
            "accept",
            "rewrite",
            "queue",
            "relay",
            "inspect",
            "disk",
            "sessionlog"));
  }

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.postern");

  @TestFactory
  Stream<DynamicTest> aPackageImportsOnlyWhatTheTableAllows() {
    return TABLE.entrySet().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getKey(),
                    () ->
                        noClasses()
                            .that()
                            .resideInAPackage("io.postern." + row.getKey() + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(forbidden(row.getKey(), row.getValue()))
                            .check(CLASSES)));
  }

  private static String[] forbidden(String own, List<String> allowed) {
    List<String> rest =
        Stream.concat(TABLE.keySet().stream(), Stream.of("manage", "demo"))
            .filter(name -> !name.equals(own) && !allowed.contains(name))
            .map(name -> "io.postern." + name + "..")
            .toList();
    return Stream.concat(rest.stream(), Stream.of("io.postern")).toArray(String[]::new);
  }

  @Test
  void everyPackageIsInTheTable() {
    assertThat(
            CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("io.postern."))
                .map(name -> name.split("\\.")[2])
                .distinct())
        .containsOnlyElementsOf(
            Stream.concat(TABLE.keySet().stream(), Stream.of("manage", "demo")).toList());
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.postern.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheEdgesKnowCamel() {
    noClasses()
        .that()
        .haveNameNotMatching(
            ".*(Step|Routes|Component|Endpoint|Consumer|Producer|Converters|Policy|Wiring)(\\$.*)?")
        .and()
        .resideInAPackage("io.postern..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.camel..")
        .check(CLASSES);
  }

  @Test
  void namesSayWhatAClassIsFor() {
    classes()
        .that()
        .resideInAPackage("io.postern..")
        .should()
        .haveNameNotMatching(".*(Utils?|Helper|Manager|Impl|Constants)")
        .check(CLASSES);
  }

  @Test
  void thereIsNoMutableStatic() {
    fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should()
        .beFinal()
        .check(CLASSES);
  }

  @Test
  void nobodySleepsOrPrintsOnTheWay() {
    noClasses()
        .that()
        .resideInAnyPackage(
            TABLE.keySet().stream().map(n -> "io.postern." + n + "..").toArray(String[]::new))
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }
}
