package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private final TextTable table =
      new TextTable(Column.text("ID", "id", 4), Column.text("SUBJECT", "subject", 10));
  private final ArrayNode rows = new ObjectMapper().createArrayNode();

  @Test
  void columnsAreAsWideAsTheirValues() {
    add("1", "short");
    add("22222", "longer text");

    assertThat(table.of(rows)).isEqualTo("ID     SUBJECT\n1      short\n22222  longer text\n");
  }

  @Test
  void lineNeverPassesAHundredColumns() {
    add("1234", "x".repeat(500));

    assertThat(table.of(rows).lines()).allMatch(line -> line.length() <= 100);
    assertThat(table.of(rows)).contains("1234", "…");
  }

  @Test
  void whatHasToBeReadToItsEndIsNotCutAndTakesNoRoomFromOthers() {
    String account = "a".repeat(60);
    TextTable journal =
        new TextTable(Column.text("ID", "id", 4), Column.whole("DETAIL", "subject"));
    add(account, "why it did not work ".repeat(10));

    assertThat(journal.of(rows))
        .isEqualTo(
            "ID%s  DETAIL%n%s  %s%n"
                .formatted(" ".repeat(58), account, "why it did not work ".repeat(10).strip())
                .replace(System.lineSeparator(), "\n"));
  }

  @Test
  void strangersCannotCommandTheTerminal() {
    add("1", "\u001b[2Jcleared\r\n\u202etxt.exe\u0007\u009b31m\u200b\u2028end");

    assertThat(table.of(rows)).isEqualTo("ID  SUBJECT\n1   [2Jcleared txt.exe 31m end\n");
  }

  @Test
  void charactersBeyondTheBasicPlaneAreNotCutInHalf() {
    add("1", "😀".repeat(200));

    assertThat(table.of(rows)).doesNotContain("?").contains("😀…");
    assertThat(table.of(rows).lines())
        .allMatch(line -> line.codePointCount(0, line.length()) <= 100);
  }

  private void add(String id, String subject) {
    rows.addObject().put("id", id).put("subject", subject);
  }
}
