package io.postern.fetch.pop3;

import static io.postern.fetch.pop3.Answer.err;
import static io.postern.fetch.pop3.Answer.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.fetch.pop3.Listing.Oddities;
import io.postern.fetch.pop3.Pop3Exception.Kind;
import io.postern.wire.Wires;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
  private static final Oddities NONE = new Oddities(0, 0, 0);

  private final Wires wires = new Wires();
  private final Visitor anna = Visitor.anna(wires);

  @AfterEach
  void nothingIsLeftOpen() {
    assertThat(wires.openCount()).isZero();
    wires.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void numbersSizesAndUidls(boolean pipelining) throws Exception {
    FakePop3 fake = FakePop3.with("a1", "12345\r\n", "b2", "1\r\n");
    try (FakePop3 server = (pipelining ? fake.pipelining() : fake).start();
        Pop3Connection pop3 = anna.open(server)) {
      Listing listing = pop3.list(10);
      assertThat(rows(listing)).containsExactly("1 7 a1", "2 3 b2");
      assertThat(listing.oddities()).isEqualTo(NONE);
      assertThat(pop3.quit().ok()).isTrue();
    }
  }

  @Test
  void anEmptyMailboxIsEmpty() throws Exception {
    assertThat(list("", "").size()).isZero();
  }

  @Test
  void anEmptyMailboxNeedsNoUidl() throws Exception {
    try (FakePop3 server = FakePop3.with().on("UIDL", err("nothing here")).start();
        Pop3Connection pop3 = anna.open(server)) {
      assertThat(pop3.list(10).size()).isZero();
    }
  }

  @Test
  void uidlIsTriedEvenWhenItIsNotOffered() throws Exception {
    try (FakePop3 server = FakePop3.with("a", "x\r\n").capa("USER").start();
        Pop3Connection pop3 = anna.open(server)) {
      assertThat(pop3.list(10).uidl(0)).isEqualTo("a");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UIDL, unknown command, NO_UIDL",
    "UIDL, [SYS/TEMP] try again, SYS_TEMP",
    "LIST, cannot open, PROTOCOL",
    "LIST, [IN-USE] somebody else came, IN_USE",
  })
  void aRefusedListingSaysWhy(String command, String text, Kind kind) throws Exception {
    try (FakePop3 server = FakePop3.with("a", "x\r\n").on(command, err(text)).start();
        Pop3Connection pop3 = anna.open(server)) {
      Pop3Exception failure = Visitor.failureOf(() -> pop3.list(10));
      assertThat(failure.kind()).isEqualTo(kind);
      assertThat(failure).hasMessageContaining("after " + command);
    }
  }

  @Test
  void junkLinesAreSkippedAndCounted() throws Exception {
    String hundredKilobytes = "x".repeat(100_000);
    Listing listing =
        list(
            "1 100\r\nhello\r\n2\r\n3 x\r\n-4 5\r\n0 5\r\n99999999999 1\r\n2147483648 1\r\n"
                + hundredKilobytes
                + "\r\n1 200\r\n5 99999999999999999999\r\n6 600 extra\r\n",
            "1 a\r\n\r\n" + hundredKilobytes + "\r\n6\r\n6 \r\n6 b\u0007\r\n6 f\r\n6 g\r\n1 z\r\n");
    assertThat(rows(listing)).containsExactly("1 100 a", "6 600 f");
    assertThat(listing.oddities()).isEqualTo(new Oddities(10 + 7, 0, 0));
  }

  @Test
  void onlyWhatBothListsHaveCounts() throws Exception {
    Listing listing = list("1 10\r\n2 20\r\n4 40\r\n", "1 a\r\n3 c\r\n4 d\r\n5 e\r\n");
    assertThat(rows(listing)).containsExactly("1 10 a", "4 40 d");
    assertThat(listing.oddities()).isEqualTo(new Oddities(0, 3, 0));
  }

  @Test
  void anyOrderWillDo() throws Exception {
    Listing listing = list("3 30\r\n1 10\r\n2 20\r\n", "2 b\r\n3 c\r\n1 a\r\n");
    assertThat(rows(listing)).containsExactly("1 10 a", "2 20 b", "3 30 c");
    assertThat(listing.oddities()).isEqualTo(NONE);
  }

  @Test
  void gapsAreNoHarm() throws Exception {
    assertThat(rows(list("2 20\r\n7 70\r\n", "2 b\r\n7 g\r\n")))
        .containsExactly("2 20 b", "7 70 g");
  }

  @Test
  void repeatedUidlsAreAmbiguous() throws Exception {
    Listing listing =
        list(
            "1 1\r\n2 2\r\n3 3\r\n4 4\r\n5 5\r\n6 6\r\n",
            "1 x\r\n2 y\r\n3 x\r\n4 x\r\n5 x#2\r\n6 z\r\n");
    assertThat(rows(listing))
        .containsExactly("1 1 x", "2 2 y", "3 3 x#3", "4 4 x#4", "5 5 x#2", "6 6 z");
    assertThat(IntStream.range(0, 6).filter(listing::ambiguous)).containsExactly(0, 2, 3);
  }

  @Test
  void aMailboxWhereAllUidlsAreTheSameIsListedInGoodTime() throws Exception {
    StringBuilder list = new StringBuilder();
    StringBuilder uidl = new StringBuilder();
    for (int i = 1; i <= 50_000; i++) {
      list.append(i).append(" 1000\r\n");
      uidl.append(i).append(" same\r\n");
    }
    Listing listing = list(list.toString(), uidl.toString());
    assertThat(listing.uidl(49_999)).isEqualTo("same#50000");
    assertThat(IntStream.range(0, 50_000).allMatch(listing::ambiguous)).isTrue();
    assertThat(IntStream.range(0, 50_000).mapToObj(listing::uidl).distinct()).hasSize(50_000);
  }

  @Test
  void uidlsMayBeLongerThanTheyShouldUpToFiveHundred() throws Exception {
    String longest = "u".repeat(500);
    Listing listing =
        list(
            "1 1\r\n2 2\r\n3 3\r\n", "1 " + longest + "\r\n2 " + longest + "x\r\n3 a b\u00e9~\r\n");
    assertThat(rows(listing)).containsExactly("1 1 " + longest, "3 3 a b\u00e9~");
    assertThat(listing.oddities()).isEqualTo(new Oddities(1, 1, 0));
  }

  @Test
  void whatIsBeyondTheMostIsCounted() throws Exception {
    try (FakePop3 server = FakePop3.with("a", "1\r\n", "b", "2\r\n", "c", "3\r\n").start();
        Pop3Connection pop3 = anna.open(server)) {
      Listing listing = pop3.list(2);
      assertThat(rows(listing)).containsExactly("1 3 a", "2 3 b");
      assertThat(listing.oddities()).isEqualTo(new Oddities(0, 0, 1));
    }
  }

  @Test
  void aLineWithoutEndIsNotReadForEver() throws Exception {
    try (FakePop3 server =
            FakePop3.with().on("LIST", say("+OK\r\n1 " + "9".repeat(300_000))).start();
        Pop3Connection pop3 = anna.open(server)) {
      assertThat(Visitor.failureOf(() -> pop3.list(10)).kind()).isEqualTo(Kind.PROTOCOL);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIST", "UIDL"})
  void aListingThatBreaksOffIsNone(String command) throws Exception {
    try (FakePop3 server =
            FakePop3.with("a", "1\r\n", "b", "2\r\n").on(command, Answer.cutAfter(10)).start();
        Pop3Connection pop3 = anna.open(server)) {
      Pop3Exception failure = Visitor.failureOf(() -> pop3.list(10));
      assertThat(failure.kind()).isEqualTo(Kind.LOST);
      assertThat(failure).hasMessageContaining("after " + command);
    }
  }

  @Test
  void someBoundMustBeGiven() throws Exception {
    try (FakePop3 server = FakePop3.with().start();
        Pop3Connection pop3 = anna.open(server)) {
      assertThatThrownBy(() -> pop3.list(0)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private Listing list(String list, String uidl) throws Exception {
    try (FakePop3 server =
            FakePop3.with()
                .on("LIST", say("+OK\r\n" + list + ".\r\n"))
                .on("UIDL", say("+OK\r\n" + uidl + ".\r\n"))
                .start();
        Pop3Connection pop3 = anna.open(server)) {
      return pop3.list(100_000);
    }
  }

  private static List<String> rows(Listing listing) {
    return IntStream.range(0, listing.size())
        .mapToObj(i -> listing.number(i) + " " + listing.octets(i) + " " + listing.uidl(i))
        .toList();
  }
}
