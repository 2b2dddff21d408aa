package io.postern.inspect.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.inspect.InspectedMails;
import io.postern.inspect.antivirus.NotShownException;
import io.postern.inspect.mime.AnatomyReader;
import io.postern.inspect.mime.Limits;
import io.postern.mail.Content;
import io.postern.mail.Mail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannersGetWhatIsInAMailTest {
  private static final String TEXT = "Content-Type: text/plain\n\nhello\n";

  @TempDir Path folder;

  private static Mail mixed(String... parts) {
    StringBuilder mail = new StringBuilder("Content-Type: multipart/mixed; boundary=b0\n\n");
    for (String part : parts) {
      mail.append("--b0\n").append(part).append("\n");
    }
    return mail(mail + "--b0--\n");
  }

  private static Mail mail(String octets) {
    return InspectedMails.with(Content.of(octets.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static String file(String name, byte[] octets) {
    return "Content-Type: application/octet-stream; name=\""
        + name
        + "\"\nContent-Transfer-Encoding: base64\n\n"
        + Base64.getMimeEncoder().encodeToString(octets);
  }

  private static byte[] zeros(String name, int count) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(octets)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(new byte[count]);
    }
    return octets.toByteArray();
  }

  private static List<String> attachments(Mail mail, Limits limits) throws IOException {
    List<String> taken = new ArrayList<>();
    new MimeAttachments(limits, Clock.systemUTC())
        .of(
            mail,
            (name, decoded) ->
                taken.add(
                    name + "=" + new String(decoded.readAllBytes(), StandardCharsets.ISO_8859_1)));
    return taken;
  }

  private static List<String> attachments(Mail mail) throws IOException {
    return attachments(mail, Limits.standard());
  }

  private Optional<String> beyond(Mail mail, long limit) {
    AnatomyReader reader = new AnatomyReader(folder);
    return new UnpackedSize(reader, Limits.standard(), Clock.systemUTC()).beyond(mail, limit);
  }

  @Test
  void attachmentsAreDecodedInTheirOrder() throws IOException {
    byte[] program = "MZ\0".getBytes(StandardCharsets.ISO_8859_1);
    Mail mail =
        mixed(
            TEXT,
            file("a.exe", program),
            "Content-Type: image/gif\nContent-Transfer-Encoding: quoted-printable\n\nGIF=3D");

    assertThat(attachments(mail)).containsExactly("a.exe=MZ\0", "=GIF=");
  }

  @Test
  void filesThatHideAreHandedOutToo() throws IOException {
    String message = "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n";
    String inner = "Content-Type: application/pdf; name=in.pdf\n\n%PDF";
    String encoded = Base64.getEncoder().encodeToString(inner.getBytes(StandardCharsets.US_ASCII));
    Mail mail = mixed(TEXT + "begin 644 u.exe\n#0V%T\n`\nend\n", message + encoded);

    assertThat(attachments(mail)).containsExactly("u.exe=Cat", "in.pdf=%PDF");
  }

  @Test
  void anArchiveIsOneFile() throws IOException {
    byte[] zip = zeros("a", 10);

    assertThat(attachments(mixed(file("a.zip", zip))))
        .containsExactly("a.zip=" + new String(zip, StandardCharsets.ISO_8859_1));
  }

  @Test
  void aProgramThatCallsItselfAMessageIsHandedOut() throws IOException {
    byte[] program = "MZ\220\0\3\0\0\0\4\0\0\0\377\377".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(attachments(mixed(file("a.eml", program)))).hasSize(1);
  }

  @Test
  void theRestOfAnAttachmentThatIsNotReadIsPassedOver() throws IOException {
    List<String> names = new ArrayList<>();
    new MimeAttachments(Limits.standard(), Clock.systemUTC())
        .of(
            mixed(file("a", new byte[100_000]), file("b", new byte[3])),
            (name, decoded) -> names.add(name + decoded.read()));

    assertThat(names).containsExactly("a0", "b0");
  }

  @Test
  void whatExceedsTheLimitsIsNotShown() {
    Limits few =
        new Limits(Duration.ofSeconds(5), 5, 3, 10_000, 1 << 20, 3, 50, 1 << 20, 100, 2_000, 1_000);
    List<String> names = new ArrayList<>();
    MimeAttachments attachments = new MimeAttachments(few, Clock.systemUTC());
    byte[] octets = {1};
    Mail mail = mixed(file("a", octets), file("b", octets), file("c", octets));

    assertThatThrownBy(() -> attachments.of(mail, (name, decoded) -> names.add(name)))
        .isInstanceOf(NotShownException.class)
        .hasMessage("the mail has more than 3 parts");
    assertThat(names).containsExactly("a", "b");
  }

  @Test
  void whatTheTakerThrowsComesOut() {
    MimeAttachments attachments = new MimeAttachments(Limits.standard(), Clock.systemUTC());

    assertThatThrownBy(
            () ->
                attachments.of(
                    mixed(file("a", new byte[1])),
                    (name, decoded) -> {
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full")
        .isNotInstanceOf(NotShownException.class);
  }

  @Test
  void aMailWithinTheLimitIsNot() throws IOException {
    Mail mail = mixed(TEXT, file("a.zip", zeros("a", 999)), file("b", new byte[1_000]));

    assertThat(beyond(mail, 1_000)).isEmpty();
  }

  @Test
  void anArchiveIsAsLargeAsAllThatComesOutOfIt() throws IOException {
    Mail mail = mixed(TEXT, file("a.zip", zeros("a", 1_001)));

    assertThat(beyond(mail, 1_000)).contains("part 1.2 has more than 1000 octets, unpacked");
  }

  @Test
  void aPartIsAsLargeAsItIsDecoded() {
    assertThat(beyond(mixed(file("a", new byte[1_001])), 1_000)).isPresent();
  }

  @Test
  void whatCannotBeUnpackedMayBeOfAnySize() throws IOException {
    byte[] zip = Arrays.copyOf(zeros("a", 100_000), 80);

    assertThat(beyond(mixed(file("a.zip", zip)), 1_000_000)).isPresent();
  }

  @Test
  void aMailWhoseContentIsElsewhereIsAsLargeAsItIs() {
    Mail mail = mixed("Content-Type: message/external-body; access-type=x\n\nContent-Type: a/b");

    assertThat(beyond(mail, 1_000)).isEmpty();
  }
}
