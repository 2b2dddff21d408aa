package io.postern.inspect.enact;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Remedy;
import io.postern.inspect.spam.SpamDecision;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailsAreChangedOctetByOctetTest {
  private static final String STATUS = "X-Postern-Spam-Status: No\r\n";
  private static final Remedy DELIVER = new Remedy.Deliver();

  private static String changed(Case one, Remedy... remedies) throws IOException {
    Enacted enacted = one.enact(remedies);
    assertThat(enacted.mail().id()).isEqualTo(one.mail.id());
    assertThat(enacted.mail().envelope()).isEqualTo(one.mail.envelope());
    assertThat(enacted.mail().header()).isSameAs(one.mail.header());
    return Case.text(enacted.mail());
  }

  @Test
  void fieldsGoOnTopInTheirOrder() throws IOException {
    assertThat(
            changed(
                new Case(),
                DELIVER,
                new Remedy.AddHeader("X-A", "b"),
                new Remedy.AddHeader("X-C", "")))
        .isEqualTo("X-A: b\r\nX-C: \r\n" + Case.TEXT);
  }

  @Test
  void aLongFieldIsFoldedBetweenWords() throws IOException {
    String word = "w".repeat(29);
    assertThat(
            changed(
                new Case(),
                DELIVER,
                new Remedy.AddHeader("X-Long", word + " " + word + " " + word + " x")))
        .isEqualTo("X-Long: " + word + " " + word + "\r\n " + word + " x\r\n" + Case.TEXT);
    String endless = "x".repeat(200);
    assertThat(changed(new Case(), DELIVER, new Remedy.AddHeader("X-Long", endless + "  b")))
        .isEqualTo("X-Long: " + endless + "  b\r\n" + Case.TEXT);
  }

  @Test
  void tagsGoBeforeTheSubjectInTheirOrder() throws IOException {
    assertThat(
            changed(
                new Case(), DELIVER, new Remedy.TagSubject("[A]"), new Remedy.TagSubject("[B]")))
        .isEqualTo(Case.TEXT.replace("Subject: ", "Subject: [A] [B] "));
  }

  @Test
  void whatIsTaggedAlreadyIsTheSameMail() throws IOException {
    Case tagged = Case.with("Subject: [A] x\r\n\r\n");
    Enacted enacted = tagged.enact(DELIVER, new Remedy.TagSubject("[A]"));
    assertThat(enacted.mail()).isSameAs(tagged.mail);
    assertThat(enacted.changes()).isEmpty();
  }

  @Test
  void attachmentsAreTakenOutInOnePass() throws IOException {
    Case one = new Case();
    assertThat(
            changed(
                one,
                DELIVER,
                new Remedy.StripAttachments(List.of("1.2", "1.3")),
                new Remedy.StripAttachments(List.of("1.3", "1.4"))))
        .isEqualTo(
            "From: a@b.example\r\nSubject: Hi\r\n\r\n"
                + "a.exe, 10 octets: [clamd found Eicar, spamd gave it 3.0]\r\n");
    assertThat(one.strip.asked).containsExactly(List.of("1.2", "1.3", "1.4"));
  }

  @Test
  void allMeansAll() throws IOException {
    Case one = new Case();
    one.strip.nothingThere = true;
    Enacted enacted =
        one.enact(
            DELIVER,
            new Remedy.StripAttachments(List.of("1.2")),
            new Remedy.StripAttachments(List.of()));
    assertThat(one.strip.asked).containsExactly(List.of());
    assertThat(enacted.mail()).isSameAs(one.mail);
    assertThat(enacted.changes()).isEmpty();
    assertThat(enacted.reasons()).contains("there was no attachment to be taken out");
  }

  @Test
  void aWarningHasTheMailInsideAndItsNameOutside() throws IOException {
    assertThat(changed(new Case(), DELIVER, new Remedy.Warn()))
        .isEqualTo(
            "Subject: warning\r\n\r\n[clamd found Eicar, spamd gave it 3.0]\r\n" + Case.TEXT);
  }

  @Test
  void whatWasFoundAboutSpamGoesOnTop() throws IOException {
    Case spam = Case.with("x-postern-SPAM-status: forged\r\n" + Case.TEXT);
    spam.spam = Optional.of(new SpamDecision.Tag("[SPAM]", STATUS, ""));
    assertThat(changed(spam, DELIVER))
        .isEqualTo(STATUS + Case.TEXT.replace("Subject: ", "Subject: [SPAM] "));
    spam.mark = Optional.empty();
    assertThat(spam.enact(DELIVER).mail()).isSameAs(spam.mail);
  }

  @Test
  void tagsAndFieldsAreOnWhatPeopleSeeWhateverTheOrderInTheVerdict() throws IOException {
    Case all = new Case();
    all.spam = Optional.of(new SpamDecision.Tag("[SPAM]", STATUS, ""));
    Remedy[] remedies = {
      new Remedy.TagSubject("[?]"),
      new Remedy.AddHeader("X-A", "b"),
      new Remedy.Warn(),
      DELIVER,
      new Remedy.StripAttachments(List.of())
    };
    assertThat(changed(all, remedies))
        .isEqualTo(
            STATUS
                + "X-A: b\r\nSubject: [SPAM] [?] warning\r\n\r\n"
                + "[clamd found Eicar, spamd gave it 3.0]\r\n"
                + "From: a@b.example\r\nSubject: Hi\r\n\r\n"
                + "a.exe, 10 octets: [clamd found Eicar, spamd gave it 3.0]\r\n");
    assertThat(all.enact(remedies).changes())
        .containsExactly(
            "taken out: a.exe",
            "it is the attachment of a warning",
            "added: X-A",
            "tagged: [?]",
            "marked with what was found about spam");
  }
}
