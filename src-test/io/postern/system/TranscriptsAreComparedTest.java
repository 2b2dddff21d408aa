package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a document shows is compared with what was printed in everything but what has to differ. */
class TranscriptsAreComparedTest {
  private static boolean agree(String shown, String printed) {
    return Transcript.agree(Transcript.essence(shown), Transcript.essence(printed));
  }

  @Test
  void momentsIdsDurationsAndWidthsMayDiffer() {
    assertThat(
            agree(
                "AT   MAIL\n2026-11-22 07:40:13  1M8135KC8K7SMAYK  ENC(1.a.b), after 558 ms\n",
                "AT MAIL\n2027-01-02 17:04:03 7M8135KC8K7SMAYZ ENC(1.c.d), after 1.2 s\n"))
        .isTrue();
    assertThat(agree("[10:09] a long\n          line\n", "[11:10] a\n          long line\n"))
        .isTrue();
  }

  @Test
  void nothingElseMay() {
    assertThat(agree("2 fetched\n", "3 fetched\n")).isFalse();
    assertThat(agree("one\n", "one\ntwo\n")).isFalse();
    assertThat(agree("one\ntwo\n", "one\n")).isFalse();
    assertThat(agree("one\n", "One\n")).isFalse();
    assertThat(agree("", "one\n")).isFalse();
  }

  @Test
  void dotsStandForAnyLinesBetweenTheBeginningAndTheEnd() {
    String printed = "one\ntwo\nthree\ntwo\nfour\n";
    assertThat(agree("one\n...\nfour\n", printed)).isTrue();
    assertThat(agree("one\n...\nthree\n...\ntwo\nfour\n", printed)).isTrue();
    assertThat(agree("...\n", printed)).isTrue();
    assertThat(agree("two\n...\nfour\n", printed)).isFalse();
    assertThat(agree("one\n...\nthree\n", printed)).isFalse();
    assertThat(agree("one\n...\nfour\n...\nthree\n...\n", printed)).isFalse();
    assertThat(agree("one\ntwo\n...\ntwo\nthree\ntwo\nfour\n", printed)).isFalse();
  }

  @Test
  void markedBlocksOfADocumentAreItsSteps() throws Exception {
    List<Tutorial.Block> blocks = Tutorial.read(Path.of("docs/first-hour.md")).blocks();
    assertThat(blocks.stream().map(Tutorial.Block::kind)).contains(Tutorial.Kind.values());
    Tutorial.Block terminal =
        new Tutorial.Block(Tutorial.Kind.TERMINAL, "", "$ a b\none\n$ c\n$ d\ntwo\nthree\n", 1);
    assertThat(Tutorial.commands(terminal))
        .containsExactly(
            new Tutorial.Shown("a b", "one"),
            new Tutorial.Shown("c", ""),
            new Tutorial.Shown("d", "two\nthree\n"));
  }
}
