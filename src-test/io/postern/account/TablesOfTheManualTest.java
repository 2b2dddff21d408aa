package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables that docs/definitions.md shows can be copied and work. */
class TablesOfTheManualTest {
  private static final Pattern SAMPLE = Pattern.compile("```tsv\n(.*?)```", Pattern.DOTALL);

  @TempDir Path home;

  @Test
  void theyAreGood() throws IOException {
    List<String> tables =
        SAMPLE
            .matcher(Files.readString(Path.of("docs/definitions.md")))
            .results()
            .map(found -> found.group(1).replace("POSTERN_INFO_PASSWORD", "SECRET"))
            .toList();
    Reading.Valid read =
        new TableFiles(home).accounts(tables.get(0)).recipients(tables.get(1)).valid();
    assertThat(read.definitions()).hasToString("2 accounts, 2 recipients");
    assertThat(read.definitions().accounts().get(1).mailbox().login().password().reveal())
        .isEqualTo("a \"quoted\" password");
    assertThat(read.hints())
        .containsExactly("accounts.tsv:2: column H, \"Telephone\", is no key and not used");
  }
}
