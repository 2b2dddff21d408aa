package io.postern.manage;

import static io.postern.manage.TrialFixture.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.postern.inspect.Finding;
import io.postern.inspect.Finding.CouldNotTell.Why;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.station.Inspectors.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fate a mail can have, by whoever decides it, is told with its reason. */
class ATrialSaysWhatWouldBecomeOfAMailTest {
  private static final Finding INFECTED =
      new Finding.Infected("clamd", List.of("Eicar"), "clamd found Eicar");

  @TempDir Path folder;
  private TrialFixture fixture;

  @BeforeEach
  void begin() {
    fixture = new TrialFixture(folder);
  }

  private static List<String> names(TrialReport report) {
    return report.recipients().stream().map(TrialWay.Recipient::name).toList();
  }

  @Test
  void aMailThatNobodyLooksAtIsRouted() throws IOException {
    TrialReport report = fixture.incoming(mail("x"));

    assertThat(report.fate()).isEqualTo(TrialFate.DELIVERED);
    assertThat(report.rule()).isEmpty();
    assertThat(names(report)).containsExactly("boss@company.example");
    assertThat(report.lines())
        .containsSubsequence(
            "scanners: none is asked",
            "rules: there are none",
            "outcome: delivered",
            "other mails: none",
            "recipients: boss@company.example");
  }

  @Test
  void anInfectedMailIsHeldAndNoRuleDecides() throws IOException {
    fixture
        .scanner(Kind.CLAMD, INFECTED, Direction.INCOMING)
        .rules("rules: [{name: all, intercept: {always: true}, then: [discard]}]");

    TrialReport report = fixture.incoming(mail("x"));

    assertThat(report.fate()).isEqualTo(TrialFate.HELD);
    assertThat(report.rule()).isEmpty();
    assertThat(report.reasons().get(0)).isEqualTo("clamd found Eicar; the mail is held");
    assertThat(report.recipients()).isEmpty();
    assertThat(report.lines())
        .contains("  clamd says infected: clamd found Eicar", "outcome: held", "recipients: nobody")
        .anyMatch(line -> line.startsWith("  had it gone on: by addresses and keywords"));
  }

  @Test
  void aScannerThatIsNotAskedAboutThisDirectionIsNamed() throws IOException {
    fixture.scanner(Kind.CLAMD, INFECTED, Direction.OUTGOING);

    TrialReport report = fixture.incoming(mail("x"));

    assertThat(report.fate()).isEqualTo(TrialFate.DELIVERED);
    assertThat(report.findings()).isEmpty();
    assertThat(report.lines()).contains("  clamd does not look at incoming mail");
  }

  @Test
  void aScannerWithoutAnAnswerMeansLater() throws IOException {
    fixture.scanner(
        Kind.ICAP,
        new Finding.CouldNotTell("icap", Why.NO_ANSWER, "icap: connection refused"),
        Direction.INCOMING);

    TrialReport report = fixture.incoming(mail("x"));

    assertThat(report.fate()).isEqualTo(TrialFate.LATER);
    assertThat(report.lines())
        .contains("  icap says could-not-tell: icap: connection refused", "outcome: later");
  }

  @Test
  void aRuleTagsAndCopies() throws IOException {
    fixture.rules(
        """
        rules:
          - name: offers
            intercept: {subject: "*offer*"}
            then: [deliver, tag-subject: "[ad]", copy: archive@company.example]
        """);

    TrialReport report = fixture.incoming(mail("an offer"));

    assertThat(report.fate()).isEqualTo(TrialFate.DELIVERED);
    assertThat(report.rule()).contains("offers");
    assertThat(report.tag()).isEqualTo("[ad]");
    assertThat(names(report)).containsExactly("boss@company.example");
    assertThat(report.lines())
        .contains(
            "  before the subject stands [ad]",
            "  changed: tagged: [ad]",
            "  a copy goes to archive@company.example");
  }

  @Test
  void aRedirectedMailIsRedirectedWhicheverWayItGoes() throws IOException {
    fixture
        .sends("")
        .rules(
            "rules: [{name: r, intercept: {always: true}, then: {redirect: c@company.example}}]");

    TrialReport incoming = fixture.incoming(mail("x"));
    TrialReport outgoing = fixture.outgoing(mail("x"));

    assertThat(incoming.fate()).isEqualTo(TrialFate.REDIRECTED);
    assertThat(names(incoming)).containsExactly("c@company.example");
    assertThat(outgoing.fate()).isEqualTo(TrialFate.REDIRECTED);
    assertThat(names(outgoing)).containsExactly("c@company.example");
  }

  @Test
  void aMailIsReturnedByAReportOrByTheReply() throws IOException {
    fixture.sends("").rules("rules: [{name: r, intercept: {always: true}, then: [return]}]");

    TrialReport incoming = fixture.incoming(mail("x"));
    TrialReport outgoing = fixture.outgoing(mail("x"));

    assertThat(incoming.fate()).isEqualTo(TrialFate.RETURNED);
    assertThat(incoming.lines())
        .contains("  a report to its sender \"returned\" goes to far@far.example");
    assertThat(outgoing.fate()).isEqualTo(TrialFate.RETURNED);
    assertThat(outgoing.errands()).isEmpty();
  }

  @Test
  void aMailThatMatchesNobodyStaysAtTheProviderWhereThatIsWanted() throws IOException {
    String mail = mail("x").replace("boss@", "nobody@");

    TrialReport report =
        fixture.attempt(new TrialRequest(Direction.INCOMING, "left", "", List.of()), mail);

    assertThat(report.fate()).isEqualTo(TrialFate.LEFT);
    assertThat(report.recipients()).isEmpty();
    assertThat(report.lines()).contains("outcome: left", "recipients: nobody");
    assertThat(names(fixture.incoming(mail))).containsExactly("postmaster@company.example");
  }

  @Test
  void aMailThatGoesRoundInCirclesIsHeld() throws IOException {
    TrialReport report = fixture.incoming("Received: from a by b; x\r\n".repeat(100) + mail("x"));

    assertThat(report.fate()).isEqualTo(TrialFate.HELD);
    assertThat(report.way().sentence()).startsWith("mail loop");
  }

  @Test
  void anOutgoingMailIsRewrittenBeforeItsSmarthostIsChosen() throws IOException {
    fixture.sends(
        """
          rewrite: {strip-aliases: true, silent-drop: ["Not read: "]}
        """);

    TrialReport report = fixture.outgoing(mail("x").replace("A <a@", "A <a__tag@"));
    TrialReport dropped = fixture.outgoing(mail("Not read: x"));

    assertThat(report.fate()).isEqualTo(TrialFate.DELIVERED);
    assertThat(report.mail().sentence()).startsWith("outgoing mail from <a__tag@company.example>");
    assertThat(report.way().sentence())
        .isEqualTo("by smarthost isp, for the sender <a@company.example>");
    assertThat(report.lines()).anyMatch(line -> line.startsWith("  changed on the way: "));
    assertThat(dropped.fate()).isEqualTo(TrialFate.DISCARDED);
  }

  @Test
  void whatStrangersWroteCannotForgeALine() throws IOException {
    TrialReport report = fixture.incoming(mail("a =?utf-8?q?=0D=0Aoutcome:_held=E2=80=AE?= b"));

    assertThat(report.lines()).doesNotContain("outcome: held").noneMatch(l -> l.contains("\u202e"));
    assertThat(report.lines().get(0)).contains("outcome: held");
  }

  @Test
  void aRequestThatCannotBeMeantIsRefusedWithWhatWasExpected() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                fixture.attempt(new TrialRequest(Direction.INCOMING, "", "", List.of()), mail("x")))
        .withMessage("several accounts are set; expected one of them; there are: info, left");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                fixture.attempt(
                    new TrialRequest(Direction.INCOMING, "info", "a b", List.of()), mail("x")))
        .withMessage("\"a b\" is no address, expected for example a@b.example");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fixture.outgoing(mail("x")))
        .withMessage("no mail is sent here: postern.relay is not set");
  }

  @Test
  void anOutgoingMailThatNamesNobodyIsAskedAbout() throws IOException {
    fixture.sends("");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> fixture.outgoing("From: a@b.example\r\nTo: \"broken\r\n\r\n"))
        .withMessageContaining("no address in To, Cc or Bcc");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fixture.outgoing("To: a@b.example\r\n\r\n"))
        .withMessageContaining("no sender's address in From");
  }

  @Test
  void aFileOfAUnixProgramIsAMailAsItComesOverAWire() throws IOException {
    String mail = mail("x");

    assertThat(fixture.incoming(mail.replace("\r\n", "\n")).mail().octets())
        .isEqualTo(mail.length());
    assertThat(fixture.incoming(mail + "a\nb\n").mail().octets()).isEqualTo(mail.length() + 4);
  }
}
