package io.postern.system;

import static io.postern.system.TroubledSmarthosts.GREYLISTED;
import static io.postern.system.TroubledSmarthosts.NEVER;
import static io.postern.system.TroubledSmarthosts.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.deliver.FakeSmtp;
import io.postern.wire.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowingConsumer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a smarthost does, nobody gets a mail twice who need not, and somebody always hears of
 * what could not be sent. One gateway for all; the mails are handed over at the beginning, so that
 * their waits run side by side, and what takes longest is looked at last.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SmarthostTroubleJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final String GOOD = "good@other.example";
  private static final int WAITING = 40;
  private static final int OCTETS = 5_000;
  private static final int MORE_THAN_THE_WIRE_BUFFERS = 20_000_000;

  private final TroubledSmarthosts hosts = new TroubledSmarthosts();
  private GatewayProcess gateway;
  private QueueOfGateway queue;
  private int port;

  SmarthostTroubleJourneyTest() throws IOException {}

  @BeforeAll
  void handOverEverything(@TempDir Path home) throws IOException {
    SendingSite site = hosts.site();
    port = site.acceptPort();
    queue = new QueueOfGateway(home.resolve("data"));
    gateway = site.gateway(home).environment("STRICT_WORD", TroubledSmarthosts.WRONG_WORD);
    gateway.start();
    for (int i = 0; i < WAITING; i++) {
      hand("anna@down.example", "down-" + i, GOOD);
    }
    for (String trouble :
        List.of("silent", "dropping", "hanging", "strange", "without", "broken", "strict")) {
      hand("anna@" + trouble + ".example", trouble, GOOD);
    }
    hand(at("expiring"), "expiring", NEVER);
    hand(at("mixed"), "mixed", REFUSED, GOOD, "other-" + GOOD);
    hand(at("greylisted"), "greylisted", GREYLISTED, GOOD);
    hand("", "no-sender", REFUSED);
    hand("stranger@elsewhere.example", "stranger", REFUSED);
    hand(at("quiet"), "quiet", REFUSED + "> NOTIFY=NEVER");
    hand(at("content"), "content", REFUSED + "> NOTIFY=SUCCESS");
    hand(at("curious"), "curious", GOOD + "> NOTIFY=SUCCESS,FAILURE");
  }

  @AfterAll
  void stop() throws IOException {
    gateway.close();
    hosts.close();
  }

  private static String at(String user) {
    return SiteSettings.addressOf(user);
  }

  private void hand(String sender, String identity, String... recipients) throws IOException {
    List<String> paths =
        List.of(recipients).stream().map(to -> "<" + to + (to.contains(">") ? "" : ">")).toList();
    boolean large = identity.equals("dropping");
    byte[] mail = PlainMails.mail(identity, large ? MORE_THAN_THE_WIRE_BUFFERS : OCTETS);
    assertThat(SubmittingClient.submitOnce(port, "<" + sender + ">", paths, mail))
        .as(identity)
        .startsWith("250");
  }

  private static void soon(ThrowingRunnable holds) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).untilAsserted(holds);
  }

  /**
   * What the internal server got for an address, each without a sender, as notices are; readable,
   * although quoted-printable breaks lines and writes points otherwise.
   */
  private List<String> noticesTo(String address) {
    return hosts.internal.mails().stream()
        .filter(mail -> mail.recipients().equals(List.of(address)))
        .filter(mail -> mail.sender().isEmpty())
        .map(mail -> new String(mail.content().orElseThrow(), StandardCharsets.ISO_8859_1))
        .map(text -> text.replace("=\r\n", "").replace("=2E", "."))
        .toList();
  }

  private void awaitNotice(String address, ThrowingConsumer<String> satisfies) {
    soon(() -> assertThat(noticesTo(address)).hasSize(1));
    assertThat(noticesTo(address)).allSatisfy(satisfies);
  }

  private void awaitAlert(String... words) {
    soon(
        () ->
            assertThat(noticesTo(SiteSettings.POSTMASTER))
                .anySatisfy(alert -> assertThat(alert).contains(words)));
  }

  /** How often each mail came to the smarthost isp for a recipient. */
  private long arrivals(String identity, String recipient) {
    return hosts.isp.mails().stream()
        .filter(mail -> mail.identity().equals(identity))
        .filter(mail -> mail.recipients().contains(recipient))
        .count();
  }

  @Order(1)
  @ParameterizedTest
  @ValueSource(strings = {"strange", "without", "broken"})
  void withoutTheTlsThatIsWantedNothingIsSentAndThePostmasterHears(String trouble) {
    FakeSmtp server =
        Map.of(
                "strange", hosts.strangeCertificate,
                "without", hosts.withoutTls,
                "broken", hosts.brokenTls)
            .get(trouble);
    awaitAlert("[Postern] " + trouble + " nimmt keine Mail an", "TLS");
    assertThat(server.commands()).isNotEmpty().noneMatch(said -> said.startsWith("MAIL"));
    assertThat(server.mails()).isEmpty();
    assertThat(queue.statesOf("anna@" + trouble + ".example")).containsExactly("due");
    assertThat(noticesTo("anna@" + trouble + ".example")).isEmpty();
  }

  @Test
  @Order(2)
  void aRefusedLoginLeavesTheMailWaitingAndThePostmasterHears() throws IOException {
    awaitAlert("[Postern] strict nimmt keine Mail an", "535 5.7.8 not you");
    assertThat(hosts.strict.mails()).isEmpty();
    assertThat(hosts.strict.connections()).as("logins tried").isLessThanOrEqualTo(2);
    assertThat(queue.statesOf("anna@strict.example")).containsExactly("due");
    gateway.assertNothingSays(new Secret(TroubledSmarthosts.WRONG_WORD));
  }

  @Test
  @Order(3)
  void whoIsRefusedIsReportedInTheConfiguredLanguageAndTheOthersGetTheMailOnce() {
    awaitNotice(
        at("mixed"),
        report ->
            assertThat(report)
                .contains("Ihre Mail konnte", "multipart/report", "Status: 5.1.1")
                .contains("Final-Recipient: rfc822; " + REFUSED, "550 5.1.1 no such user")
                .doesNotContain("Final-Recipient: rfc822; " + GOOD));
    soon(() -> assertThat(queue.statesOf(at("mixed"))).isEmpty());
    assertThat(arrivals("mixed", GOOD)).isEqualTo(1);
    assertThat(arrivals("mixed", "other-" + GOOD)).isEqualTo(1);
    assertThat(arrivals("mixed", REFUSED)).isZero();
  }

  @Test
  @Order(4)
  void whoIsPutOffGetsTheMailLaterAndTheOthersGetItOnce() {
    soon(() -> assertThat(queue.journal("DEFERRED", GREYLISTED)).hasSizeGreaterThanOrEqualTo(2));
    assertThat(arrivals("greylisted", GREYLISTED)).isZero();
    hosts.isp.acceptRecipient(GREYLISTED);
    soon(() -> assertThat(queue.statesOf(at("greylisted"))).isEmpty());
    assertThat(arrivals("greylisted", GREYLISTED)).isEqualTo(1);
    assertThat(arrivals("greylisted", GOOD)).isEqualTo(1);
    assertThat(noticesTo(at("greylisted"))).isEmpty();
  }

  @Test
  @Order(5)
  void whatHasNoSenderIsHeldForAPersonAndNeverReturned() {
    awaitAlert("ihr Absender kann nicht", "Betreff     no-sender");
    soon(() -> assertThat(queue.statesOf("")).containsExactly("held"));
    assertThat(queue.notesOf("")).first().asString().contains("550 5.1.1", "no sender");
  }

  @Test
  @Order(6)
  void whatCameFromAnUnknownSenderIsHeldAndTheLogSaysSo() {
    String stranger = "stranger@elsewhere.example";
    awaitAlert("ihr Absender kann nicht", "Betreff     stranger");
    soon(() -> assertThat(queue.statesOf(stranger)).containsExactly("held"));
    gateway.awaitOutput("No notification to <" + stranger + ">", PATIENCE);
    assertThat(noticesTo(stranger)).isEmpty();
    assertThat(hosts.isp.mails()).noneMatch(mail -> mail.recipients().contains(stranger));
  }

  @Test
  @Order(7)
  void theWishesOfTheSenderAboutNoticesAreHonoured() {
    awaitNotice(
        at("curious"),
        report ->
            assertThat(report).contains("Action: relayed", "Final-Recipient: rfc822; " + GOOD));
    soon(() -> assertThat(queue.statesOf(at("quiet"))).isEmpty());
    soon(() -> assertThat(queue.statesOf(at("content"))).isEmpty());
    assertThat(noticesTo(at("quiet"))).as("NOTIFY=NEVER").isEmpty();
    assertThat(noticesTo(at("content"))).as("NOTIFY=SUCCESS of a failure").isEmpty();
    assertThat(queue.journal("REFUSED", REFUSED)).hasSize(5);
  }

  @Test
  @Order(8)
  void whileTheSmarthostIsDownMailsWaitWithoutAStormOfAttemptsAndLeaveWhenItIsBack()
      throws IOException {
    assertThat(queue.statesOf("anna@down.example")).hasSize(WAITING);
    assertThat(hosts.insteadOfDown.connections())
        .as("attempts for %d mails", WAITING)
        .isBetween(1, TroubledSmarthosts.PARALLEL);
    hosts.repair();
    soon(() -> assertThat(queue.statesOf("anna@down.example")).isEmpty());
    assertThat(hosts.down.identities())
        .hasSize(WAITING)
        .allSatisfy(SmarthostTroubleJourneyTest::once);
    assertThat(hosts.down.connections()).isLessThanOrEqualTo(TroubledSmarthosts.PARALLEL);
  }

  private static void once(String identity, int times) {
    assertThat(times).as(identity).isEqualTo(1);
  }

  @Test
  @Order(9)
  void aConnectionThatBreaksInsideTheContentOrNeverSpeaksCostsTimeAndNothingElse() {
    soon(() -> assertThat(queue.statesOf("anna@dropping.example")).isEmpty());
    soon(() -> assertThat(queue.statesOf("anna@hanging.example")).isEmpty());
    assertThat(hosts.dropping.mails()).hasSize(1);
    assertThat(hosts.hanging.mails()).hasSize(1);
  }

  /** The one window that SMTP leaves open: losing would be worse. */
  @Test
  @Order(10)
  void withoutAnAnswerToTheLastDotAMailIsInDoubtAndComesASecondTimeAtTheMost() {
    soon(() -> assertThat(queue.statesOf("anna@silent.example")).isEmpty());
    assertThat(hosts.silent.identities()).isEqualTo(Map.of("silent", 2));
    assertThat(queue.inDoubt()).hasSize(1);
  }

  @Test
  @Order(11)
  void whatExpiresGoesBackToItsSender() {
    awaitNotice(
        at("expiring"),
        report ->
            assertThat(report)
                .contains("Ihre Mail konnte", "451 4.2.2 mailbox full", "Action: failed")
                .contains("Final-Recipient: rfc822; " + NEVER));
    assertThat(queue.statesOf(at("expiring"))).isEmpty();
    assertThat(queue.journal("EXPIRED", NEVER)).hasSize(1);
    assertThat(queue.journal("DEFERRED", NEVER)).hasSizeGreaterThan(3);
  }
}
