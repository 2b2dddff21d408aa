package io.postern.inspect.enact;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.InspectedMails;
import io.postern.inspect.mime.Anatomy;
import io.postern.inspect.mime.AnatomyReader;
import io.postern.inspect.mime.Limits;
import io.postern.inspect.mime.Part;
import io.postern.mail.Content;
import io.postern.mail.Mail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsAreTakenOutOfTheirOctetsTest {
  private static final Strip.Note NOTE = (names, octets) -> names + " was here\nit is gone\n";
  private static final String FIELDS =
      """
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: 7bit
      Content-Disposition: inline

      """;
  private static final String TOP =
      """
      From: a@b.example
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="b0"

      """;
  private static final String TEXT =
      """
      Content-Type: text/plain

      hello
      """;
  private static final String FILE =
      """
      Content-Type: application/octet-stream
      Content-Disposition: attachment; filename="evil.exe"
      Content-Transfer-Encoding: base64

      TVpldmls
      """;

  @TempDir Path folder;

  private static String note(String name) {
    return FIELDS + name + " was here\nit is gone\n";
  }

  private static Mail mail(String octets) {
    return InspectedMails.with(Content.of(octets.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private AnatomyReader reader() {
    return new AnatomyReader(folder);
  }

  private Stripped strip(Mail mail, String... parts) throws IOException {
    return new MimeStrip(reader(), Limits.standard(), Clock.systemUTC())
        .of(mail, List.of(parts), NOTE);
  }

  private String stripped(String octets, String... parts) throws IOException {
    Mail mail = mail(octets);
    Stripped stripped = strip(mail, parts);
    assertThat(stripped).isInstanceOf(Stripped.Done.class);
    Mail changed = ((Stripped.Done) stripped).mail();
    assertThat(changed.id()).isEqualTo(mail.id());
    assertThat(changed.header()).isSameAs(mail.header());
    assertThat(changed.envelope()).isEqualTo(mail.envelope());
    return text(changed);
  }

  private static String text(Mail mail) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    mail.content().writeTo(out);
    assertThat(out.size()).isEqualTo((int) mail.content().size());
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  private String whyNot(String octets, String... parts) throws IOException {
    Stripped stripped = strip(mail(octets), parts);
    assertThat(stripped).isInstanceOf(Stripped.Impossible.class);
    return ((Stripped.Impossible) stripped).why();
  }

  private Anatomy anatomy(String octets) {
    return reader().read(mail(octets), Limits.standard(), Clock.systemUTC()).anatomy();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void allOtherOctetsStay(String lineEnd) throws IOException {
    String before = TOP + "preamble\n--b0\n" + TEXT + "\n--b0  \n";
    String behind = "--b0\n" + TEXT + "\n--b0--\nepilogue\n";
    String mail = (before + FILE + behind).replace("\n", lineEnd);

    String result = stripped(mail, "1.2");

    assertThat(result).isEqualTo((before + note("evil.exe") + behind).replace("\n", lineEnd));
    assertThat(anatomy(result).attachments()).isEmpty();
    assertThat(anatomy(result).parts()).extracting(Part::number).contains("1.1", "1.2", "1.3");
  }

  @Test
  void withoutNumbersAllAttachmentsGo() throws IOException {
    String result =
        stripped(TOP + "--b0\n" + FILE + "--b0\n" + TEXT + "--b0\n" + FILE + "--b0--\n");

    assertThat(result)
        .isEqualTo(
            TOP
                + "--b0\n"
                + note("evil.exe")
                + "--b0\n"
                + TEXT
                + "--b0\n"
                + note("evil.exe")
                + "--b0--\n");
  }

  @Test
  void aMailWithoutAttachmentsIsTheSameMail() throws IOException {
    Mail mail = mail(TOP + "--b0\n" + TEXT + "--b0--\n");

    assertThat(strip(mail)).isEqualTo(new Stripped.Done(mail, List.of()));
    assertThat(((Stripped.Done) strip(mail)).mail()).isSameAs(mail);
  }

  @Test
  void nestedMultipartsKeepTheirDelimiters() throws IOException {
    String inner = "Content-Type: multipart/related; boundary=in\n\n--in\n" + TEXT + "--in\n";
    String mail = TOP + "--b0\n" + inner + FILE + "--in--\ninner epilogue\n--b0\n" + TEXT;

    assertThat(stripped(mail + "--b0--\n", "1.1.2"))
        .isEqualTo(
            TOP
                + "--b0\n"
                + inner
                + note("evil.exe")
                + "--in--\ninner epilogue\n--b0\n"
                + TEXT
                + "--b0--\n");
  }

  @Test
  void aPartAroundOthersGoesWithThem() throws IOException {
    String message = "Content-Type: message/rfc822\nContent-Disposition: attachment\n\n";
    String mail = TOP + "--b0\n" + message + TOP.replace("b0", "in") + "--in\n" + FILE + "--in--\n";

    assertThat(stripped(mail + "--b0--\n", "1.1", "1.1.1.1"))
        .isEqualTo(TOP + "--b0\n" + note("") + "--b0--\n");
  }

  @Test
  void aPartInAnAttachedMessageGoesAlone() throws IOException {
    String before =
        TOP + "--b0\nContent-Type: message/rfc822\n\n" + TOP.replace("b0", "in") + "--in\n";

    assertThat(stripped(before + FILE + "--in--\n--b0--\n", "1.1.1.1"))
        .isEqualTo(before + note("evil.exe") + "--in--\n--b0--\n");
  }

  @Test
  void theLastDelimiterMayBeMissing() throws IOException {
    String before = TOP + "--b0\n" + TEXT + "--b0\n";

    assertThat(stripped(before + FILE, "1.2")).isEqualTo(before + note("evil.exe"));
    assertThat(stripped(before + FILE.stripTrailing(), "1.2")).isEqualTo(before + note("evil.exe"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: application/pdf; name=x.pdf",
        "Content-Type: application/pdf; name=x.pdf\n",
        "Content-Type: application/pdf; name=x.pdf\n\n",
        "Content-Type: application/pdf; name=\"x.pdf\"; name=x.pdf\n\n%PDF\n"
      })
  void aPartMayLackBodyOrEmptyLine(String part) throws IOException {
    String result = stripped(TOP + "--b0\n" + part + "\n--b0\n" + TEXT + "--b0--\n", "1.1");

    assertThat(result).startsWith(TOP + "--b0\n" + FIELDS + "x.pdf was here\nit is gone\n");
    assertThat(result).endsWith("\n--b0\n" + TEXT + "--b0--\n");
  }

  @Test
  void aPartWithoutAnyOctetHasRoomForANote() throws IOException {
    String result = stripped(TOP + "--b0\n--b0\n" + TEXT + "--b0--\n", "1.1");

    assertThat(result).isEqualTo(TOP + "--b0\n" + note("") + "--b0\n" + TEXT + "--b0--\n");
  }

  @Test
  void aMailThatIsTheAttachmentKeepsItsHeader() throws IOException {
    String mail =
        "From: a@b.example\nContent-Type: application/pdf;\n name=x.pdf\nX-Odd : kept\n"
            + "content-transfer-encoding: base64\nSubject: hi\n\nJVBERg==\n";

    assertThat(stripped(mail, "1"))
        .isEqualTo(
            "From: a@b.example\nX-Odd : kept\nSubject: hi\nMIME-Version: 1.0\n" + note("x.pdf"));
  }

  @Test
  void aNoteInAnyCharactersIsNoDelimiterAndNoFile() throws IOException {
    Strip.Note hostile = (names, octets) -> "--b0\nbegin 644 a.exe\n\u00fcber \u2028 " + octets;
    Stripped stripped =
        new MimeStrip(reader(), Limits.standard(), Clock.systemUTC())
            .of(mail(TOP + "--b0\n" + FILE + "--b0--\n"), List.of("1.1"), hostile);

    String result = text(((Stripped.Done) stripped).mail());
    assertThat(result).contains("Content-Transfer-Encoding: base64\n");
    assertThat(anatomy(result).parts()).hasSize(2);
    assertThat(anatomy(result).text().plain()).contains("\u00fcber \u2028 6");
  }

  @Test
  void namesAreCleanAndShort() throws IOException {
    String name = "filename=\"a\u001b[31m" + "x".repeat(2_000) + ".exe\"";
    Mail mail = mail(TOP + "--b0\n" + FILE.replace("filename=\"evil.exe\"", name) + "--b0--\n");

    List<String> names = ((Stripped.Done) strip(mail, "1.1")).names();
    assertThat(names).hasSize(1);
    assertThat(names.get(0)).hasSizeLessThan(400).doesNotMatch("(?s).*\\p{Cc}.*").startsWith("a");
  }

  @Test
  void aBrokenSignatureIsTold() throws IOException {
    Mail mail = mail(TOP.replace("mixed", "signed") + "--b0\n" + FILE + "--b0--\n");

    assertThat(((Stripped.Done) strip(mail, "1.1")).names())
        .containsExactly("evil.exe (the signature of the mail is broken by that)");
  }

  @Test
  void whatHidesInAPartCannotBeTakenOutAlone() throws IOException {
    String uu = TEXT + "begin 644 a.exe\n#0V%T\n`\nend\n";
    assertThat(whyNot(TOP + "--b0\n" + uu + "--b0--\n")).contains("uuencoded");

    String encoded =
        "Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n";
    String message = encoded + "Content-Type: application/pdf; name=3Dx.pdf\n\n%PDF\n";
    assertThat(whyNot(TOP + "--b0\n" + message + "--b0--\n", "1.1.1")).contains("encoded");

    assertThat(whyNot(TOP + "--b0\n" + FILE + "--b0--\n", "1.7")).contains("no part");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: multipart/mixed",
        "Content-Type: multipart/mixed; boundary=b0; boundary=b1",
        "Content-Type: multipart/mixed; boundary=b0\nContent-Type: text/plain",
        "Content-Type: multipart/mixed; boundary=b0\nContent-Transfer-Encoding: base64",
        "Content-Type: multipart/mixed; boundary=b0\nno field",
        "Content-Type : multipart/mixed; boundary=b0"
      })
  void whereProgramsMayDisagreeNothingIsTakenOut(String field) throws IOException {
    assertThat(whyNot(field + "\n\n--b0\n" + FILE + "--b0--\n", "1.1")).contains("disagree");
  }

  @Test
  void aMailBeyondTheLimitsKeepsItsParts() throws IOException {
    String mail = TOP + ("--b0\n" + TEXT).repeat(1_001) + "--b0\n" + FILE + "--b0--\n";

    assertThat(whyNot(mail)).contains("looked through");
  }

  @Test
  void aLargePartNeedsNoMemory() throws IOException {
    Mail start = mail(TOP + "--b0\n" + FILE);
    Mail large = InspectedMails.large(folder.resolve("large"), 20);
    Content end = Content.of("\n--b0--\n".getBytes(StandardCharsets.US_ASCII));
    Mail mail =
        new Mail(
            "m-1",
            start.envelope(),
            Content.of(List.of(start.content(), large.content(), end)),
            start.header());

    assertThat(text(((Stripped.Done) strip(mail)).mail()))
        .isEqualTo(TOP + "--b0\n" + note("evil.exe") + "--b0--\n");
  }
}
