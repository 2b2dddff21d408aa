package io.postern.mail;

import static io.postern.route.Specimens.mailOf;
import static io.postern.route.Specimens.octets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTagTest {
  private static final String MARK = "[Man.Distr]";

  @Test
  void theMarkGoesBehindTheBlanksAndNothingElseIsTouched() throws IOException {
    becomes(
        "A: 1\r\nSubject: Hi\r\nB: 2\r\n\r\nx", "A: 1\r\nSubject: [Man.Distr] Hi\r\nB: 2\r\n\r\nx");
    becomes("SUBJECT : \t Hi\n\nx", "SUBJECT : \t [Man.Distr] Hi\n\nx");
    becomes("subject:Hi\r\n\r\n", "subject: [Man.Distr] Hi\r\n\r\n");
  }

  @Test
  void theMarkGoesBeforeEncodedWordsWithOneBlank() throws IOException {
    becomes(
        "Subject: =?utf-8?q?B=C3=BCro?=\r\n =?utf-8?q?_x?=\r\n\r\n",
        "Subject: [Man.Distr] =?utf-8?q?B=C3=BCro?=\r\n =?utf-8?q?_x?=\r\n\r\n");
  }

  @Test
  void foldedAndEmptySubjectsKeepTheirLines() throws IOException {
    becomes("Subject:\r\n Hi\r\n\r\n", "Subject: [Man.Distr]\r\n Hi\r\n\r\n");
    becomes("Subject: \r\n\tHi\r\n\r\n", "Subject: [Man.Distr]\r\n\tHi\r\n\r\n");
    becomes("Subject:\r\nTo: x\r\n\r\n", "Subject: [Man.Distr]\r\nTo: x\r\n\r\n");
    becomes("Subject:", "Subject: [Man.Distr]");
  }

  @Test
  void eightBitOctetsStayWhatTheyAre() throws IOException {
    becomes(
        "Subject: B\u00fcro \u0080\u00ff\r\n\r\n\0",
        "Subject: [Man.Distr] B\u00fcro \u0080\u00ff\r\n\r\n\0");
  }

  @Test
  void ofSeveralSubjectsTheFirstIsMarked() throws IOException {
    becomes("Subject: a\r\nSubject: b\r\n\r\n", "Subject: [Man.Distr] a\r\nSubject: b\r\n\r\n");
  }

  @Test
  void aMailWithoutSubjectGetsOneOnTop() throws IOException {
    becomes("To: x\r\n\r\nSubject: body", "Subject: [Man.Distr]\r\nTo: x\r\n\r\nSubject: body");
    becomes("", "Subject: [Man.Distr]\r\n");
    becomes("\r\nbody", "Subject: [Man.Distr]\r\n\r\nbody");
  }

  @Test
  void aMarkedSubjectStays() throws IOException {
    Mail mail = mailOf("Subject: [Man.Distr] Hi\r\n\r\n");
    assertThat(SubjectTag.on(mail, MARK)).isSameAs(mail);
    Mail once = SubjectTag.on(mailOf("Subject: Hi\r\n\r\n"), MARK);
    assertThat(octets(SubjectTag.on(once, MARK))).isEqualTo(octets(once));
  }

  @Test
  void linesThatWerePutOnTopBeforeDoNotShiftTheMark() throws IOException {
    Mail mail = mailOf("Subject: Hi\r\n\r\nx").withOnTop("Received: from a\r\n by b\r\n");
    assertThat(octets(SubjectTag.on(mail, MARK)))
        .isEqualTo("Received: from a\r\n by b\r\nSubject: [Man.Distr] Hi\r\n\r\nx");
  }

  @Test
  void envelopeAndNameOfTheMailStay() throws IOException {
    Mail mail = mailOf("Subject: Hi\r\n\r\n").to(List.of(Address.of("a@b.example")));
    Mail marked = SubjectTag.on(mail, MARK);
    assertThat(marked.id()).isEqualTo(mail.id());
    assertThat(marked.envelope()).isEqualTo(mail.envelope());
    assertThat(marked.content().size()).isEqualTo(mail.content().size() + MARK.length() + 1);
  }

  @Test
  void aMailInAFileIsMarkedWithoutReadingItWhole(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mail");
    String text = "Subject: Hi\r\n\r\n" + "line\r\n".repeat(100_000);
    Files.writeString(file, text);
    try (FileChannel channel = FileChannel.open(file)) {
      Mail plain = mailOf("");
      Mail mail = Mail.of("MAIL1", plain.envelope(), Content.of(channel, text.length(), null));
      Mail marked = SubjectTag.on(mail, MARK);
      assertThat(octets(marked)).isEqualTo(text.replace("Subject: Hi", "Subject: [Man.Distr] Hi"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " x", "x ", "a\r\nEvil: 1", "B\u00fcro"})
  void aPrefixThatCouldBreakTheHeaderIsRefused(String prefix) {
    Mail mail = mailOf("Subject: Hi\r\n\r\n");
    assertThatThrownBy(() -> SubjectTag.on(mail, prefix))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void becomes(String before, String after) throws IOException {
    assertThat(octets(SubjectTag.on(mailOf(before), MARK))).isEqualTo(after);
  }
}
