package io.postern.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.Header;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.mail.Outcome;
import io.postern.notice.DeliveryReport;
import io.postern.notice.ReportedRecipient;
import io.postern.notice.Reports;
import io.postern.wire.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A rehearsal without the gateway: the test carries each mail by hand. */
class DemoPiecesFitTest {
  private final Specimens specimens = new Specimens();
  private final ByteArrayOutputStream paper = new ByteArrayOutputStream();
  private final Narrator narrator =
      new Narrator(
          new PrintStream(paper, true, UTF_8), Ink.NONE, Clock.systemUTC(), specimens::story);

  @Test
  void everySpecimenTravelsUnchangedAndIsTold() throws IOException {
    try (Provider provider = new Provider();
        MailServer server =
            new MailServer(
                Company.SERVER_NAME,
                Company.refusals(),
                Clock.systemUTC(),
                arrival -> narrator.tell(new Happening.Arrived(arrival)))) {
      Company.accounts().forEach(account -> provider.open(account, new Secret("pw")));
      specimens.all().forEach(s -> provider.deliver(s.account(), s.octets()));
      for (String account : Company.accounts()) {
        carry(account, provider, server);
      }
      for (Specimen specimen : specimens.all()) {
        for (String mailbox : specimen.goesTo()) {
          assertThat(server.mailbox(Address.of(mailbox)))
              .as(specimen.id())
              .anySatisfy(
                  arrival ->
                      assertThat(arrival.content().open().readAllBytes())
                          .isEqualTo(specimen.octets()));
        }
      }
    }
    narrator.summary();
    assertThat(paper.toString(UTF_8))
        .contains(specimens.all().stream().map(Specimen::story).toList())
        .contains("in the hold, not to fax@company.example: 550 5.2.1")
        .contains("Grüße aus Köln", "Dziękuję bardzo", "(no subject)");
  }

  @Test
  void everythingThatGoesOutReachesAListenerUnchangedButWhatItRefuses() throws IOException {
    try (MailServer smarthost =
            new MailServer(
                Company.SMARTHOST_NAME,
                Company.smarthostRefusals(),
                Clock.systemUTC(),
                arrival -> narrator.tell(new Happening.Relayed(arrival)));
        SendConnector connector = new SendConnector(smarthost.port(), Clock.systemUTC())) {
      for (OutgoingSpecimen specimen : specimens.outgoing()) {
        Outcome answer = connector.hand(specimen);
        List<Arrival> arrived = smarthost.mailbox(specimen.recipient());
        if (specimen.id().equals("mistyped")) {
          assertThat(answer).isInstanceOf(Outcome.Refused.class);
          assertThat(answer.text()).contains("550 5.1.1");
          assertThat(arrived).isEmpty();
          narrator.tell(new Happening.Arrived(notice(specimen, answer)));
        } else {
          assertThat(answer).isInstanceOf(Outcome.Delivered.class);
          assertThat(arrived).extracting(Arrival::envelope).containsExactly(specimen.envelope());
          assertThat(arrived.get(0).content().open().readAllBytes())
              .isEqualTo(specimen.content().open().readAllBytes());
        }
      }
    }
    assertThat(narrator.hasTold(specimens.outgoing().stream().map(OutgoingSpecimen::id).toList()))
        .isTrue();
    assertThat(paper.toString(UTF_8))
        .contains(specimens.outgoing().stream().map(OutgoingSpecimen::story).toList())
        .contains("=> the smarthost, for anna@chairs.example", "Undelivered: Shall we meet");
  }

  /** What the gateway writes to the sender. */
  private static Arrival notice(OutgoingSpecimen specimen, Outcome answer) throws IOException {
    Clock clock = Clock.systemUTC();
    Mail original = Mail.of("ID", specimen.envelope(), specimen.content());
    ReportedRecipient recipient =
        new ReportedRecipient(
            specimen.recipient(),
            Optional.empty(),
            ReportedRecipient.Action.FAILED,
            "5.1.1",
            answer.text(),
            Optional.empty(),
            Optional.empty());
    DeliveryReport report =
        new DeliveryReport(
            DeliveryReport.Reason.FAILURE,
            original,
            "Shall we meet on Friday?",
            clock.instant(),
            List.of(recipient),
            true,
            1_000_000);
    Mail notice =
        new Reports(new MailIds(clock), clock, "gateway.company.example", Locale.ENGLISH)
            .compose(report, specimen.sender());
    return new Arrival(clock.instant(), notice.envelope(), notice.content(), notice.header());
  }

  private void carry(String account, Provider provider, MailServer server) throws IOException {
    List<Specimen> mails =
        specimens.all().stream().filter(s -> s.account().equals(account)).toList();
    narrator.tell(new Happening.SessionStarted(account));
    try (Conversation pop = new Conversation(provider.port());
        Conversation smtp = new Conversation(server.port())) {
      pop.hear();
      pop.say("USER " + account);
      pop.say("PASS pw");
      smtp.hear();
      smtp.say("HELO test");
      for (int i = 0; i < mails.size(); i++) {
        pop.say("RETR " + (i + 1));
        hand(pop.hearContent(), mails.get(i), smtp);
        pop.say("DELE " + (i + 1));
      }
      pop.say("QUIT");
    }
    narrator.tell(new Happening.SessionEnded(account, mails.size() + " mails fetched"));
    assertThat(provider.count(account)).isZero();
  }

  private void hand(String stuffed, Specimen specimen, Conversation smtp) throws IOException {
    smtp.say("MAIL FROM:<>");
    if (specimen.goesTo().isEmpty()) {
      String answer = smtp.say("RCPT TO:<" + Company.CLOSED + ">");
      narrator.tell(Happening.Held.of("info", header(specimen), List.of(Company.CLOSED), answer));
      smtp.say("RSET");
      return;
    }
    for (String mailbox : specimen.goesTo()) {
      assertThat(smtp.say("RCPT TO:<" + mailbox + ">")).startsWith("250");
    }
    assertThat(smtp.say("DATA")).startsWith("354");
    smtp.send(stuffed);
    assertThat(smtp.hear()).startsWith("250");
    assertThat(stuffed.getBytes(ISO_8859_1).length).isGreaterThan(specimen.octets().length);
  }

  private static Header header(Specimen specimen) throws IOException {
    return Header.read(specimen.content());
  }
}
