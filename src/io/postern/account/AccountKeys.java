package io.postern.account;

import static io.postern.account.Key.optional;
import static io.postern.account.Key.preset;
import static io.postern.account.Key.required;

import io.postern.account.text.BetweenText;
import io.postern.account.text.CronText;
import io.postern.account.text.DayWindow;
import io.postern.account.text.DaysText;
import io.postern.account.text.DurationText;
import io.postern.account.text.FieldNameText;
import io.postern.account.text.FlagText;
import io.postern.account.text.HostText;
import io.postern.account.text.PinText;
import io.postern.account.text.PlainText;
import io.postern.account.text.RoutingText;
import io.postern.account.text.SecurityText;
import io.postern.account.text.UnroutableText;
import io.postern.account.text.WholeNumber;
import io.postern.route.RoutingPolicy.Unroutable;
import io.postern.wire.Fingerprint;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/** The keys of one account. */
final class AccountKeys {
  private static final String AT = "accounts.*.";
  private static final String HEADER = AT + "envelope-header";

  final Key<String> host =
      required(AT + "host", new HostText(), "pop.isp.example", "The provider's POP3 server.");
  final Key<Security> security =
      preset(
          AT + "security",
          new SecurityText(),
          "tls",
          "starttls",
          "Protection of the connection: none, STARTTLS, or TLS from the start.");
  final Key<Integer> port =
      optional(AT + "port", WholeNumber.port(), "995 with tls, else 110", "995", "Its port.");
  final Key<Fingerprint> pin =
      optional(
          AT + "pin",
          new PinText(),
          "the platform's trust and the host name decide",
          "9f:86:d0:81:88:4c:7d:65:9a:2f:ea:a0:c5:5a:d0:15:a3:bf:4f:1b:2b:0b:82:2c:d1:5d:6c:15:b0:f0:0a:08",
          "SHA-256 fingerprint of the only certificate to accept.");
  final Key<String> username =
      required(AT + "username", Keys.line("a user name"), "info@company.example", "Login there.");
  final Key<Secret> password;
  final Key<Boolean> apop =
      preset(
          AT + "apop",
          new FlagText(),
          "true",
          "false",
          "Whether APOP is used when the server offers it.");

  final Key<String> schedule;
  final Key<Duration> every =
      optional(
          AT + "every",
          new DurationText(Keys.SHORTEST, Duration.ofDays(7)),
          "no interval",
          "5m",
          "Time from one session's start to the next; not together with schedule.");
  final Key<DayWindow> between =
      optional(
          AT + "between",
          new BetweenText(),
          "the whole day",
          "07:00-19:00",
          "Hours of a day, for every.");
  final Key<Set<DayOfWeek>> on =
      optional(AT + "on", new DaysText(), "every day", "MON-FRI", "Days of the week, for every.")
          .many();

  final KeepingKeys keeping = new KeepingKeys();
  final Key<String> ownAddresses =
      optional(
              AT + "own-addresses",
              RoutingText.addressPattern(),
              "all",
              "\"@company.example\"",
              "Addresses that count as ours.")
          .many();
  final Key<String> envelopeHeader =
      optional(
          HEADER,
          new FieldNameText(),
          "To and Cc decide",
          "Delivered-To",
          "Header field in which the provider names the envelope recipient; short for its name.");
  final Key<String> envelopeHeaderName =
      required(
          HEADER + ".name",
          new FieldNameText(),
          "X-RCPT-TO",
          "Its name, when mask or occurrence are written too.");
  final Key<String> envelopeHeaderMask =
      preset(
          HEADER + ".mask",
          RoutingText.mask(),
          "{Addr}",
          "\"*-{KW}@*\"",
          "Where in its value the address {Addr} or keyword {KW} stands; * for any characters.");
  final Key<Integer> envelopeHeaderOccurrence =
      preset(
          HEADER + ".occurrence",
          Keys.number(-100, 100),
          "1",
          "-1",
          "Which field of that name counts: 1 the topmost, -1 the last, 0 all.");
  final Key<Unroutable> unroutable =
      optional(
          AT + "unroutable",
          new UnroutableText(),
          "the postmaster",
          "leave",
          "Who gets mail that matches nobody; leave lets it lie at the provider.");
  final Key<String> comment =
      optional(
          AT + "comment",
          new PlainText("a comment", 1000),
          "none",
          "shared box",
          "For your own notes; with the word NoWarning, no mail tells of its connection problems.");

  AccountKeys(Surroundings surroundings) {
    password =
        required(
            AT + "password",
            surroundings.secrets(),
            "\"{{env:POSTERN_INFO_PASSWORD}}\"",
            "Password there; better kept in the environment or a file.");
    schedule =
        optional(
            AT + "schedule",
            new CronText(surroundings.clock()),
            "sessions on demand only, unless every is written",
            "\"0 0/5 7-19 ? * MON-FRI\"",
            "When sessions start, as a Quartz cron expression.");
  }

  Stream<Key<?>> all() {
    return Stream.of(
            Stream.<Key<?>>of(
                host, security, port, pin, username, password, apop, schedule, every, between, on),
            keeping.all(),
            Stream.<Key<?>>of(
                ownAddresses,
                envelopeHeader,
                envelopeHeaderName,
                envelopeHeaderMask,
                envelopeHeaderOccurrence,
                unroutable,
                comment))
        .flatMap(keys -> keys);
  }
}
