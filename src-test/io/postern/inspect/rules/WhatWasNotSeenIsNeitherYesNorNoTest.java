package io.postern.inspect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.mime.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhatWasNotSeenIsNeitherYesNorNoTest {
  private static final String MANY_PARTS =
      RuledMails.mixed(
          RuledMails.text("hello"),
          RuledMails.file("a.pdf"),
          RuledMails.file("b.bat"),
          RuledMails.file("c.exe"));

  private static Answer names(String masks, Quantity quantity, Facts facts) {
    return new AttachmentName(Mask.list(masks), quantity).test(facts);
  }

  private static Answer archived(String masks, Quantity quantity, Facts facts) {
    return new ArchivedName(Mask.list(masks), quantity).test(facts);
  }

  private static Facts withArchive(String name, byte[] archive, Limits limits) {
    return RuledMails.facts(
        RuledMails.mail(RuledMails.mixed(RuledMails.file(name, archive))), limits);
  }

  private static Facts cut() {
    return RuledMails.facts(RuledMails.mail(MANY_PARTS), RuledMails.parts(4, 1_000));
  }

  @Test
  void aPartThatWasNotSeenMayHaveAnyName() {
    assertThat(names("*.exe", Quantity.ONE, cut()))
        .isEqualTo(
            new Answer.CannotTell(
                "not every attachment could be looked at: the mail has more than 4 parts"));
    assertThat(new AttachmentType(Mask.list("image/*"), Quantity.ONE).test(cut()))
        .isInstanceOf(Answer.CannotTell.class);
    assertThat(new AttachmentsAtLeast(3).test(cut()))
        .isEqualTo(
            new Answer.CannotTell(
                "there are 2 attachments, and there may be more: the mail has more than 4 parts"));
    assertThat(new AttachmentsAtLeast(2).test(cut())).isInstanceOf(Answer.Yes.class);
    assertThat(new Ambiguous().test(cut())).isInstanceOf(Answer.CannotTell.class);
    assertThat(new EncryptedArchive().test(cut())).isInstanceOf(Answer.CannotTell.class);
  }

  @Test
  void whatWasSeenIsEnoughToIntercept() {
    assertThat(names("*.bat", Quantity.ONE, cut())).isInstanceOf(Answer.Yes.class);
  }

  @Test
  void whatWasSeenIsNotEnoughToPass() {
    assertThat(names("*", Quantity.EVERY, cut())).isInstanceOf(Answer.CannotTell.class);
    assertThat(names("*.pdf", Quantity.EVERY, cut())).isInstanceOf(Answer.No.class);
  }

  @Test
  void anEncryptedListHidesNamesOfFilesButNotOfAttachments() {
    Facts facts = withArchive("a.rar", RuledMails.lockedRar(), Limits.standard());

    assertThat(archived("*.exe", Quantity.ONE, facts))
        .isEqualTo(
            new Answer.CannotTell(
                "not every archived file could be looked at:"
                    + " part 1.1 has a RAR file with encrypted names"));
    assertThat(names("*.exe", Quantity.ONE, facts)).isInstanceOf(Answer.No.class);
    assertThat(new AttachmentsAtLeast(2).test(facts)).isInstanceOf(Answer.No.class);
    assertThat(new EncryptedArchive().test(facts))
        .isEqualTo(new Answer.Yes("part 1.1 is an encrypted archive", Set.of("1.1")));
    assertThat(names("*.rar", Quantity.EVERY, facts)).isInstanceOf(Answer.CannotTell.class);
  }

  @Test
  void anArchiveWithTooManyFilesHidesNamesOfFilesButNotOfAttachments() {
    byte[] zip = RuledMails.zip("1.txt", "2.txt", "3.txt", "4.exe");
    Facts facts = withArchive("a.zip", zip, RuledMails.entries(2));

    assertThat(archived("*.exe", Quantity.ONE, facts)).isInstanceOf(Answer.CannotTell.class);
    assertThat(archived("1.*", Quantity.ONE, facts)).isInstanceOf(Answer.Yes.class);
    assertThat(archived("*", Quantity.EVERY, facts)).isInstanceOf(Answer.CannotTell.class);
    assertThat(names("*.exe", Quantity.ONE, facts)).isInstanceOf(Answer.No.class);
  }

  @Test
  void aDamagedArchiveHidesNamesOfFilesButNotOfAttachments() {
    byte[] zip = RuledMails.zip("1.txt", "2.txt");
    Facts facts = withArchive("a.zip", Arrays.copyOf(zip, zip.length - 30), Limits.standard());

    assertThat(archived("*.exe", Quantity.ONE, facts)).isInstanceOf(Answer.CannotTell.class);
    assertThat(names("*.exe", Quantity.ONE, facts)).isInstanceOf(Answer.No.class);
  }

  @Test
  void manyDamagedArchivesCannotBuryAnotherGap() {
    String[] parts = new String[60];
    byte[] zip = RuledMails.zip("1.txt");
    Arrays.fill(parts, RuledMails.file("a.zip", Arrays.copyOf(zip, zip.length - 30)));
    parts[59] = RuledMails.file("evil.exe");
    Facts facts =
        RuledMails.facts(RuledMails.mail(RuledMails.mixed(parts)), RuledMails.parts(58, 1_000));

    assertThat(names("*.exe", Quantity.ONE, facts)).isInstanceOf(Answer.CannotTell.class);
  }

  @Test
  void aPieceOfAMailMayHaveAnyAttachment() {
    Facts facts =
        RuledMails.facts("Content-Type: message/partial; id=x; number=2; total=2\r\n\r\nTVqQ\r\n");

    assertThat(names("*.exe", Quantity.ONE, facts)).isInstanceOf(Answer.CannotTell.class);
    assertThat(new BodyIs(Mask.list("*casino*")).test(facts)).isInstanceOf(Answer.CannotTell.class);
    assertThat(new Ambiguous().test(facts)).isInstanceOf(Answer.Yes.class);
  }

  @Test
  void textThatIsTooLongMayHaveAnythingAtItsEnd() {
    String mail = RuledMails.mixed(RuledMails.text("hello casino " + "x".repeat(500)));
    Facts facts = RuledMails.facts(RuledMails.mail(mail), RuledMails.parts(10, 100));

    assertThat(new BodyIs(Mask.list("*casino*")).test(facts)).isInstanceOf(Answer.Yes.class);
    assertThat(new BodyIs(Mask.list("*roulette*")).test(facts))
        .isEqualTo(
            new Answer.CannotTell(
                "not all of the text could be looked at: the text is longer than is looked at"));
  }

  @Test
  void aLockedArchiveDoesNotHideText() {
    Facts facts = withArchive("a.rar", RuledMails.lockedRar(), Limits.standard());

    assertThat(new BodyIs(Mask.list("*casino*")).test(facts)).isInstanceOf(Answer.No.class);
    assertThat(new Ambiguous().test(facts)).isInstanceOf(Answer.No.class);
  }

  @Test
  void whereProgramsMayDisagreeNothingPasses() {
    String mail = RuledMails.mixed(RuledMails.file("a.pdf")).replace("--b0--\r\n", "");
    Facts facts = RuledMails.facts(mail);

    assertThat(names("*.pdf", Quantity.EVERY, facts))
        .isEqualTo(
            new Answer.CannotTell(
                "not every attachment could be looked at:"
                    + " programs may disagree about what is in this mail"));
    assertThat(new Ambiguous().test(facts))
        .isEqualTo(
            new Answer.Yes(
                "programs may disagree about what is in the mail: unclosed multipart", Set.of()));
  }

  @Test
  void fieldsBehindTheEndOfWhatIsKeptMayBeAnything() {
    String fields = "X-Y: z\r\n".repeat(2_100);
    for (String mail :
        List.of(
            "From: a@b.example\r\n" + fields + "Subject: casino\r\n\r\nx\r\n",
            "From: a@b.example\r\nX-Long: " + "x ".repeat(140_000) + "\r\n\r\nx\r\n",
            "From: a@b.example\r\nthis is no field\r\nSubject: casino\r\n\r\nx\r\n")) {
      Facts facts = RuledMails.closed(RuledMails.mail(mail));
      List<Mask> casino = Mask.list("*casino*");

      assertThat(new SubjectIs(casino).test(facts))
          .isEqualTo(
              new Answer.CannotTell("not all of the header could be looked at for a subject"));
      assertThat(new HeaderIs("Subject", casino).test(facts)).isInstanceOf(Answer.CannotTell.class);
      assertThat(new SenderIs(Where.ANYWHERE, casino).test(facts))
          .isInstanceOf(Answer.CannotTell.class);
      assertThat(new SenderIs(Where.HEADER, Mask.list("a@*")).test(facts))
          .isInstanceOf(Answer.Yes.class);
      assertThat(new SenderIs(Where.ENVELOPE, casino).test(facts)).isInstanceOf(Answer.No.class);
    }
  }
}
