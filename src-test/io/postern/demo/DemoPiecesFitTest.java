package io.postern.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.Header;
import io.postern.wire.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rehearsal without the gateway: the test carries each mail by hand. */
class DemoPiecesFitTest {
  private final Specimens specimens = new Specimens();
  private final ByteArrayOutputStream paper = new ByteArrayOutputStream();
  private final Narrator narrator =
      new Narrator(
          new PrintStream(paper, true, UTF_8),
          Ink.NONE,
          Clock.systemUTC(),
          id -> specimens.find(id).map(Specimen::story).orElse(null));

  @Test
  void everySpecimenTravelsUnchangedAndIsTold() throws IOException {
    try (Provider provider = new Provider();
        InternalServer server =
            new InternalServer(
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

  private void carry(String account, Provider provider, InternalServer server) throws IOException {
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
