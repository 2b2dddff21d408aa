package io.postern.account.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table that is written keeps everything but what was changed, octet for octet (F135, F136). */
class TheFileStaysAsItIsTest {
  private static final String TEXT =
      "# notes \"of a person\r\n"
          + "account\thost\tcolour\t\t\r\n"
          + "\r\n"
          + "info\t\"pop.isp\r\n.example\"\tgr\u00fcn\t\t\r\n"
          + "\"a\"\"b\"\t x \t\"\"\n"
          + "\t\t\r"
          + "last\t#1\tno line end";

  private static byte[] encoded(Encoding encoding, String text) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    switch (encoding) {
      case UTF_8_MARKED -> octets.write(("\ufeff" + text).getBytes(StandardCharsets.UTF_8));
      case UTF_16_LITTLE -> octets.write(("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE));
      case UTF_16_BIG -> octets.write(("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE));
      case UTF_8 -> octets.write(text.getBytes(StandardCharsets.UTF_8));
      case WINDOWS_1252 -> octets.write(text.getBytes(Charset.forName("windows-1252")));
    }
    return octets.toByteArray();
  }

  private static Table table(byte[] octets) {
    return ((Table.Reading.Good) Table.of(octets)).table();
  }

  private static Table table(String text) {
    return table(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void everyEncodingIsRecognisedAndKept(Encoding encoding) throws IOException {
    byte[] file = encoded(encoding, TEXT);
    Table table = table(file);
    assertThat(table.encoding()).isEqualTo(encoding);
    assertThat(table.values().get(0).value(2)).isEqualTo("gr\u00fcn");
    assertThat(table.octets()).isEqualTo(file);
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void oneChangedCellChangesNothingElse(Encoding encoding) throws IOException {
    Table table = table(encoded(encoding, TEXT));
    byte[] changed = table.with(table.values().get(1), 1, "y").octets();
    assertThat(changed)
        .isEqualTo(encoded(encoding, TEXT.replace("\"a\"\"b\"\t x \t", "\"a\"\"b\"\ty\t")));
  }

  @Test
  void rowsHaveTheirValuesAndLines() {
    Table table = table(TEXT);
    assertThat(table.header().orElseThrow().line()).isEqualTo(2);
    assertThat(table.values()).extracting(Row::line).containsExactly(4, 6, 8);
    assertThat(table.values().get(0).value(1)).isEqualTo("pop.isp\r\n.example");
    assertThat(table.values().get(1).value(0)).isEqualTo("a\"b");
    assertThat(table.values().get(2).value(1)).isEqualTo("#1");
    assertThat(table.values().get(2).value(9)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\tb", "a\"b", "\"a", "a\nb", "#a", "", " ", "ENC(1.a_-.b)"})
  void anyValueCanBeWritten(String value) throws IOException {
    Table table = table("x\ty\na\tb\n");
    Table again = table(table.with(table.values().get(0), 3, value).octets());
    assertThat(again.values().get(0).cells())
        .extracting(Cell::value)
        .containsExactly("a", "b", "", value);
  }

  @Test
  void aRowWhoseFirstCellBeginsWithANumberSignIsAComment() {
    assertThat(table("a\tb\n\"# x\"\ty\n#\t\"z\n1\t2\n").values())
        .extracting(row -> row.value(0))
        .containsExactly("1");
  }

  @Test
  void quotesThatMakeNoSenseHurtTheirCellOnly() {
    Table table = table("a\tb\n\"open\tx\n\"c\"d\ty\n1\t2\n");
    List<String> wrong = table.values().stream().map(row -> row.cells().get(0).wrong()).toList();
    assertThat(wrong)
        .containsExactly(
            "has text after its closing quote", "has text after its closing quote", "");
    assertThat(table("a\n\"b\n").values().get(0).cells().get(0).wrong())
        .isEqualTo("begins with a quote that is never closed");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x81, 0x8d, 0x8f, 0x90, 0x9d})
  void whatIsNoTextIsRefused(int octet) {
    assertThat(Table.of(new byte[] {'a', (byte) octet, '\n'}))
        .hasToString(
            "Bad[wrong=is not text in Windows-1252, advice=expected UTF-8, UTF-16 with a byte order"
                + " mark, or Windows-1252]");
    assertThat(Table.of(new byte[] {'a', 0, '\t', 0})).isInstanceOf(Table.Reading.Bad.class);
  }

  @Test
  void whatTheEncodingDoesNotHaveIsRefused() {
    Table table = table(new byte[] {(byte) 0xfc, '\n', 'a', '\n'});
    Table changed = table.with(table.values().get(0), 0, "\u0142");
    assertThatThrownBy(changed::octets).isInstanceOf(CharacterCodingException.class);
  }

  @Test
  void cellsArePrintedWithoutTheirText() {
    assertThat(table("a\tpassword\ninfo\tgeheim\n").toString()).doesNotContain("geheim");
  }

  @Property(tries = 500)
  void nothingIsEverLost(@ForAll("tables") String text) throws IOException {
    assertThat(table(text).octets()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<String> tables() {
    return Arbitraries.strings().withChars("\t\r\n\"#a \u00fc").ofMaxLength(40);
  }
}
