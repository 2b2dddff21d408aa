package io.postern.inspect.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentNamesAreFoundHoweverTheyAreWrittenTest {

  private static Part part(String header) {
    return Specimen.last(Specimen.mixed(header + "\r\n\r\nMZ"));
  }

  private static List<String> names(String header) {
    return Specimen.shown(part(header).names());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Disposition: attachment; filename=evil.exe",
        "Content-Disposition: attachment; filename=\"evil.exe\"",
        "content-disposition : attachment; FileName = evil.exe",
        "Content-Disposition: attachment;\r\n\tfilename\r\n =\r\n \"evil.exe\"",
        "Content-Disposition: attachment filename=evil.exe",
        "Content-Disposition: filename=evil.exe",
        "Content-Disposition: attachment; filename=\"evil.exe",
        "Content-Disposition: attachment; filename=\"evil.exe; size=3",
        "Content-Disposition: attachment; filename=(a comment)evil.exe(another)",
        "Content-Disposition: attachment; filename=\"evil.exe\" size=3",
        "Content-Disposition: attachment; filename=\"a.txt\" filename=evil.exe",
        "Content-Disposition: attachment; filename=a.txt name=evil.exe",
        "Content-Disposition: attachment; filename=evil.exe garbage",
        "Content-Disposition: attachment; filename=\"a\"evil.exe\r\nContent-Type: a/b; name=evil.exe",
        "Content-Type: application/octet-stream; name=evil.exe",
        "Content-Type: application/octet-stream; name=\"a.txt\"; name=\"evil.exe\"",
        "Content-Type: text/plain\r\nContent-Type: text/plain; name=evil.exe",
        "Content-Type: text/plain; filename=evil.exe",
        "Content-Disposition: attachment; filename=\"=?utf-8?B?ZXZpbC5leGU=?=\"",
        "Content-Disposition: attachment; filename=\"=?utf-8?Q?evil=2Eexe?=\"",
        "Content-Disposition: attachment; filename==?utf-8?Q?evil=2Eexe?=",
        "Content-Disposition: attachment; filename=\"=?utf-8?Q?evil?=.exe\"",
        "Content-Disposition: attachment; filename=\"=?utf-8?B?ZXZp?=\r\n =?utf-8?B?bC5leGU=?=\"",
        "Content-Disposition: attachment; filename=\"=?x-unknown*en?B?ZXZp bC5leGU?=\"",
        "Content-Disposition: attachment; filename=\"=?utf-8?Q?evil.exe\"",
        "Content-Disposition: attachment; filename*=utf-8''evil%2Eexe",
        "Content-Disposition: attachment; filename*=\"utf-8'en'evil%2Eexe\"",
        "Content-Disposition: attachment; filename*=evil.exe",
        "Content-Disposition: attachment; filename*0*=utf-8''ev; filename*1*=il%2Ee; filename*2=xe",
        "Content-Disposition: attachment; filename*1=\".exe\"; filename*0=\"evil\"",
        "Content-Disposition: attachment; filename*1=\"evil\"; filename*2=\".exe\"",
        "Content-Type: a/b; name*0=\"=?utf-8?Q?evil\"; name*1=\"=2Eexe?=\"",
        "Content-Disposition: attachment; filename=\"evil%2Eexe\"",
        "Content-Disposition: attachment; filename=\"evil.\r\n exe\"",
        "Content-Disposition: attachment; filename=\"evil.exe \"",
        "Content-Disposition: attachment; filename=\"evil.exe. . .\"",
        "Content-Disposition: attachment; filename=\"evil.exe\0.txt\"",
        "Content-Disposition: attachment; filename=\"evil.exe:$DATA\"",
        "Content-Disposition: attachment; filename=\"x.txt:evil.exe\"",
        "Content-Disposition: attachment; filename=\"..\\\\..\\\\evil.exe\"",
        "Content-Disposition: attachment; filename=\"C:\\temp\\evil.exe\"",
        "Content-Disposition: attachment; filename=\"../../etc/evil.exe\"",
        "Content-Location: http://www.example.com/a/evil.exe?b=c.txt",
        "Content-Location: evil.exe",
        "not a field\r\nContent-Disposition: attachment; filename=evil.exe",
        "X: y\rContent-Disposition: attachment; filename=evil.exe",
        "Content-\0Disposition: attachment; filename=evil.exe",
      })
  void findsTheName(String header) {
    assertThat(names(header)).contains("evil.exe");
  }

  @Test
  void seesThroughDirectionMarks() {
    String header = "Content-Disposition: attachment; filename=\"inv\u202efdp.exe\"";
    Part part = part(Specimen.text(header.getBytes(StandardCharsets.UTF_8)));

    assertThat(Specimen.shown(part.names())).containsExactly("invfdp.exe");
    assertThat(part.names().get(0).raw()).isEqualTo("inv\u202efdp.exe");
    assertThat(part.names().get(0).extension()).isEqualTo("exe");
    assertThat(part.defects()).contains(Defect.DECEPTIVE_NAME);
  }

  @Test
  void resolvesWideLettersAndDropsInvisibleOnes() {
    String header = "Content-Disposition: attachment; filename=\"ｅｖ\u200bｉｌ．ｅｘｅ\"";

    assertThat(names(Specimen.text(header.getBytes(StandardCharsets.UTF_8))))
        .containsExactly("evil.exe");
  }

  @Test
  void putsACharacterTogetherThatIsTornBetweenTwoWords() {
    assertThat(
            names(
                "Content-Disposition: attachment; filename=\"=?utf-8?Q?M=C3?= =?utf-8?Q?=BCll.exe?=\""))
        .containsExactly("Müll.exe");
  }

  @Test
  void readsRawOctetsAsUtf8AndElseAsWestern() {
    assertThat(names("Content-Disposition: attachment; filename=\"M\u00c3\u00bcll.exe\""))
        .containsExactly("Müll.exe");
    Part western = part("Content-Disposition: attachment; filename=\"M\u00fcll.exe\"");
    assertThat(Specimen.shown(western.names())).containsExactly("Müll.exe");
    assertThat(western.defects()).contains(Defect.RAW_EIGHT_BIT_NAME);
  }

  @Test
  void keepsTheEndOfALongName() {
    FileName name =
        part("Content-Disposition: attachment; filename=" + "a".repeat(50_000) + ".exe")
            .names()
            .get(0);

    assertThat(name.extension()).isEqualTo("exe");
    assertThat(name.shown()).hasSizeLessThan(400);
    assertThat(name.raw()).hasSizeLessThan(400);
  }

  @Test
  void tellsWhenThereAreMoreNamesThanItKeeps() {
    StringBuilder header = new StringBuilder("Content-Type: a/b");
    for (int i = 0; i < 60; i++) {
      header.append("; name=n").append(i).append(".txt");
    }
    Reading reading = Specimen.read(Specimen.mixed(header + "\r\n\r\nx"));

    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    assertThat(reading.anatomy().parts().get(1).names()).hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void doesNotTakeAHostForAFile() {
    assertThat(names("Content-Location: http://www.example.com")).isEmpty();
    assertThat(names("Content-Location: cid:logo@example.com")).isEmpty();
  }

  @Test
  void findsAnOrdinaryNameAndNothingWrongWithIt() {
    Part part =
        part(
            "Content-Type: application/pdf; name=\"Offer 12 (final).pdf\"\r\n"
                + "Content-Disposition: attachment; filename=\"Offer 12 (final).pdf\"; size=2");

    assertThat(Specimen.shown(part.names())).containsExactly("Offer 12 (final).pdf");
    assertThat(part.defects()).isEmpty();
    assertThat(part.disposition()).isEqualTo("attachment");
    assertThat(part.type()).isEqualTo("application/pdf");
  }

  @Test
  void givesOnlyTheDecodedNameOfAnEncodedWord() {
    assertThat(names("Content-Type: a/b; name=\"=?iso-8859-1?Q?=FCber_uns.pdf?=\""))
        .containsExactly("über uns.pdf");
  }
}
