package io.postern.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.Mail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever strangers send, it is rewritten without an error, or stays the very same mail. */
class NoMailStopsTheRewriterTest {
  private static final RewriteSettings ALL =
      new RewriteSettings(
          List.of(
              new RewriteSettings.Disclaimer(
                  List.of("*"), "Geschäftsführung: A. B.", Optional.empty())),
          true,
          Map.of(Address.of(Sample.SENDER), "Büro"),
          true,
          List.of("Not read: "));

  @Property(tries = 500)
  void anyOctets(@ForAll @Size(max = 400) byte[] octets) {
    check(Sample.of(Sample.SENDER, octets));
  }

  @Property(tries = 800)
  void anyOrderOfWhatMailsAreMadeOf(@ForAll("pieces") List<String> pieces) {
    check(Sample.exact(Sample.SENDER, String.join("", pieces)));
    check(Sample.exact("", String.join("", pieces)));
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            "From: ",
            "Bob <info__b@company.example>",
            "info@company.example",
            "\"",
            "<",
            ">",
            "(",
            ")",
            ",",
            ";",
            ":",
            "\\",
            "\r\n",
            "\r\n",
            "\r\n\r\n",
            "\n",
            "\r",
            " ",
            "=",
            "=\r\n",
            "=C3=BC",
            "\u00c3\u00bc",
            "\u00ff",
            "\u0000",
            "Subject: Not read",
            "--b",
            "--b--",
            "--b\r\n",
            "Content-Type: multipart/mixed; boundary=b\r\n",
            "Content-Type: multipart/alternative; boundary=\"b c\"\r\n",
            "--b c\r\n",
            "--b c--\r\n",
            "Content-Type: text/html; charset=utf-8\r\n",
            "Content-Type: text/plain\r\n",
            "Content-Type: text/plain; format=flowed; charset=iso-8859-1\r\n",
            "Content-Transfer-Encoding: base64\r\n",
            "Content-Transfer-Encoding: quoted-printable\r\n",
            "Content-Disposition: attachment\r\n",
            "SGVsbG8u",
            "QQ==",
            "</body>",
            "<!--",
            "-->",
            "<p>",
            "&uuml;",
            "Reply-To: ",
            "Sender: ")
        .list()
        .ofMaxSize(40);
  }

  private static void check(Mail mail) {
    Rewritten rewritten = Sample.rewrite(ALL, mail);
    if (rewritten.changes().stream().allMatch(c -> c.contains(": not added"))) {
      assertThat(rewritten.mail()).isSameAs(mail);
      return;
    }
    assertThat(rewritten.dropReason()).isEmpty();
    assertThat(rewritten.mail().content().size()).isEqualTo(Sample.octets(rewritten.mail()).length);
    boolean added = rewritten.changes().stream().anyMatch(c -> c.contains(": added"));
    if (added) {
      assertThat(Sample.rewrite(ALL, rewritten.mail()).changes())
          .noneMatch(c -> c.contains(": added"));
    }
  }

  @Property(tries = 500)
  void everyCodingYieldsWhatWasThereAndThePiece(
      @ForAll("encoded") String text, @ForAll("decodedPieces") String piece, @ForAll int seed) {
    byte[] raw = text.getBytes(StandardCharsets.ISO_8859_1);
    for (String name : List.of("8bit", "quoted-printable", "base64")) {
      Coding coding = Coding.named(name).orElseThrow();
      coding.decode(raw).ifPresent(decoded -> roundTrip(coding, raw, decoded, piece, seed));
    }
  }

  private static void roundTrip(Coding coding, byte[] raw, byte[] decoded, String piece, int seed) {
    int position = Math.floorMod(seed, decoded.length + 1);
    Edits.Edit edit =
        coding.insert(
            raw, position, piece.getBytes(StandardCharsets.ISO_8859_1), new byte[] {'\r', '\n'});
    String all = new String(raw, StandardCharsets.ISO_8859_1);
    String edited =
        all.substring(0, (int) edit.from())
            + new String(edit.octets(), StandardCharsets.ISO_8859_1)
            + all.substring((int) edit.to());
    String before = new String(decoded, StandardCharsets.ISO_8859_1);
    assertThat(coding.decode(edited.getBytes(StandardCharsets.ISO_8859_1)))
        .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
        .contains(before.substring(0, position) + piece + before.substring(position));
  }

  @Provide
  Arbitrary<String> encoded() {
    return Arbitraries.of(
            "Hello", "SGVsbG8u", "QUJD", "=C3=BC", "=\r\n", "=3D", "\r\n", " ", "=20", "QQ==")
        .list()
        .ofMaxSize(25)
        .map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<String> decodedPieces() {
    return Arbitraries.of("x", "=", " ", "\r\n", "\u00fc", "a longer word ", "-- ")
        .list()
        .ofMinSize(1)
        .ofMaxSize(30)
        .map(pieces -> String.join("", pieces));
  }
}
