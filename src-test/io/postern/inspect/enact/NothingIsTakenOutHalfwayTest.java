package io.postern.inspect.enact;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.InspectedMails;
import io.postern.inspect.mime.AnatomyReader;
import io.postern.inspect.mime.Limits;
import io.postern.mail.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Either no attachment that was meant is left, or the mail is not changed and the reason told. */
class NothingIsTakenOutHalfwayTest {
  private static final String TOP =
      """
      From: a@b.example
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="b0"

      """;
  private static final String FILE =
      """
      Content-Type: application/octet-stream
      Content-Disposition: attachment; filename="evil.exe"
      Content-Transfer-Encoding: base64

      TVpldmls
      """;

  @TempDir Path folder;

  private Stripped strip(String octets, String... parts) throws IOException {
    return new MimeStrip(new AnatomyReader(folder), Limits.standard(), Clock.systemUTC())
        .of(
            InspectedMails.with(Content.of(octets.getBytes(StandardCharsets.ISO_8859_1))),
            List.of(parts),
            (names, size) -> names + " was here\n");
  }

  private String whyNot(String octets, String... parts) throws IOException {
    return ((Stripped.Impossible) strip(octets, parts)).why();
  }

  private String stripped(String octets, String... parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((Stripped.Done) strip(octets, parts)).mail().content().writeTo(out);
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  /** A mail that says that its attachments are gone must not carry one that nobody has seen. */
  @Test
  void nothingIsTakenOutOfAMailInWhichMoreMayBeHidden() throws IOException {
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      deep.append("Content-Type: multipart/mixed; boundary=\"d").append(i).append("\"\n\n--d");
      deep.append(i).append('\n');
    }
    deep.append(FILE);
    String mail = TOP + "--b0\n" + FILE + "--b0\n" + deep + "--b0--\n";

    assertThat(whyNot(mail, "1.1")).isEqualTo(HIDDEN);
    assertThat(whyNot(mail)).isEqualTo(HIDDEN);
    assertThat(whyNot(TOP + "--b0\n" + deep + "--b0--\n")).isEqualTo(HIDDEN);
  }

  private static final String HIDDEN =
      "not all of it could be looked into (parts nest more than 20 deep)";

  /** It is there for everybody to see, and goes with the part that it is in. */
  @Test
  void anArchiveThatCannotBeOpenedHidesNoAttachment() throws IOException {
    String zip =
        """
        Content-Type: application/zip
        Content-Disposition: attachment; filename="a.zip"

        PK\3\4 damaged
        """;
    String mail = TOP + "--b0\n" + FILE + "--b0\n" + zip + "--b0--\n";

    assertThat(stripped(mail, "1.1")).contains("evil.exe was here").contains("PK\3\4 damaged");
    assertThat(stripped(mail)).contains("evil.exe was here").contains("a.zip was here");
  }
}
