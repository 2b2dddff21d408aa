package io.postern.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Finding;
import io.postern.inspect.Occasion;
import io.postern.inspect.antivirus.Clamd;
import io.postern.inspect.antivirus.ClamdSettings;
import io.postern.inspect.antivirus.ExpansionLimited;
import io.postern.inspect.scanner.ScannerAddress;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClamdIsAskedForRealTest {
  private static final Occasion OCCASION =
      new Occasion(
          Occasion.Direction.INCOMING,
          Optional.empty(),
          Optional.empty(),
          Instant.EPOCH,
          List.of());
  private static final int MEGABYTE = 1024 * 1024;
  private static RealClamd server;

  @BeforeAll
  static void start() throws IOException {
    RealClamd.require();
    server = new RealClamd();
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  private static ScannerAddress address(String kind) {
    return kind.equals("tcp") ? server.tcp() : server.unix();
  }

  private static Clamd clamd(ScannerAddress address) {
    return new Clamd(ClamdSettings.of("clamd", address));
  }

  private static Finding ask(String kind, Mail mail) {
    return clamd(address(kind)).inspect(mail, OCCASION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "unix"})
  void aHarmlessMailPasses(String kind) throws IOException {
    assertThat(ask(kind, withPart("text/plain", "7bit", "hello".getBytes(US_ASCII))))
        .isInstanceOf(Finding.Clean.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "unix"})
  void theTestVirusIsFoundWhereverItIs(String kind) throws IOException {
    byte[] virus = RealClamd.testVirus();
    List<Mail> mails =
        List.of(
            withPart("text/plain", "7bit", virus),
            attached(virus),
            attached(zip(virus)),
            attached(zip(zip(virus))));
    assertThat(mails)
        .allSatisfy(
            mail ->
                assertThat(ask(kind, mail))
                    .isInstanceOfSatisfying(
                        Finding.Infected.class,
                        found ->
                            assertThat(found.names())
                                .singleElement()
                                .asString()
                                .startsWith("Postern.Test.Eicar")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "unix"})
  void whatIsLargerThanClamdTakesIsNotScanned(String kind) throws IOException {
    Mail mail = withPart("text/plain", "7bit", letters(8 * MEGABYTE));
    assertThat(ask(kind, mail))
        .isInstanceOfSatisfying(
            Finding.CouldNotTell.class,
            why -> assertThat(why.text()).contains("size limit exceeded"));
  }

  @Test
  void whatIsLargerThanWeAskIsNotSent() throws IOException {
    Mail mail = withPart("text/plain", "7bit", letters(26 * MEGABYTE));
    assertThat(ask("tcp", mail))
        .isInstanceOfSatisfying(
            Finding.CouldNotTell.class,
            why -> assertThat(why.text()).contains("larger than clamd takes"));
  }

  @Test
  void whatIsPackedTooDeepIsNotScanned() throws IOException {
    byte[] packed = RealClamd.testVirus();
    for (int i = 0; i < 12; i++) {
      packed = zip(packed);
    }
    assertThat(ask("tcp", attached(packed)))
        .isInstanceOfSatisfying(
            Finding.CouldNotTell.class,
            why -> assertThat(why.text()).contains("did not scan all of it"));
  }

  @Test
  void aPassForWhatGrowsBeyondItsLimitsIsNotBelieved() throws IOException {
    byte[] behindZeros = new byte[3 * MEGABYTE + 68];
    System.arraycopy(RealClamd.testVirus(), 0, behindZeros, 3 * MEGABYTE, 68);
    Mail mail = attached(zip(behindZeros));
    ExpansionLimited careful =
        new ExpansionLimited(
            clamd(server.tcp()),
            (whole, limit) ->
                behindZeros.length > limit ? Optional.of("a file in a zip") : Optional.empty(),
            2L * MEGABYTE);
    assertThat(ask("tcp", mail)).as("clamd by itself").isNotInstanceOf(Finding.Infected.class);
    assertThat(careful.inspect(mail, OCCASION)).isInstanceOf(Finding.CouldNotTell.class);
  }

  @Test
  void aClamdThatIsGoneIsNotAPass() {
    ScannerAddress nobody = new ScannerAddress.Tcp("127.0.0.1", RealServers.freePort());
    assertThat(clamd(nobody).inspect(withPart("text/plain", "7bit", new byte[0]), OCCASION))
        .isInstanceOf(Finding.CouldNotTell.class);
  }

  private static byte[] letters(int count) {
    byte[] octets = new byte[count];
    for (int i = 0; i < count; i++) {
      octets[i] = (byte) (i % 64 == 63 ? '\n' : 'a' + i * 7L % 26);
    }
    return octets;
  }

  private static byte[] zip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("content.bin"));
      zip.write(content);
      zip.closeEntry();
    }
    return out.toByteArray();
  }

  private static Mail attached(byte[] attachment) {
    return withPart(
        "application/octet-stream", "base64", Base64.getMimeEncoder().encode(attachment));
  }

  private static Mail withPart(String type, String encoding, byte[] encoded) {
    String head =
        """
        From: a@b.example
        Subject: x
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=cut

        --cut
        Content-Type: %s; name=x
        Content-Transfer-Encoding: %s

        """
            .formatted(type, encoding)
            .replace("\n", "\r\n");
    try {
      return Mail.of(
          "m-1",
          new Envelope(Optional.empty(), List.of()),
          Content.of(
              List.of(
                  Content.of(head.getBytes(US_ASCII)),
                  Content.of(encoded),
                  Content.of("\r\n--cut--\r\n".getBytes(US_ASCII)))));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
