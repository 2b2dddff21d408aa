package io.postern.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Content;
import io.postern.mail.HiddenEnd;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Delivered;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What leaves is what came, plus the last line end if it was missing. */
class BytesArriveUnchangedTest {
  private static Rig rig;

  @BeforeContainer
  static void start() {
    rig = new Rig();
  }

  @AfterContainer
  static void stop() {
    rig.close();
  }

  @Property(tries = 1000)
  void anyOctetsInMemoryArriveAsTheyAre(@ForAll("awkwardOctets") byte[] octets) throws IOException {
    assertArrives(Content.of(octets), octets);
  }

  @Property(tries = 300)
  void piecesOfAnySizeMakeTheSame(@ForAll("awkwardOctets") byte[] octets, @ForAll("cuts") int cut)
      throws IOException {
    List<Content> parts = new ArrayList<>();
    Content whole = Content.of(octets);
    for (int from = 0; from < octets.length; from += cut) {
      parts.add(whole.until(Math.min(from + cut, octets.length)).from(from));
    }
    assertArrives(Content.of(parts), octets);
  }

  @Property(tries = 200)
  void filesArriveAsTheyAre(@ForAll("awkwardOctets") byte[] octets) throws IOException {
    Path path = Files.createTempFile("postern-test-", ".eml");
    try (FileChannel file = open(path)) {
      file.write(ByteBuffer.wrap(octets));
      assertArrives(Content.of(file, octets.length, null), octets);
    }
  }

  @Property(tries = 6)
  void largeFilesArriveAsTheyAre(@ForAll Random random, @ForAll boolean dotLines)
      throws IOException {
    byte[] octets = largeMail(random, dotLines);
    Path path = Files.createTempFile("postern-test-", ".eml");
    try (FileChannel file = open(path)) {
      file.write(ByteBuffer.wrap(octets));
      Content top = Content.of("Received: by us\r\n".getBytes(StandardCharsets.US_ASCII));
      Content mail = Content.of(List.of(top, Content.of(file, octets.length, null)));
      assertArrives(
          mail, concat("Received: by us\r\n".getBytes(StandardCharsets.US_ASCII), octets));
    }
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  private static byte[] largeMail(Random random, boolean dotLines) {
    StringBuilder text = new StringBuilder();
    while (text.length() < 1_500_000) {
      text.append(dotLines && random.nextInt(3) == 0 ? "." : "x");
      text.append("y".repeat(random.nextInt(80))).append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void assertArrives(Content content, byte[] octets) throws IOException {
    Assume.that(
        !content.facts().endOfDataLookAlike()
            && !(content.facts().dotLines() && HiddenEnd.isIn(content)));
    int before = rig.server.mails().size();
    Outcome outcome =
        rig.delivery()
            .attempt(Rig.mail(content, "info@company.example"))
            .values()
            .iterator()
            .next();
    assertThat(outcome).isInstanceOf(Delivered.class);
    assertThat(rig.server.mails()).hasSize(before + 1);
    byte[] expected = endsWithCrlf(octets) ? octets : concat(octets, new byte[] {'\r', '\n'});
    assertThat(rig.server.mails().get(before).content()).isEqualTo(expected);
  }

  private static boolean endsWithCrlf(byte[] octets) {
    int n = octets.length;
    return n == 0 || (n > 1 && octets[n - 2] == '\r' && octets[n - 1] == '\n');
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  @Provide
  Arbitrary<Integer> cuts() {
    return Arbitraries.of(1, 2, 3, 5, 64);
  }

  @Provide
  Arbitrary<byte[]> awkwardOctets() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "\r\n",
            "\r\n",
            "\r\n.",
            "\r\n..",
            ".",
            "\n",
            "\r",
            "a",
            "some text",
            "\u00e4",
            "\0",
            "QUIT\r\n",
            "x".repeat(1200));
    return piece
        .list()
        .ofMaxSize(40)
        .map(pieces -> String.join("", pieces).getBytes(StandardCharsets.ISO_8859_1));
  }
}
