package io.postern.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Content;
import io.postern.mail.Header;
import io.postern.mail.Mail;
import io.postern.mail.Priority;
import io.postern.rewrite.RewriteSettings;
import io.postern.rewrite.Rewriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpecimensTellWhatTheyShowTest {
  /** Belongs to the one that signed the signed specimen, and to nothing else. */
  private static final String KEY =
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEi5IhQ+tZ9lk9Jqbetdx+oXqI0XC2"
          + "6HSlPgODBZLJK2/qcstKtmJdq5w+uvB8mst6jmb/iIUadF5cLwbZw+iUZA==";

  private static final int SIGNATURE_OCTETS = 71;

  private final Specimens specimens = new Specimens();

  @Test
  void eachCarriesItsIdOnceAndIdsDiffer() {
    for (Specimen specimen : specimens.all()) {
      byte[] octets = specimen.octets();
      List<Header.Field> ids = Header.parse(octets, octets.length).all(Specimen.ID_FIELD);
      assertThat(ids).extracting(Header.Field::value).containsExactly(specimen.id());
      assertThat(specimens.find(specimen.id())).contains(specimen);
    }
    assertThat(specimens.all()).extracting(Specimen::id).doesNotHaveDuplicates();
  }

  @Test
  void eachWaitsInAnAccountThatExistsAndHasAStoryOfOneLine() {
    assertThat(specimens.all())
        .allSatisfy(
            specimen -> {
              assertThat(Company.accounts()).contains(specimen.account());
              assertThat(specimen.story()).hasSizeBetween(20, 110).doesNotContain("\n");
              assertThat(specimen.goesTo()).isSorted();
            });
  }

  @Test
  void allLinesEndAsOnTheWire() {
    assertThat(specimens.all())
        .allSatisfy(
            specimen -> {
              String text = new String(specimen.octets(), ISO_8859_1);
              assertThat(text).endsWith("\r\n");
              assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
            });
  }

  @Test
  void theOdditiesAreReallyThere() {
    assertThat(text("eight-bit")).contains("\u00c3\u00bc", "Sch\u00f6ne");
    assertThat(text("no-subject")).doesNotContain("Subject:");
    assertThat(text("broken-multipart")).doesNotContain("--never-closed--").contains("x-klingon");
    assertThat(text("dot-lines")).contains("\r\n.\r\n..\r\n.hidden\r\n");
    assertThat(text("empty-body")).endsWith("\r\n\r\n");
    assertThat(text("list")).startsWith("Delivered-To: sales@company.example\r\n");
    assertThat(text("attachment")).contains("JVBERi0x");
    assertThat(specimens.find("refused").orElseThrow().goesTo()).isEmpty();
    assertThat(specimens.find("two-recipients").orElseThrow().goesTo()).hasSize(2);
  }

  @Test
  void everyMailboxOfTheCompanyIsVisited() {
    assertThat(
            specimens.all().stream().flatMap(s -> s.goesTo().stream()).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            Company.SALES, Company.ACCOUNTING, Company.SUPPORT, Company.BOSS, Company.POSTMASTER);
  }

  @Test
  void eachThatGoesOutHasAnIdOfItsOwnAStoryOfOneLineAndASenderWithinTheCompany() {
    for (OutgoingSpecimen specimen : specimens.outgoing()) {
      byte[] octets = octets(specimen);
      Header header = Header.parse(octets, octets.length);
      assertThat(header.all(Specimen.ID_FIELD))
          .extracting(Header.Field::value)
          .containsExactly(specimen.id());
      assertThat(specimens.find(specimen.id())).isEmpty();
      assertThat(specimens.story(specimen.id())).isEqualTo(specimen.story());
      assertThat(specimen.story()).hasSizeBetween(20, 110).doesNotContain("\n");
      assertThat(specimen.sender().domain()).isEqualTo("company.example");
      assertThat(specimen.recipient().domain()).isNotEqualTo("company.example");
      assertThat(header.first("From").orElseThrow()).contains(specimen.sender().toString());
      assertThat(text(octets)).endsWith("\r\n");
      assertThat(text(octets).replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    }
    assertThat(specimens.outgoing()).extracting(OutgoingSpecimen::id).doesNotHaveDuplicates();
    assertThat(specimens.story("plain")).isEqualTo("The To line names the mailbox.");
    assertThat(specimens.story("nobody's")).isNull();
  }

  @Test
  void theDisclaimerGoesUnderAllThatGoesOutButTheSignedOne() throws IOException {
    for (OutgoingSpecimen specimen : specimens.outgoing()) {
      byte[] before = octets(specimen);
      byte[] after = rewritten(specimen);
      if (specimen.id().equals("signed")) {
        assertThat(after).isEqualTo(before);
      } else {
        assertThat(text(after)).isEqualTo(text(before) + "\r\nCompany Ltd\r\n");
      }
    }
  }

  private static byte[] rewritten(OutgoingSpecimen specimen) throws IOException {
    RewriteSettings.Disclaimer disclaimer =
        new RewriteSettings.Disclaimer(List.of("*"), "Company Ltd", Optional.empty());
    RewriteSettings settings =
        new RewriteSettings(List.of(disclaimer), false, Map.of(), false, List.of());
    Mail mail = Mail.of(specimen.id(), specimen.envelope(), specimen.content());
    return octets(new Rewriter(settings).rewrite(mail).mail().content());
  }

  @Test
  void onlyTheNewsletterIsOfLowPriority() throws IOException {
    for (OutgoingSpecimen specimen : specimens.outgoing()) {
      Priority priority = Priority.of(Header.read(specimen.content()));
      assertThat(priority == Priority.LOW).isEqualTo(specimen.id().equals("newsletter"));
    }
  }

  @Test
  void onlyTheMistypedAddressIsUnknownToTheSmarthost() {
    assertThat(specimens.outgoing())
        .filteredOn(mail -> Company.smarthostRefusals().containsKey(mail.recipient()))
        .extracting(OutgoingSpecimen::id)
        .containsExactly("mistyped");
  }

  /** ECDSA over the first part, as CMS has it without signed attributes (RFC 5652 section 5.4). */
  @Test
  void theSignatureIsATrueOne() throws Exception {
    String mail = text(octets(outgoing("signed")));
    String[] parts = mail.split("\r\n--seal(?:--)?\r\n");
    String base64 = parts[2].substring(parts[2].indexOf("\r\n\r\n"));
    byte[] message = Base64.getMimeDecoder().decode(base64);
    byte[] key = Base64.getDecoder().decode(KEY);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key)));
    signature.update(parts[1].getBytes(ISO_8859_1));
    byte[] value = Arrays.copyOfRange(message, message.length - SIGNATURE_OCTETS, message.length);
    assertThat(signature.verify(value)).isTrue();
  }

  private OutgoingSpecimen outgoing(String id) {
    return specimens.outgoing().stream().filter(mail -> mail.id().equals(id)).findFirst().get();
  }

  private static byte[] octets(OutgoingSpecimen specimen) {
    return octets(specimen.content());
  }

  private static byte[] octets(Content content) {
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String text(byte[] octets) {
    return new String(octets, ISO_8859_1);
  }

  private String text(String id) {
    return new String(specimens.find(id).orElseThrow().octets(), ISO_8859_1);
  }
}
