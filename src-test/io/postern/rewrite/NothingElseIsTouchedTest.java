package io.postern.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Mail;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the mail looks like, the octets before and behind what was inserted are the same. */
class NothingElseIsTouchedTest {
  private static final String MARK = "Registered in Musterstadt HRB 4711";
  private static final RewriteSettings SETTINGS =
      Sample.disclaimer(MARK, Optional.of("<div>" + MARK + "</div>"));

  private static final String ODD_HEADER =
      "Received: from\r\n\t(8-bit \u00e4\u00ff)\r\n"
          + "X-Long: "
          + "y".repeat(3000)
          + "\r\n"
          + "x-empty:\r\n"
          + "Subject: =?utf-8?Q?never closed\r\n"
          + "Message-ID: <odd>\r\nMessage-ID: <twice>\r\n";

  /** A part of random octets, in lines, so that nothing can be guessed. */
  private static String attachment(int octets) {
    byte[] random = new byte[octets];
    new Random(42).nextBytes(random);
    return "Content-Type: application/octet-stream; name=a.bin\r\n"
        + "Content-Transfer-Encoding: base64\r\n\r\n"
        + Base64.getMimeEncoder().encodeToString(random);
  }

  private static String multipart(String kind, String boundary, String... parts) {
    StringBuilder text = new StringBuilder("Content-Type: multipart/");
    text.append(kind).append(";\r\n\tboundary=\"").append(boundary).append("\"\r\n\r\n");
    for (String part : parts) {
      text.append("--").append(boundary).append("\r\n").append(part).append("\r\n");
    }
    return text.append("--").append(boundary).append("--\r\n").toString();
  }

  private static String part(String type, String encoding, String body) {
    return "Content-Type: "
        + type
        + "\r\nContent-Transfer-Encoding: "
        + encoding
        + "\r\n\r\n"
        + body;
  }

  private static Stream<String> mails() {
    String plain = part("text/plain; charset=utf-8", "8bit", "Gr\u00c3\u00bc\u00c3\u009fe\r\n");
    String quoted =
        part(
            "text/html; charset=utf-8",
            "quoted-printable",
            "<p>Gr=C3=BC=\r\n=C3=9Fe</p></b=\r\nody>");
    String base64 =
        part(
            "text/html; charset=utf-8",
            "base64",
            Base64.getMimeEncoder()
                .encodeToString(
                    "<html><body>Gr\u00fc\u00dfe</body></html>".getBytes(StandardCharsets.UTF_8)));
    return Stream.of(
        plain,
        quoted,
        base64 + "\r\n",
        part("text/plain", "7bit", "z".repeat(40_000) + "\r\n.\r\n..\r\n"),
        part("text/plain", "8bit", "x\u0000y\r\r\n\n\rz\r\n"),
        part("text/plain", "7bit", "--b\r\n--b--\r\n--"),
        multipart("alternative", "b", plain, quoted),
        multipart("alternative", "=_b?", plain, base64, part("text/calendar", "7bit", "BEGIN:")),
        multipart("mixed", "b", plain, attachment(100_000)),
        multipart("mixed", "b", multipart("alternative", "bb", plain, base64), attachment(5_000)),
        multipart(
            "alternative",
            "a",
            plain,
            multipart("related", "a-", base64, attachment(20_000)),
            attachment(10)),
        multipart("mixed", "b", attachment(70_000), plain) + "epilogue\r\n--b\r\n\r\nlate\r\n");
  }

  @ParameterizedTest
  @MethodSource("mails")
  void onlyTheInsertionDiffers(String text) throws Exception {
    Mail mail = Sample.exact(Sample.SENDER, ODD_HEADER + text);
    Mail sent = Sample.rewrite(SETTINGS, mail).mail();
    assertThat(linesLost(mail, sent))
        .as("lines that are not there any more: the one that was open, held an end tag, or Base64")
        .isLessThanOrEqualTo(1);
    assertThat(header(sent)).isEqualTo(header(mail));
    assertThat(attachments(sent)).isEqualTo(attachments(mail));
    assertThat(texts(sent)).isNotEmpty().hasSameSizeAs(texts(mail));
    assertThat(texts(sent).subList(0, readable(mail))).allMatch(t -> t.contains(MARK));
    assertThat(mime4jTexts(sent)).filteredOn(t -> t.contains(MARK)).hasSize(readable(mail));
  }

  /** How many lines of the original do not stand, in their order, in the result. */
  private static int linesLost(Mail before, Mail after) {
    String[] old = lines(before);
    String[] now = lines(after);
    int[] common = new int[now.length + 1];
    for (String line : old) {
      int diagonal = 0;
      for (int j = 1; j <= now.length; j++) {
        int above = common[j];
        common[j] = line.equals(now[j - 1]) ? diagonal + 1 : Math.max(above, common[j - 1]);
        diagonal = above;
      }
    }
    return old.length - common[now.length];
  }

  private static String[] lines(Mail mail) {
    return new String(Sample.octets(mail), StandardCharsets.ISO_8859_1).split("(?<=\n)", -1);
  }

  private static String header(Mail mail) {
    String text = new String(Sample.octets(mail), StandardCharsets.ISO_8859_1);
    return text.substring(0, text.indexOf("\r\n\r\n"));
  }

  private static int readable(Mail mail) throws Exception {
    return (int) texts(mail).stream().filter(t -> !t.startsWith("BEGIN:")).count();
  }

  private static MimeMessage parsed(Mail mail) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(Sample.octets(mail)));
  }

  private static List<String> texts(Mail mail) throws Exception {
    List<String> texts = new ArrayList<>();
    for (Part part : leaves(parsed(mail))) {
      if (part.getContentType().startsWith("text/")) {
        texts.add(new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  private static List<String> attachments(Mail mail) throws Exception {
    List<String> attachments = new ArrayList<>();
    for (Part part : leaves(parsed(mail))) {
      if (!part.getContentType().startsWith("text/")) {
        attachments.add(Base64.getEncoder().encodeToString(part.getInputStream().readAllBytes()));
      }
    }
    return attachments;
  }

  private static List<Part> leaves(Part part) throws Exception {
    if (!part.isMimeType("multipart/*")) {
      return List.of(part);
    }
    List<Part> leaves = new ArrayList<>();
    Multipart multipart = (Multipart) part.getContent();
    for (int i = 0; i < multipart.getCount(); i++) {
      BodyPart child = multipart.getBodyPart(i);
      leaves.addAll(leaves(child));
    }
    return leaves;
  }

  private static List<String> mime4jTexts(Mail mail) throws Exception {
    List<String> texts = new ArrayList<>();
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
    collect(builder.parseMessage(new ByteArrayInputStream(Sample.octets(mail))), texts);
    return texts;
  }

  private static void collect(Entity entity, List<String> texts) throws Exception {
    Body body = entity.getBody();
    if (body instanceof org.apache.james.mime4j.dom.Multipart multipart) {
      for (Entity part : multipart.getBodyParts()) {
        collect(part, texts);
      }
    } else if (body instanceof TextBody text) {
      texts.add(new String(text.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
