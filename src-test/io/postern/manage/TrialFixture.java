package io.postern.manage;

import io.postern.account.HomeReading;
import io.postern.account.Outgoing;
import io.postern.account.Reading;
import io.postern.inspect.Finding;
import io.postern.inspect.Inspector;
import io.postern.inspect.Occasion;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.enact.Enactor;
import io.postern.inspect.enact.MimeStrip;
import io.postern.inspect.enact.Notices;
import io.postern.inspect.judge.AntivirusPolicy;
import io.postern.inspect.judge.Judge;
import io.postern.inspect.judge.JudgeSettings;
import io.postern.inspect.judge.Unknown;
import io.postern.inspect.mime.AnatomyReader;
import io.postern.inspect.mime.Limits;
import io.postern.inspect.rules.Rule;
import io.postern.inspect.rules.RuleList;
import io.postern.inspect.rules.Rules;
import io.postern.inspect.rules.file.RulesFile;
import io.postern.inspect.rules.file.RulesReading;
import io.postern.inspect.spam.HandOff;
import io.postern.inspect.spam.TrustedHosts;
import io.postern.inspect.station.InspectionPolicy;
import io.postern.inspect.station.Inspectors;
import io.postern.inspect.station.Inspectors.Configured;
import io.postern.inspect.station.Inspectors.Kind;
import io.postern.inspect.station.Occasions;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.route.Recipient;
import io.postern.route.Router;
import io.postern.route.RoutingPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Trials with scripted scanners, rules as an administrator writes them, and two accounts. */
final class TrialFixture {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
  private static final Address BOSS = Address.of("boss@company.example");

  final Path folder;
  final Map<Kind, Configured> inspectors = new EnumMap<>(Kind.class);
  List<Rule> rules = List.of();
  InspectionOrder order = InspectionOrder.OWN;
  private Optional<Outgoing> outgoing = Optional.empty();

  TrialFixture(Path folder) {
    this.folder = folder;
  }

  /** Has a scanner say this about every mail of these directions. */
  TrialFixture scanner(Kind kind, Finding finding, Direction... directions) {
    Inspector inspector =
        new Inspector() {
          @Override
          public String name() {
            return finding.inspector();
          }

          @Override
          public Finding inspect(Mail mail, Occasion occasion) {
            return finding;
          }
        };
    inspectors.put(kind, new Configured(inspector, Set.of(directions)));
    return this;
  }

  TrialFixture rules(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("rules.yaml"), yaml);
    if (!(RulesFile.read(file, ZoneOffset.UTC) instanceof RulesReading.Good good)) {
      throw new IllegalArgumentException(RulesFile.read(file, ZoneOffset.UTC).toString());
    }
    rules = good.rules();
    inspectors.put(
        Kind.RULES,
        new Configured(
            new Rules(new RuleList(rules), new AnatomyReader(folder), Limits.standard(), CLOCK),
            Set.of(Direction.values())));
    return this;
  }

  /** Sends mail of company.example by a smarthost. */
  TrialFixture sends(String more) throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(
        home.resolve("application.yaml"),
        """
        postern:
          postmaster: postmaster@company.example
          deliver:
            server: {host: 127.0.0.1, port: 1, helo: gw.example}
          relay:
            smarthosts:
              - {name: isp, host: 127.0.0.1, port: 2, security: none}
        """
            + more);
    if (!(HomeReading.of(home) instanceof Reading.Valid valid)) {
      throw new IllegalArgumentException(HomeReading.of(home).toString());
    }
    outgoing = valid.definitions().outgoing();
    return this;
  }

  InspectionPolicy policy() {
    JudgeSettings settings =
        new JudgeSettings(AntivirusPolicy.CAUTIOUS, Unknown.HOLD, Optional.empty(), "");
    return new InspectionPolicy(
        new Inspectors(inspectors),
        rules,
        List.of("a hint"),
        new Occasions(new HandOff(new TrustedHosts(List.of(), List.of())), CLOCK),
        new Judge(settings),
        new Enactor(
            new PlainNotices(),
            (mail, occasion) -> List.of(BOSS),
            new MimeStrip(new AnatomyReader(folder), Limits.standard(), CLOCK),
            Optional.empty()));
  }

  MailTrial trial() {
    return new MailTrial(
        this::policy,
        () -> order,
        new TrialWays(
            Set.of("info", "left"), (mail, name) -> router(name).route(mail.header()), outgoing),
        new MailIds(CLOCK));
  }

  private static Router router(String account) {
    RoutingPolicy.Unroutable unroutable =
        account.equals("left")
            ? new RoutingPolicy.Unroutable.LeaveOnServer()
            : new RoutingPolicy.Unroutable.ToMailbox(Address.of("postmaster@company.example"));
    Recipient boss =
        new Recipient(
            "boss",
            Optional.of(BOSS),
            Optional.empty(),
            List.of(account),
            false,
            List.of(),
            List.of());
    return new Router(
        new RoutingPolicy(account, List.of(), Optional.empty(), unroutable), List.of(boss));
  }

  TrialReport incoming(String mail) throws IOException {
    return attempt(new TrialRequest(Direction.INCOMING, "info", "", List.of()), mail);
  }

  TrialReport outgoing(String mail) throws IOException {
    return attempt(new TrialRequest(Direction.OUTGOING, "", "", List.of()), mail);
  }

  TrialReport attempt(TrialRequest request, String mail) throws IOException {
    return trial()
        .attempt(request, new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** A mail to the boss. */
  static String mail(String subject) {
    return "Return-Path: <far@far.example>\r\nFrom: A <a@company.example>\r\n"
        + "To: boss@company.example\r\nSubject: "
        + subject
        + "\r\n\r\nHello\r\n";
  }

  /** Notices that are nothing but a subject. */
  private static final class PlainNotices implements Notices {
    @Override
    public Mail toRecipients(Mail about, Occasion occasion, List<Address> to, List<String> reasons)
        throws IOException {
      return notice("stopped", to);
    }

    @Override
    public Mail toSpecialist(
        Mail about, Occasion occasion, Address specialist, List<String> reasons)
        throws IOException {
      return notice("for inspection", List.of(specialist));
    }

    @Override
    public Mail warning(Mail about, Occasion occasion, List<String> reasons) throws IOException {
      return notice("warning", about.envelope().recipients());
    }

    @Override
    public Mail returned(Mail about, Occasion occasion, Address sender, List<String> reasons)
        throws IOException {
      return notice("returned", List.of(sender));
    }

    @Override
    public String inPlaceOf(String names, long octets, List<String> reasons) {
      return "taken out";
    }

    private static Mail notice(String subject, List<Address> to) throws IOException {
      byte[] octets = ("Subject: " + subject + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
      return Mail.of("notice", new Envelope(Optional.empty(), to), Content.of(octets));
    }
  }
}
