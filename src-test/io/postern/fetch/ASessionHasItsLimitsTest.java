package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.pop3.Answer;
import io.postern.fetch.pop3.FakePop3;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A session downloads no more than it may, the oldest mails first; the next one goes on where it
 * ended, and whatever was tried in vain keeps its turn.
 */
class ASessionHasItsLimitsTest {
  @TempDir Path data;

  private static SizeLimits mails(int most) {
    return new SizeLimits(OptionalLong.empty(), OptionalInt.of(most), OptionalLong.empty(), false);
  }

  private static SizeLimits octets(long most) {
    return new SizeLimits(OptionalLong.empty(), OptionalInt.empty(), OptionalLong.of(most), false);
  }

  private static String mail(int number) {
    return "Subject: " + number + "\r\n\r\n" + "x".repeat(100) + "\r\n";
  }

  private static List<String> mails(int from, int to) {
    List<String> mails = new ArrayList<>();
    for (int i = from; i < to; i++) {
      mails.add(mail(i));
    }
    return mails;
  }

  private static FakePop3 provider(int mails) {
    FakePop3 provider = FakePop3.with().pipelining();
    for (int i = 0; i < mails; i++) {
      provider.mail("u" + i, mail(i).getBytes(StandardCharsets.US_ASCII));
    }
    return provider.start();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void manyMailsArriveOverSeveralSessionsInTheirOrderOnceEach(boolean leave) throws Exception {
    try (FakePop3 provider = provider(1_000);
        Account account = new Account(data, provider, leave)) {
      account.sizes(mails(150));
      for (int from = 0; from < 1_000; from += 150) {
        int before = account.arrived().size();
        SessionReport report = account.session();
        List<String> arrived = account.arrived();
        int to = Math.min(1_000, from + 150);
        assertThat(new HashSet<>(arrived.subList(before, arrived.size())))
            .isEqualTo(new HashSet<>(mails(from, to)));
        assertThat(report.isError()).isFalse();
        assertThat(report.text().contains("limit of 150 mails")).isEqualTo(to < 1_000);
      }
      assertThat(account.session().isEventful()).isFalse();
      assertThat(account.arrived()).hasSize(1_000).doesNotHaveDuplicates();
    }
  }

  @Test
  void octetsCountToo() throws Exception {
    try (FakePop3 provider = provider(10);
        Account account = new Account(data, provider, false)) {
      account.sizes(octets(3L * mail(0).length()));
      assertThat(account.session().fetched()).isEqualTo(3);
      assertThat(account.session().fetched()).isEqualTo(3);
      account.sizes(octets(1));
      assertThat(account.session().fetched()).as("the first mail always fits").isEqualTo(1);
      assertThat(account.arrived()).hasSize(7);
    }
  }

  @Test
  void mailsTriedInVainAreTriedAgainThoughNewOnesFillEverySession() throws Exception {
    try (FakePop3 provider = provider(200);
        Account account = new Account(data, provider, false)) {
      account.sizes(mails(20));
      account.outcome(
          text ->
              text.equals(mail(0))
                  ? new Outcome.Deferred(Cause.MAIL, 451, "451 not this one")
                  : new Outcome.Delivered("250 ok"));
      for (int i = 0; i < 4; i++) {
        assertThat(account.session().fetched()).isEqualTo(20);
      }
      assertThat(account.held()).containsExactly(mail(0));
      assertThat(account.arrived()).hasSizeGreaterThan(70);
    }
  }

  @Test
  void newMailsComeThoughManyWereTriedInVain() throws Exception {
    try (FakePop3 provider = provider(60);
        Account account = new Account(data, provider, false)) {
      account.sizes(mails(20));
      account.outcome(text -> new Outcome.Deferred(Cause.MAIL, 451, "451 not now"));
      account.session();
      account.outcome(
          text ->
              mails(0, 20).contains(text)
                  ? new Outcome.Deferred(Cause.MAIL, 451, "451 not this one")
                  : new Outcome.Delivered("250 ok"));
      account.session();
      assertThat(account.arrived()).hasSize(15).isSubsetOf(mails(20, 35));
    }
  }

  @Test
  void mailThatMatchesNobodyIsInNobodysWay() throws Exception {
    try (FakePop3 provider = provider(30);
        Account account = new Account(data, provider, false)) {
      account.sizes(mails(10));
      account.leaving(true);
      account.session();
      account.leaving(false);
      account.session();
      assertThat(account.arrived()).hasSizeGreaterThanOrEqualTo(10).containsAll(mails(10, 20));
    }
  }

  @Test
  void aLostConnectionCostsNobodyHisPlace() throws Exception {
    try (FakePop3 provider = provider(50);
        Account account = new Account(data, provider, false)) {
      account.sizes(mails(20));
      provider.on("RETR 5", Answer.hangUp().once());
      account.session();
      assertThat(account.arrived()).hasSize(20).doesNotHaveDuplicates();
      account.session();
      account.session();
      assertThat(account.arrived()).hasSize(50).doesNotHaveDuplicates();
      assertThat(provider.uidls()).isEmpty();
    }
  }
}
