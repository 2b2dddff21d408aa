package io.postern.inspect.enact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.inspect.Occasion;
import io.postern.inspect.Remedy;
import io.postern.inspect.enact.Enacted.Fate;
import io.postern.mail.Address;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherMailsAreSentOnAccountOfItTest {
  private static final Remedy DELIVER = new Remedy.Deliver();
  private static final Remedy HOLD = new Remedy.Hold();
  private static final Remedy TAG = new Remedy.TagSubject("[?]");
  private static final Remedy TELL = new Remedy.NotifyRecipients();
  private static final String TAGGED = Case.TEXT.replace("Subject: ", "Subject: [?] ");

  private static String notice(String kind, String about) {
    return "Subject: " + kind + "\r\n\r\n[clamd found Eicar, spamd gave it 3.0]\r\n" + about;
  }

  private static Errand only(Enacted enacted) {
    assertThat(enacted.errands()).hasSize(1);
    return enacted.errands().get(0);
  }

  private static List<Address> to(Errand errand) {
    return errand.mail().envelope().recipients();
  }

  @Test
  void recipientsOfFetchedMailAreWhomRoutingNames() throws IOException {
    Case fetched = new Case();
    fetched.recipients = List.of(Case.BOSS);
    Errand errand = only(fetched.enact(HOLD, TELL));
    assertThat(errand.kind()).isEqualTo(Errand.Kind.NOTICE);
    assertThat(to(errand)).containsExactly(Case.BOSS);
    assertThat(Case.text(errand.mail())).isEqualTo(notice("intercepted", Case.TEXT));
  }

  @Test
  void ofOutgoingMailTheSenderIsToldAndNoStranger() throws IOException {
    Case outgoing = Case.outgoing();
    outgoing.recipients = List.of(Case.BOSS);
    assertThat(to(only(outgoing.enact(HOLD, TELL)))).containsExactly(Case.SENDER);
  }

  @Test
  void whereNobodyCanBeToldTheReasonsSaySo() throws IOException {
    Case fetched = new Case();
    fetched.recipients = List.of();
    Enacted enacted = fetched.enact(HOLD, TELL);
    assertThat(enacted.errands()).isEmpty();
    assertThat(enacted.reasons()).endsWith("nobody is told, since nobody is known by an address");
  }

  @Test
  void whoIsToldAndToGetTheMailGetsBoth() throws IOException {
    Enacted enacted = new Case().enact(DELIVER, TELL);
    assertThat(enacted.fate()).isEqualTo(new Fate.Onward());
    assertThat(to(only(enacted))).containsExactly(Case.ONE, Case.TWO);
  }

  @Test
  void specialistsGetTheMailAsItCameOneByOne() throws IOException {
    Enacted enacted =
        new Case()
            .enact(
                DELIVER,
                TAG,
                new Remedy.StripAttachments(List.of()),
                new Remedy.NotifySpecialist(Case.SECURITY),
                new Remedy.NotifySpecialist(Case.BOSS));
    assertThat(enacted.errands())
        .extracting(OtherMailsAreSentOnAccountOfItTest::to)
        .containsExactly(List.of(Case.SECURITY), List.of(Case.BOSS));
    for (Errand errand : enacted.errands()) {
      assertThat(errand.kind()).isEqualTo(Errand.Kind.NOTICE);
      assertThat(errand.mail().id()).isNotEqualTo("m-1");
      assertThat(Case.text(errand.mail())).isEqualTo(notice("complete", Case.TEXT));
    }
  }

  @Test
  void aCopyIsTheMailAsItLeaves() throws IOException {
    for (Remedy fate : List.of(DELIVER, HOLD, new Remedy.Discard())) {
      Errand errand =
          only(
              new Case()
                  .enact(
                      fate,
                      TAG,
                      new Remedy.Copy(List.of(Case.BOSS, Case.ONE)),
                      new Remedy.Copy(List.of(Case.BOSS))));
      assertThat(errand.kind()).isEqualTo(Errand.Kind.COPY);
      assertThat(errand.mail().id()).isEqualTo("m-1");
      assertThat(errand.mail().envelope().sender()).contains(Case.SENDER);
      assertThat(to(errand)).containsExactly(Case.BOSS, Case.ONE);
      assertThat(Case.text(errand.mail())).isEqualTo(TAGGED);
    }
  }

  @Test
  void aRecipientOfOutgoingMailGetsNoCopyAsWell() throws IOException {
    Remedy copy = new Remedy.Copy(List.of(Case.BOSS, Case.ONE));
    assertThat(to(only(Case.outgoing().enact(DELIVER, copy)))).containsExactly(Case.BOSS);
    assertThat(to(only(Case.outgoing().enact(HOLD, copy)))).containsExactly(Case.BOSS, Case.ONE);
    assertThat(Case.outgoing().enact(DELIVER, new Remedy.Copy(List.of(Case.ONE))).errands())
        .isEmpty();
  }

  @Test
  void redirectedFetchedMailIsSentToTheOthers() throws IOException {
    Remedy redirect = new Remedy.Redirect(List.of(Case.BOSS));
    Enacted enacted =
        new Case().enact(TAG, redirect, new Remedy.Copy(List.of(Case.BOSS, Case.SECURITY)));
    assertThat(enacted.fate()).isInstanceOf(Fate.Redirected.class);
    assertThat(only(enacted).kind()).isEqualTo(Errand.Kind.COPY);
    assertThat(to(only(enacted))).containsExactly(Case.BOSS, Case.SECURITY);
    assertThat(Case.text(only(enacted).mail())).isEqualTo(TAGGED);
  }

  @Test
  void redirectedOutgoingMailHasTheOthersInItsEnvelope() throws IOException {
    Enacted enacted =
        Case.outgoing()
            .enact(
                TAG,
                new Remedy.Redirect(List.of(Case.BOSS)),
                new Remedy.Copy(List.of(Case.BOSS, Case.ONE)));
    assertThat(enacted.fate()).isEqualTo(new Fate.Onward());
    assertThat(enacted.mail().envelope().recipients()).containsExactly(Case.BOSS);
    assertThat(enacted.mail().envelope().sender()).contains(Case.SENDER);
    assertThat(Case.text(enacted.mail())).isEqualTo(TAGGED);
    assertThat(enacted.changes()).containsExactly("tagged: [?]", "redirected to boss@c.example");
    assertThat(to(only(enacted))).containsExactly(Case.ONE);
  }

  @Test
  void theSenderOfFetchedMailGetsAReportThatSaysOnlyWhatDecided() throws IOException {
    Enacted enacted = new Case().enact(new Remedy.Return());
    assertThat(enacted.fate()).isEqualTo(new Fate.Returned("clamd found Eicar"));
    assertThat(only(enacted).kind()).isEqualTo(Errand.Kind.RETURN);
    assertThat(to(only(enacted))).containsExactly(Case.SENDER);
    assertThat(Case.text(only(enacted).mail()))
        .isEqualTo("Subject: returned\r\n\r\n[clamd found Eicar]\r\n" + Case.TEXT);
  }

  @Test
  void theClientOfOutgoingMailHearsItFromTheServer() throws IOException {
    assertThat(Case.outgoing().enact(new Remedy.Return()).errands()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "auto-submitted: Auto-Generated; x=no",
        "Auto-Submitted:",
        "Auto-Submitted: no\r\nAuto-Submitted: auto-notified",
        "List-Id: <x.example>",
        "LIST-UNSUBSCRIBE: <mailto:x@y.example>",
        "Precedence: bulk",
        "Precedence: LIST",
        "Precedence: junk (x)",
        "Content-Type: multipart/report; report-type=delivery-status"
      })
  void noReportGoesToMachinesAndLists(String field) throws IOException {
    Case automatic = Case.with(field + "\r\n" + Case.TEXT);
    Enacted enacted = automatic.enact(new Remedy.Return());
    String name = field.substring(0, field.indexOf(':'));
    String why = "no report can be sent to its sender, since the mail is automatic (" + name + ")";
    assertThat(enacted.fate()).isEqualTo(new Fate.Held("clamd found Eicar; but " + why));
    assertThat(enacted.errands()).isEmpty();
    assertThat(enacted.mail()).isSameAs(automatic.mail);
    assertThat(enacted.reasons()).endsWith(why + "; the mail is held");
    automatic.direction = Occasion.Direction.OUTGOING;
    assertThat(automatic.enact(new Remedy.Return()).fate()).isInstanceOf(Fate.Returned.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: no",
        "Auto-Submitted: NO; x=y",
        "Auto-Submitted: no (really)",
        "Precedence: first-class",
        "Content-Type: multipart/mixed; boundary=x"
      })
  void butToPersons(String field) throws IOException {
    assertThat(Case.with(field + "\r\n" + Case.TEXT).enact(new Remedy.Return()).fate())
        .isInstanceOf(Fate.Returned.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "MAILER-daemon@x.example", "owner-x@y.example", "x-Request@y.example"})
  void norWhereNobodyWouldReadIt(String sender) throws IOException {
    Case fetched = new Case();
    fetched.mail = fetched.mail.from(Address.parse(sender));
    Enacted enacted = fetched.enact(new Remedy.Return());
    assertThat(enacted.fate()).isInstanceOf(Fate.Held.class);
    assertThat(enacted.errands()).isEmpty();
  }

  @Test
  void aNoticeThatCannotBeWrittenStopsItAll() {
    for (Remedy remedy : List.of(TELL, new Remedy.NotifySpecialist(Case.BOSS), new Remedy.Warn())) {
      Case broken = new Case();
      broken.notices.broken = true;
      assertThatThrownBy(() -> broken.enact(DELIVER, remedy))
          .isInstanceOf(IOException.class)
          .hasMessage("the disk is full");
    }
  }
}
