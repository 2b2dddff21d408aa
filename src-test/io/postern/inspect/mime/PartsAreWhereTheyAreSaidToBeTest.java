package io.postern.inspect.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsAreWhereTheyAreSaidToBeTest {

  /** Header and body of the parts, as they stand there; "-" for those that do not. */
  private static List<String> cut(String mail) {
    return Specimen.anatomy(mail).parts().stream()
        .map(
            part ->
                part.extent()
                    .map(
                        extent ->
                            mail.substring((int) extent.header(), (int) extent.body())
                                + "|"
                                + mail.substring((int) extent.body(), (int) extent.end()))
                    .orElse("-"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void withHeaderAndBodyButWithoutTheLineEndOfTheDelimiter(String end) {
    String top = "Content-Type: multipart/mixed; boundary=b\n\n".replace("\n", end);
    String body = "pre\n--b\nA: b\n\none\n\n--b\n\ntwo\n--b--\nepilogue\n".replace("\n", end);

    assertThat(cut(top + body))
        .containsExactly(top + "|" + body, "A: b" + end + end + "|one" + end, end + "|two");
  }

  @Test
  void behindLinesThatAreLongerThanAnyBuffer() {
    String one = "x".repeat(50_000) + "\r\n" + "y".repeat(16_383);
    String mail =
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" + one + "\r\n--b\r\n\r\nz";

    assertThat(cut(mail)).element(1).isEqualTo("\r\n|" + one);
    assertThat(cut(mail)).element(2).isEqualTo("\r\n|z");
  }

  @Test
  void alsoInAttachedMessagesThatAreNotEncoded() {
    String mail =
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
            + "Subject: x\n\nhello\n--b--\n";

    assertThat(cut(mail).subList(1, 3))
        .containsExactly(
            "Content-Type: message/rfc822\n\n|Subject: x\n\nhello", "Subject: x\n\n|hello");
  }

  @Test
  void butNowhereWhenTheyAreEncoded() {
    String message =
        "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogeAoKeA==";
    String mail = "Content-Type: multipart/mixed; boundary=b\n\n--b\n" + message + "\n--b--\n";

    assertThat(cut(mail)).hasSize(3).element(2).isEqualTo("-");
    assertThat(cut("\nbegin 644 a\n#0V%T\n`\nend\n")).hasSize(2).element(1).isEqualTo("-");
  }
}
