package io.postern.inspect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileNamesDoNotSlipThroughTest {
  private static final String PROGRAMS = "*.exe; *.pif; *.bat";

  private static Answer intercept(String masks, String mail) {
    return new AttachmentName(Mask.list(masks), Quantity.ONE).test(RuledMails.facts(mail));
  }

  private static Answer pass(String masks, String mail) {
    return new AttachmentName(Mask.list(masks), Quantity.EVERY).test(RuledMails.facts(mail));
  }

  private static String part(String header) {
    return RuledMails.mixed(RuledMails.text("hello"), header + "\r\n\r\nMZ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Disposition: attachment; filename=\"a.exe\"",
        "Content-Disposition: attachment; filename=\"INVOICE.PDF.EXE\"",
        "Content-Disposition: attachment; filename=\"inv\u202Efdp.exe\"",
        "Content-Disposition: attachment; filename=\"a.pif \"",
        "Content-Disposition: attachment; filename=\"a.pif\t \"",
        "Content-Disposition: attachment; filename=\"a.exe.\"",
        "Content-Disposition: attachment; filename=\"a.exe . .\"",
        "Content-Disposition: attachment; filename=\"ｅｖｉｌ．ｅｘｅ\"",
        "Content-Disposition: attachment; filename=\"a.e\u200bxe\"",
        "Content-Disposition: attachment; filename=\"a.e\u00adxe\"",
        "Content-Disposition: attachment; filename=\"C:\\Users\\x\\a.exe\"",
        "Content-Disposition: attachment; filename=\"../../a.exe\"",
        "Content-Disposition: attachment; filename=\"a.exe/\"",
        "Content-Disposition: attachment; filename=\"a.exe:stream\"",
        "Content-Disposition: attachment; filename=\"a.exe\0.txt\"",
        "Content-Disposition: attachment;\r\n filename*0=\"inv\";\r\n filename*1=\"oice.e\";\r\n"
            + " filename*2=\"xe\"",
        "Content-Disposition: attachment;\r\n filename*1=\"xe\";\r\n filename*0=\"a.e\"",
        "Content-Disposition: attachment; filename*=utf-8''a%2Eexe",
        "Content-Disposition: attachment; filename*0*=utf-8''a%2E; filename*1=exe",
        "Content-Disposition: attachment; filename*=utf-8''a.txt; filename=a.exe",
        "Content-Disposition: attachment; filename=a.txt\r\nContent-Type: a/b; name=a.exe",
        "Content-Disposition: attachment; filename=\"a.txt\"; filename=\"a.exe\"",
        "Content-Disposition: attachment; filename=\"=?utf-8?B?YS5leGU=?=\"",
        "Content-Disposition: attachment; filename=\"=?utf-8?Q?a=2Ee?=\r\n =?utf-8?Q?xe?=\"",
        "Content-Disposition: attachment; filename=\"a.e\r\n xe\"",
        "Content-Disposition: attachment; filename=\"a.exe",
        "Content-Type: text/plain; name=a.exe",
      })
  void aMaskCatchesTheName(String header) {
    assertThat(intercept(PROGRAMS, part(header))).isInstanceOf(Answer.Yes.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Disposition: attachment; filename=\"a.txt\"; filename=\"a.exe\"",
        "Content-Disposition: attachment; filename*=utf-8''a.txt; filename=a.exe",
        "Content-Disposition: attachment; filename=a.txt\r\nContent-Type: a/b; name=a.exe",
        "Content-Disposition: attachment; filename=\"a.exe\0.txt\"",
        "Content-Disposition: attachment; filename=\"a.exe:b.txt\"",
        "Content-Disposition: attachment; filename=\"a\u202etxt.exe\"",
        "Content-Disposition: attachment",
      })
  void oneReadingThatIsNotAllowedIsEnoughNotToPass(String header) {
    assertThat(pass("*.txt", part(header))).isInstanceOf(Answer.No.class);
  }

  @Test
  void aNameThatLooksLikeAnotherDoesNotPassAlthoughItMatches() {
    Answer answer =
        pass("*.txt", part("Content-Disposition: attachment; filename=\"fdp\u202e.txt\""));

    assertThat(answer).isInstanceOf(Answer.CannotTell.class);
  }

  @Test
  void anOrdinaryNamePassesWithAnyFolderBeforeIt() {
    assertThat(pass("report*.doc", RuledMails.mixed(RuledMails.file("report 12.DOC"))))
        .isInstanceOf(Answer.Yes.class);
    assertThat(pass("report*.doc", RuledMails.mixed(RuledMails.file("x/report.doc"))))
        .isInstanceOf(Answer.Yes.class);
  }

  @Test
  void uuencodedFilesAreAttachments() {
    String mail = "Subject: x\r\n\r\nhello\r\nbegin 644 evil.exe\r\n#0V%T\r\n`\r\nend\r\n";

    Answer answer = intercept(PROGRAMS, mail);

    assertThat(answer.why()).isEqualTo("attachment \"evil.exe\" matches \"*.exe\"");
    assertThat(((Answer.Yes) answer).parts()).containsExactly("1.1");
  }

  @Test
  void filesInForwardedMailsAreAttachments() {
    String inner = RuledMails.mixed(RuledMails.file("evil.exe")).replace("b0", "b1");
    String mail = RuledMails.mixed("Content-Type: message/rfc822\r\n\r\n" + inner);

    assertThat(intercept(PROGRAMS, mail)).isInstanceOf(Answer.Yes.class);
  }

  @Test
  void whyIsOneShortLineWithoutWhatTurnsTheReading() {
    String name = "inv\u202Efdp\u0007" + "x".repeat(3_000) + ".exe";

    Answer answer = intercept(PROGRAMS, RuledMails.mixed(RuledMails.file(name)));

    assertThat(answer).isInstanceOf(Answer.Yes.class);
    assertThat(answer.why()).hasSizeLessThan(320).doesNotMatch("(?s).*\\p{C}.*");
  }

  @Test
  void namesInArchivesAreReadTheSameWay() {
    byte[] zip = RuledMails.zip("docs/readme.txt", "docs/ｅｖｉｌ．ｅｘｅ", "a.pif ", "inv\u202Efdp.bat");
    Facts facts = RuledMails.facts(RuledMails.mixed(RuledMails.file("a.zip", zip)));

    for (String mask : new String[] {"*.exe", "*.pif", "*.bat", "readme.txt"}) {
      Answer answer = new ArchivedName(Mask.list(mask), Quantity.ONE).test(facts);
      assertThat(answer).as(mask).isInstanceOf(Answer.Yes.class);
      assertThat(((Answer.Yes) answer).parts()).containsExactly("1.1");
    }
  }

  @Test
  void aProgramIsOneByContentWhateverItIsCalled() {
    byte[] program = new byte[200];
    byte[] mark = "MZ".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(mark, 0, program, 0, 2);
    Facts facts = RuledMails.facts(RuledMails.mixed(RuledMails.file("report.pdf", program)));

    Answer answer =
        new AttachmentType(
                Mask.list("application/x-*dos*; application/x-msdownload*"), Quantity.ONE)
            .test(facts);

    assertThat(answer).isInstanceOf(Answer.Yes.class);
    assertThat(answer.why()).startsWith("attachment \"report.pdf\" of type \"application/x-");
  }
}
