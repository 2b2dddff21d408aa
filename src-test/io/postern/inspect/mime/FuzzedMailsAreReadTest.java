package io.postern.inspect.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Fuzz;
import io.postern.inspect.InspectedMails;
import io.postern.inspect.enact.MimeStrip;
import io.postern.inspect.enact.Stripped;
import io.postern.mail.Content;
import io.postern.mail.Mail;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzedMailsAreReadTest {
  static final Limits LIMITS =
      new Limits(Duration.ofSeconds(20), 6, 50, 10_000, 1 << 20, 3, 50, 1 << 20, 100, 2_000, 1_000);

  /** To tell a type by content takes a megabyte for a moment, and mails are read five times. */
  static final long PER_PART = 8L << 20;

  private static final List<byte[]> SPECIMENS =
      List.of(
          Specimen.octets(
              Specimen.mixed(
                  "Content-Type: text/html; charset=utf-8\r\n"
                      + "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>a=3Db</p>",
                  "Content-Type: multipart/alternative; boundary=\"i\"\r\n\r\n--i\r\n\r\nx\r\n"
                      + "--i\r\nContent-Type: text/html\r\n\r\n<b>x\r\n--i--\r\nepilogue",
                  Specimen.file("a.exe", Specimen.octets("MZ\220\0\3")),
                  "Content-Disposition: attachment; filename*0*=utf-8''a%20; filename*1=\"b.exe\""
                      + "\r\nContent-Type: a/b; name=\"=?utf-8?B?ZXZpbA==?=\"\r\n\r\nMZ",
                  "Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nbegin 644 a.b\r\n"
                      + "#0V%T\r\n`\r\nend")),
          Specimen.octets(
              "From: a@b.example\nContent-Type: multipart/signed; boundary=s\n\npre\n--s\n"
                  + "Content-Type: application/pdf; name=x.pdf\n\n%PDF-1.4\n--s\n"
                  + "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
                  + "U3ViamVjdDogeA0KDQp4\n--s--\n"),
          Specimen.octets("From: a@b.example\nContent-Type: image/gif; name=a.gif\n\nGIF89a\n"));
  private static final List<String> WORDS =
      List.of(
          "\r\n--b0\r\n",
          "--b0--\r\n",
          "--b0",
          "--i\r\n",
          "\n--s\n",
          "\n\n",
          "\r\n\r\n",
          "\r",
          "\0",
          "Content-Type: multipart/mixed; boundary=b0\r\n",
          "; boundary=i",
          "; name=\"x.exe\"",
          "Content-Transfer-Encoding: base64\r\n",
          "Content-Type: message/rfc822\r\n",
          "\"",
          ";",
          "=",
          "filename*=utf-8''%41",
          "(",
          "\\",
          "begin 644 x\r\n",
          "=?utf-8?Q?",
          "\u0078\u009f\u003e\"");

  @Test
  void whateverStandsInThem() {
    new Fuzz("mail", SPECIMENS, WORDS)
        .within(Duration.ofSeconds(2), 50 * PER_PART)
        .run(FuzzedMailsAreReadTest::look);
  }

  private static void look(byte[] octets) throws IOException {
    Mail mail = InspectedMails.with(Content.of(octets));
    AnatomyReader reader = new AnatomyReader(Specimen.FOLDER);
    Anatomy anatomy = reader.read(mail, LIMITS, Clock.systemUTC()).anatomy();
    isBounded(anatomy, octets.length);
    Stripped stripped =
        new MimeStrip(reader, LIMITS, Clock.systemUTC())
            .of(mail, List.of(), (names, size) -> names);
    if (stripped instanceof Stripped.Done done && !done.names().isEmpty()) {
      Anatomy after = reader.read(done.mail(), LIMITS, Clock.systemUTC()).anatomy();
      assertThat(after.attachments()).isEmpty();
    }
    try {
      new AttachmentReader(LIMITS, Clock.systemUTC())
          .read(mail, (part, decoded) -> assertThat(decoded.readAllBytes()).isNotNull());
    } catch (NotTakenApartException damaged) {
      assertThat(damaged).hasMessageNotContaining("\n");
    }
  }

  static void isBounded(Anatomy anatomy, int length) {
    assertThat(anatomy.parts().size()).isBetween(1, LIMITS.parts());
    assertThat(anatomy.gaps()).noneMatch(gap -> gap.kind() == Gap.Kind.FAILED);
    assertThat(anatomy.gaps().size()).isLessThanOrEqualTo(Anatomy.MAX_GAPS);
    for (Part part : anatomy.parts()) {
      assertThat(part.size()).isLessThanOrEqualTo(LIMITS.decodedOctets() + 16_384);
      part.archive()
          .ifPresent(archive -> assertThat(archive.entries()).hasSizeLessThanOrEqualTo(50));
      part.extent()
          .ifPresent(
              extent -> {
                assertThat(extent.header()).isBetween(0L, extent.end());
                assertThat(extent.body()).isBetween(extent.header(), (long) length);
                assertThat(extent.end()).isLessThanOrEqualTo(length);
              });
    }
  }
}
