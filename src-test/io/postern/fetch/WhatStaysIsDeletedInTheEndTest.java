package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.pop3.FakePop3;
import io.postern.mail.Header;
import io.postern.mail.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What stays at the provider on purpose is neither fetched twice nor forgotten, and goes when its
 * time is over; what still waits for its delivery never goes (F39, F40, F41, F45).
 */
class WhatStaysIsDeletedInTheEndTest {
  private static final String ONE = "Subject: one\r\n\r\nfirst\r\n";
  private static final String TWO = "Subject: two\r\n\r\nsecond\r\n";
  private static final Optional<Duration> ONE_DAY = Optional.of(Duration.ofDays(1));

  @TempDir Path data;

  private static FakePop3 provider() {
    return FakePop3.with("a", ONE).pipelining().start();
  }

  @Test
  void leftForADayThenDeleted() throws Exception {
    try (FakePop3 provider = provider();
        Account account = new Account(data, provider, true)) {
      account.retention(new Retention(true, ONE_DAY));
      account.session();
      account.later(Duration.ofHours(23));
      provider.mail("b", TWO.getBytes());
      account.reopen();
      account.session();
      assertThat(provider.uidls()).containsExactly("a", "b");
      account.later(Duration.ofHours(1));
      SessionReport report = account.session();
      assertThat(report.deleted()).isEqualTo(1);
      assertThat(provider.uidls()).containsExactly("b");
      account.later(Duration.ofHours(23));
      account.session();
      assertThat(provider.uidls()).isEmpty();
      assertThat(account.arrived()).containsExactly(ONE, TWO);
    }
  }

  @Test
  void aRecipientsWishOutlivesTheProcessAndWinsOverTheAccount() throws Exception {
    try (FakePop3 provider = provider();
        Account account = new Account(data, provider, false)) {
      account.kept(true);
      account.session();
      account.kept(false);
      provider.mail("b", TWO.getBytes());
      account.reopen();
      account.session();
      assertThat(provider.uidls()).containsExactly("a");
      assertThat(account.arrived()).containsExactly(ONE, TWO);
      account.retention(new Retention(false, ONE_DAY));
      account.later(Duration.ofDays(1));
      account.session();
      assertThat(provider.uidls()).isEmpty();
    }
  }

  @Test
  void whatWaitsForItsDeliveryIsNeverDeleted() throws Exception {
    try (FakePop3 provider = provider();
        Account account = new Account(data, provider, true)) {
      account.retention(new Retention(true, ONE_DAY));
      account.outcome(text -> new Outcome.Deferred(Outcome.Cause.SERVER, 0, "no connection"));
      for (int i = 0; i < 5; i++) {
        account.session();
        account.later(Duration.ofDays(30));
      }
      assertThat(provider.uidls()).containsExactly("a");
      account.outcome(text -> new Outcome.Delivered("250 ok"));
      account.session();
      account.later(Duration.ofHours(1));
      account.session();
      assertThat(account.arrived()).containsExactly(ONE);
      assertThat(provider.uidls()).containsExactly("a");
    }
  }

  @Test
  void whatWasMarkedAsSeenIsNeverDeleted() throws Exception {
    try (FakePop3 provider = provider();
        Account account = new Account(data, provider, true)) {
      account.retention(new Retention(true, ONE_DAY));
      account.history().answer("info", AccountHistory.Answer.MARK_ALL_SEEN);
      account.session();
      account.later(Duration.ofDays(30));
      account.session();
      assertThat(provider.uidls()).containsExactly("a");
      assertThat(account.arrived()).isEmpty();
    }
  }

  @Test
  void mailThatMatchesNobodyIsDownloadedOnceAndLookedAtByItsHeaderFromThenOn() throws Exception {
    Routes routes = new Routes();
    try (FakePop3 provider = provider();
        Account account = new Account(data, provider, false)) {
      account.prospects(routes);
      account.leaving(true);
      assertThat(account.session().left()).isEqualTo(1);
      account.reopen();
      assertThat(account.session().isEventful()).isFalse();
      assertThat(provider.commands()).containsOnlyOnce("RETR 1").containsOnlyOnce("TOP 1 0");
      account.leaving(false);
      routes.way = Prospects.Way.SERVER;
      account.session();
      assertThat(account.arrived()).containsExactly(ONE);
      assertThat(provider.uidls()).isEmpty();
    }
  }

  @Test
  void mailThatMatchesNobodyGoesWhenItsTimeIsOver() throws Exception {
    try (FakePop3 provider = provider();
        Account account = new Account(data, provider, false)) {
      account.prospects(new Routes());
      account.leaving(true);
      account.session();
      account.later(Duration.ofDays(400));
      account.session();
      assertThat(provider.uidls()).containsExactly("a");
      account.retention(new Retention(false, ONE_DAY));
      account.session();
      assertThat(provider.uidls()).isEmpty();
    }
  }

  /** Where mails would go; at first nowhere. */
  private static final class Routes implements Prospects {
    private Way way = Way.NOWHERE;

    @Override
    public OptionalLong knownLimit() {
      return OptionalLong.of(Long.MAX_VALUE);
    }

    @Override
    public OptionalLong askLimit() {
      return OptionalLong.empty();
    }

    @Override
    public Way way(String account, Header header) {
      return way;
    }
  }
}
