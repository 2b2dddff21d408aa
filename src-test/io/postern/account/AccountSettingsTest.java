package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.Retention;
import io.postern.fetch.Schedule;
import io.postern.fetch.SizeLimits;
import io.postern.route.RoutingPolicy.EnvelopeHeader;
import io.postern.route.RoutingPolicy.Unroutable;
import io.postern.wire.Credentials;
import io.postern.wire.Fingerprint;
import io.postern.wire.Secret;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be written about one account (F30, F33) and about the server, and what it means. */
class AccountSettingsTest {
  private static final String PIN =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  private static String site(String server, String account) {
    return """
        postern:
          deliver: {server: {host: mail.company.example%s}}
          accounts:
            info: {host: pop.isp.example, username: info, password: x%s}
          recipients:
            - {address: info@company.example, accounts: info}
        """
        .formatted(server, account);
  }

  private static AccountDefinition account(String keys) throws IOException {
    return Settings.valid(site("", keys)).accounts().get(0);
  }

  @ParameterizedTest
  @CsvSource({"none,110", "starttls,110", "tls,995"})
  void anAccountsPortFollowsItsSecurity(String security, int port) throws IOException {
    assertThat(account(", security: " + security).mailbox().peer().port()).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource({"none,25", "starttls,25", "tls,465"})
  void theServersPortFollowsItsSecurity(String security, int port) throws IOException {
    Definitions definitions = Settings.valid(site(", security: " + security, ""));
    assertThat(definitions.server().peer().port()).isEqualTo(port);
  }

  @Test
  void theServerMayAskForALogin() throws IOException {
    Definitions definitions = Settings.valid(site(", username: p, password: '{{env:SECRET}}'", ""));
    assertThat(definitions.server().login())
        .contains(new Credentials("p", new Secret(Settings.SECRET)));
  }

  @Test
  void theServerIsGreetedByTheMachinesNameWhenNoneIsWritten() throws IOException {
    assertThat(Settings.valid(site("", "")).server().heloName())
        .isEqualTo(LocalHostName.find())
        .isNotBlank();
  }

  @Test
  void aPinIsReadWithColonsAndInCapitals() throws IOException {
    String colons = PIN.toUpperCase(java.util.Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
    assertThat(account(", pin: '" + colons + "'").mailbox().peer().pin())
        .contains(new Fingerprint(PIN));
  }

  @Test
  void aCommentIsForPeopleAndIsKeptAsItIs() throws IOException {
    assertThat(account(", comment: \"Büro, kept for a customer: NoWarning\"").mailbox().comment())
        .isEqualTo("Büro, kept for a customer: NoWarning");
    assertThat(account("").mailbox().comment()).isEmpty();
  }

  @Test
  void anIntervalHoldsForTheWholeDayOfEveryDay() throws IOException {
    assertThat(account(", every: 200ms").mailbox().schedule())
        .isEqualTo(
            new Schedule.Every(
                Duration.ofMillis(200),
                LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT,
                EnumSet.allOf(DayOfWeek.class)));
  }

  @Test
  void anIntervalCanBeLimitedToHoursAndDays() throws IOException {
    assertThat(account(", every: 5m, between: 07:00-19:00, on: MON-FRI").mailbox().schedule())
        .isEqualTo(
            new Schedule.Every(
                Duration.ofMinutes(5),
                LocalTime.of(7, 0),
                LocalTime.of(19, 0),
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)));
  }

  @ParameterizedTest
  @CsvSource({
    "'MON,WED', 'MONDAY,WEDNESDAY'",
    "'[MON, WED]', 'MONDAY,WEDNESDAY'",
    "SAT-MON, 'SATURDAY,SUNDAY,MONDAY'",
    "'\"MON-TUE, FRI\"', 'MONDAY,TUESDAY,FRIDAY'"
  })
  void daysAreListsAndRows(String written, String meant) throws IOException {
    String keys =
        ", every: 1h, on: "
            + (written.contains("[") ? written : "'" + written.replace("\"", "") + "'");
    Schedule.Every every = (Schedule.Every) account(keys).mailbox().schedule();
    assertThat(every.days())
        .isEqualTo(
            Set.of(meant.split(",")).stream()
                .map(DayOfWeek::valueOf)
                .collect(java.util.stream.Collectors.toSet()));
  }

  @Test
  void hoursMayEndAtMidnight() throws IOException {
    Schedule.Every evening =
        (Schedule.Every) account(", every: 1h, between: 18:00-24:00").mailbox().schedule();
    Schedule.Every always =
        (Schedule.Every) account(", every: 1h, between: 00:00-24:00").mailbox().schedule();
    assertThat(evening.until()).isEqualTo(LocalTime.of(23, 59, 59));
    assertThat(always.until()).isEqualTo(always.from());
  }

  @Test
  void anEnvelopeHeaderMayHaveMaskAndOccurrence() throws IOException {
    assertThat(
            account(", envelope-header: {name: X-RCPT-TO, mask: '*-{KW}@*', occurrence: -1}")
                .routing()
                .envelopeHeader())
        .contains(new EnvelopeHeader("X-RCPT-TO", "*-{KW}@*", -1));
    assertThat(account(", envelope-header: {name: X-RCPT-TO}").routing().envelopeHeader())
        .contains(new EnvelopeHeader("X-RCPT-TO", "{Addr}", 1));
  }

  @Test
  void mailThatMatchesNobodyMayStayAtTheProvider() throws IOException {
    assertThat(account(", unroutable: leave").routing().unroutable())
        .isEqualTo(new Unroutable.LeaveOnServer());
  }

  @Test
  void apopAndLeavingOnTheServerAreSwitches() throws IOException {
    AccountDefinition account = account(", apop: false, leave-on-server: true");
    assertThat(account.mailbox().apop()).isFalse();
    assertThat(account.mailbox().retention()).isEqualTo(Retention.FOREVER);
  }

  @Test
  void whatStaysHasItsTimeAndWhatIsFetchedItsLimits() throws IOException {
    AccountDefinition account =
        account(
            ", delete-after: 14d, max-size: 25MB, tell-sender: true, max-mails: 500,"
                + " max-octets: 200MB");
    assertThat(account.mailbox().retention())
        .isEqualTo(new Retention(false, Optional.of(Duration.ofDays(14))));
    assertThat(account.mailbox().sizes())
        .isEqualTo(
            new SizeLimits(
                OptionalLong.of(25L << 20),
                OptionalInt.of(500),
                OptionalLong.of(200L << 20),
                true));
    assertThat(account("").mailbox().retention()).isEqualTo(Retention.NONE);
    assertThat(account("").mailbox().sizes()).isEqualTo(SizeLimits.NONE);
  }

  @Test
  void listsMayBeWrittenWithCommas() throws IOException {
    assertThat(account(", own-addresses: 'a@b.example, @c.example'").routing().ownAddresses())
        .containsExactly("a@b.example", "@c.example");
    assertThat(account(", own-addresses: []").routing().ownAddresses()).isEmpty();
  }

  @Test
  void placeholdersOfSpringAreReplaced() throws IOException {
    Reading reading =
        Settings.read(
            Map.of("POP_HOST", "pop.other.example"),
            site("", "").replace("pop.isp.example", "\"${POP_HOST}\""));
    assertThat(((Reading.Valid) reading).definitions().accounts().get(0).mailbox().peer().host())
        .isEqualTo("pop.other.example");
  }
}
