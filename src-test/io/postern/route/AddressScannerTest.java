package io.postern.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.postern.mail.Header;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressScannerTest {
  private static final int HOSTILE_LENGTH = 250_000;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a@b.c | a@b.c",
        "a@b.c, d@e.f | a@b.c d@e.f",
        "\"Last, First\" <a@b.c>, d@e.f | a@b.c d@e.f",
        "\"x@y.z\" <a@b.c> | a@b.c",
        "x@y.z <a@b.c> | a@b.c",
        "Friends: a@b.c, \"D\" <d@e.f>;, g@h.i | a@b.c d@e.f g@h.i",
        "undisclosed-recipients:; | ~~",
        "a@b.c (a comment, with <x@y.z> (nested)), d@e.f | a@b.c d@e.f",
        "=?utf-8?q?B=C3=BCro?= <a@b.c> | a@b.c",
        "=?utf-8?q?Last,_First?= <a@b.c> | a@b.c",
        "=?utf-8?q?broken <a@b.c> | a@b.c",
        "<@h1.x,@h2.x:a@b.c>, d@e.f | a@b.c d@e.f",
        "a@[IPv6:::1], d@e.f | a@[IPv6:::1] d@e.f",
        "\"a b\"@c.d | \"a b\"@c.d",
        "<\"a>b\"@c.d>, d@e.f | \"a>b\"@c.d d@e.f",
        "a @ b.c | a@b.c",
        "< a@b.c > | a@b.c",
        "a@b.c; d@e.f d@g.h | a@b.c d@e.f d@g.h",
        "Broken \" <a@b.c>, d@e.f | a@b.c d@e.f",
        "\"Broken <a@b.c>, d@e.f | a@b.c d@e.f",
        "\"Broken <a@b.c>, \"Good\" <d@e.f> | a@b.c d@e.f",
        "Boss <a@b.c, d@e.f | a@b.c d@e.f",
        "Boss a@b.c>, d@e.f | a@b.c d@e.f",
        "Boss (unclosed <a@b.c>, d@e.f | a@b.c d@e.f",
        "ACME : The network <a@b.c>, d@e.f | a@b.c d@e.f",
        "mailto:a@b.c, <mailto:d@e.f>, [SMTP:g@h.i | a@b.c d@e.f g@h.i",
        "'a@b.c', <'d@e.f'>, \"g@h.i\" | a@b.c d@e.f g@h.i",
        "<<a@b.c>> | a@b.c",
        "Jürgen <a@b.c>, dörte@x.example | a@b.c dörte@x.example",
        "no address at all | ~~",
        ",;:<>()[]\"\" | ~~",
      })
  void findsWhatStandsWhereAnAddressBelongs(String value, String expected) {
    assertThat(String.join(" ", scan(value))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "<",
        ">",
        "\"",
        "'",
        ",",
        ":",
        "@",
        "[",
        "\\\"",
        "a@",
        "<\"",
        "(\\",
        "\"a\\",
        "a:",
        "<@",
        "a@b,",
        "=?utf-8?q?",
        "\"<a@b>\"x",
        "@[",
        " ",
        " @",
        "a@b.c (",
        "<a@b",
        "\"\\\"x\""
      })
  void aHostileValueTakesTimeInProportionToItsLength(String piece) {
    String value = piece.repeat(HOSTILE_LENGTH / piece.length());
    assertThat(fastestOfThree(value)).isLessThan(Duration.ofSeconds(1));
    assertThat(fastestOfThree("\"" + value + "\"x")).isLessThan(Duration.ofSeconds(1));
  }

  private static Duration fastestOfThree(String value) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long start = processorTime();
      scan(value);
      best = Math.min(best, processorTime() - start);
    }
    return Duration.ofNanos(best);
  }

  /** Of this thread, in nanoseconds: what else the machine does meanwhile does not count. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @Test
  void candidatesAreBoundedAndOursAreNotPushedOutByForeignOnes() {
    StringBuilder to = new StringBuilder("To: x@else.example");
    for (int i = 0; i < 10_000; i++) {
      to.append(", x").append(i).append("@else.example");
    }
    to.append(", boss@company.example");
    Router router =
        new Router(
            Specimens.policy("@company.example"),
            List.of(Specimens.mailbox("boss@company.example")));
    Routing routing = router.route(Specimens.header(to.toString()));
    assertThat(Specimens.keys(routing)).containsExactly("boss@company.example");
    assertThat(((Routing.Routed) routing).candidates()).hasSizeLessThan(300);

    Router anyIsOurs =
        new Router(Specimens.policy(), List.of(Specimens.mailbox("nobody@company.example")));
    Routing.Unroutable many = (Routing.Unroutable) anyIsOurs.route(Specimens.header(to.toString()));
    assertThat(many.candidates()).hasSize(Router.MAX_CANDIDATES);
    assertThat(many.summary()).hasSizeLessThan(1_000).endsWith("and 1990 more");
  }

  @Property(tries = 500)
  void anAddressIsFoundBehindAnyJunkThatEndsWithAComma(@ForAll @From("junk") String junk) {
    String balanced = junk.replace("\"", "").replace("(", "").replace("<", "").replace("\\", "");
    assertThat(scan(balanced + ", boss@company.example")).contains("boss@company.example");
  }

  @Property(tries = 500)
  void noHeaderMakesRoutingThrow(
      @ForAll @From("junk") String junk, @ForAll @Size(max = 200) byte[] octets) {
    String raw = new String(octets, StandardCharsets.ISO_8859_1);
    String text =
        "To: "
            + junk
            + "\r\nDelivered-To: "
            + raw
            + junk
            + "\r\nCc: "
            + raw
            + "\r\nResent-To: "
            + junk;
    byte[] header = (text + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    for (String mask : List.of("{Addr}", "*-{KW}@*", "*{Addr}*")) {
      Router router =
          new Router(
              Specimens.withEnvelopeHeader(Specimens.policy(), "Delivered-To", mask),
              List.of(Specimens.withKeywords(Specimens.mailbox("a@b.c"), "a")));
      assertThatCode(
              () -> checkOneLine(router.route(Header.parse(header, header.length)).summary()))
          .doesNotThrowAnyException();
    }
  }

  private static void checkOneLine(String summary) {
    assertThat(summary).doesNotContainPattern("[\\p{Cntrl}\\u202e]");
  }

  @Provide
  Arbitrary<String> junk() {
    return Arbitraries.of(
            "a@b.c",
            "@",
            "<",
            ">",
            "\"",
            "(",
            ")",
            "[",
            "]",
            ":",
            ";",
            ",",
            " ",
            "\\",
            "'",
            "=?utf-8?b?",
            "?=",
            "\u00e4",
            "\u00c3\u00a4",
            "\0",
            "\t",
            "x".repeat(400),
            "xn--",
            "\u00c0\u00ae",
            ".",
            "\u00e2\u0080\u00ae")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  private static List<String> scan(String value) {
    List<String> found = new ArrayList<>();
    AddressScanner.scan(value, found::add);
    found.removeIf(text -> CanonicalAddress.of(text).isEmpty());
    return found;
  }
}
