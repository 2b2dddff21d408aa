package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.SessionReport.End;
import io.postern.fetch.pop3.Answer;
import io.postern.fetch.pop3.FakePop3;
import io.postern.journal.Event;
import io.postern.mail.Header;
import io.postern.mail.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A mail that is too large is not downloaded, its recipients are told once, and it is fetched when
 * the limit allows it (F34, F35, F36, F38).
 */
class TooLargeMailsStayTest {
  private static final String SMALL = "Subject: small\r\n\r\nsmall\r\n";
  private static final String LARGE = "Subject: large\r\n\r\n" + "large ".repeat(1_000) + "\r\n";

  @TempDir Path data;

  private static SizeLimits most(long octets) {
    return new SizeLimits(
        OptionalLong.of(octets), OptionalInt.empty(), OptionalLong.empty(), false);
  }

  private static FakePop3 provider() {
    return FakePop3.with("s", SMALL, "l", LARGE).pipelining().start();
  }

  /** An internal server with a limit that can be changed; counts how often it is asked. */
  private static final class Server implements Prospects {
    private OptionalLong known = OptionalLong.empty();
    private long limit;
    private int asked;
    private Way way = Way.SERVER;

    Server(long limit) {
      this.limit = limit;
    }

    @Override
    public OptionalLong knownLimit() {
      return known;
    }

    @Override
    public OptionalLong askLimit() {
      asked++;
      known = OptionalLong.of(limit);
      return known;
    }

    @Override
    public Way way(String account, Header header) {
      return way;
    }
  }

  @Test
  void onlyItsHeaderIsReadAndItsRecipientsAreToldOnce() throws Exception {
    try (FakePop3 provider = provider();
        Account account = new Account(data, provider, false)) {
      account.sizes(most(1_000));
      SessionReport first = account.session();
      assertThat(first.end()).isEqualTo(End.COMPLETE);
      assertThat(first.isError()).isFalse();
      assertThat(first.left()).isEqualTo(1);
      assertThat(first.text()).isEmpty();
      account.reopen();
      assertThat(account.session().isEventful()).isFalse();
      assertThat(account.told()).containsExactly(new TooLarge(LARGE.length(), 1_000, false, false));
      assertThat(account.arrived()).containsExactly(SMALL);
      assertThat(provider.uidls()).containsExactly("l");
      assertThat(provider.commands()).contains("TOP 2 0").doesNotContain("RETR 2", "RETR 1 0");
      assertThat(account.journal())
          .filteredOn(line -> line.event() == Event.LEFT)
          .singleElement()
          .extracting(line -> line.detail())
          .isEqualTo(LARGE.length() + " octets are more than the 1000 that max-size allows");
    }
  }

  @Test
  void raisingTheLimitFetchesItWithAllItsAttempts() throws Exception {
    try (FakePop3 provider = provider();
        Account account = new Account(data, provider, false)) {
      account.sizes(most(1_000));
      account.session();
      account.sizes(SizeLimits.NONE);
      account.session();
      assertThat(account.arrived()).containsExactlyInAnyOrder(SMALL, LARGE);
      assertThat(account.held()).isEmpty();
      assertThat(provider.uidls()).isEmpty();
    }
  }

  @Test
  void theInternalServersLimitCountsWithoutASettingAndIsAWarning() throws Exception {
    Server server = new Server(1_000);
    try (FakePop3 provider = provider();
        Account account = new Account(data, provider, false)) {
      account.prospects(server);
      assertThat(account.session().text())
          .isEqualTo(
              "warning: 1 mail is larger than the 1000 octets that the internal server takes;"
                  + " not downloaded");
      assertThat(account.told()).containsExactly(new TooLarge(LARGE.length(), 1_000, true, false));
      assertThat(account.session().text()).isEmpty();
      assertThat(account.told()).hasSize(1);
      server.limit = 100_000;
      account.session();
      assertThat(account.arrived()).containsExactlyInAnyOrder(SMALL, LARGE);
    }
  }

  @Test
  void theInternalServerIsNotAskedAgainUnlessItsLimitMatters() throws Exception {
    Server server = new Server(100_000);
    try (FakePop3 provider = provider();
        Account account = new Account(data, provider, true)) {
      account.prospects(server);
      for (int i = 0; i < 3; i++) {
        account.session();
      }
      assertThat(server.asked).isEqualTo(1);
      provider.mail("m", new byte[200_000]);
      account.session();
      assertThat(server.asked).isEqualTo(2);
    }
  }

  @Test
  void theInternalServersLimitIsNothingToOtherEndpoints() throws Exception {
    Server server = new Server(1_000);
    server.way = Prospects.Way.ELSEWHERE;
    try (FakePop3 provider = provider();
        Account account = new Account(data, provider, false)) {
      account.prospects(server);
      account.session();
      assertThat(account.arrived()).containsExactlyInAnyOrder(SMALL, LARGE);
      assertThat(account.told()).isEmpty();
    }
  }

  @Test
  void aNoticeThatIsPutOffIsTriedAgain() throws Exception {
    try (FakePop3 provider = provider();
        Account account = new Account(data, provider, false)) {
      account.sizes(most(1_000));
      account.telling(new Outcome.Deferred(Outcome.Cause.SERVER, 0, "no connection"));
      for (int i = 0; i < 5; i++) {
        assertThat(account.session().unsettled()).isEqualTo(1);
      }
      account.telling(new Outcome.Delivered("250 ok"));
      account.session();
      account.session();
      assertThat(account.told()).hasSize(1);
    }
  }

  @Test
  void aNoticeThatIsRefusedIsNotRepeatedAndHoldsNothing() throws Exception {
    try (FakePop3 provider = provider();
        Account account = new Account(data, provider, false)) {
      account.sizes(most(1_000));
      account.telling(new Outcome.Refused(550, "550 no such user"));
      assertThat(account.session().left()).isEqualTo(1);
      assertThat(account.session().isEventful()).isFalse();
      assertThat(account.held()).isEmpty();
    }
  }

  @Test
  void aProviderThatShowsNoHeaderDoesNotMatter() throws Exception {
    try (FakePop3 provider = provider();
        Account account = new Account(data, provider, false)) {
      provider.on("TOP", Answer.err("unknown command"));
      account.sizes(most(1_000));
      account.session();
      account.session();
      assertThat(account.told()).hasSize(1);
      assertThat(account.arrived()).containsExactly(SMALL);
    }
  }

  @Test
  void itIsDeletedWhenItHasBeenThereForLongEnough() throws Exception {
    try (FakePop3 provider = provider();
        Account account = new Account(data, provider, false)) {
      account.sizes(most(1_000));
      account.retention(new Retention(false, Optional.of(Duration.ofDays(7))));
      account.session();
      account.later(Duration.ofDays(7).minusSeconds(1));
      account.session();
      assertThat(provider.uidls()).containsExactly("l");
      account.later(Duration.ofSeconds(1));
      account.session();
      assertThat(provider.uidls()).isEmpty();
      assertThat(account.arrived()).containsExactly(SMALL);
    }
  }

  @Test
  void aConnectionThatEndsAtTheHeaderTellsOnceInTheEnd() throws Exception {
    for (Answer fault : List.of(Answer.hangUp(), Answer.cutAfter(4), Answer.say("garbage\r\n"))) {
      try (FakePop3 provider = provider();
          Account account = new Account(data.resolve("at" + fault), provider, false)) {
        provider.on("TOP", fault.once());
        account.sizes(most(1_000));
        for (int i = 0; i < 4; i++) {
          account.session();
        }
        assertThat(account.told()).hasSize(1);
        assertThat(account.arrived()).containsExactly(SMALL);
      }
    }
  }

  @Test
  void aProcessThatDiesOverTheNoticeTellsAgainAndFetchesNothing() throws Exception {
    try (FakePop3 provider = provider();
        Account account = new Account(data, provider, false)) {
      account.sizes(most(1_000));
      account.dyingWhileTelling();
      account.session();
      account.reopen();
      account.session();
      account.session();
      assertThat(account.told()).hasSize(1);
      assertThat(account.arrived()).containsExactly(SMALL);
    }
  }
}
