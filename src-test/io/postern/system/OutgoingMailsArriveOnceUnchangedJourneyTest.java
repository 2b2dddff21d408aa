package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through the real gateway, from clients on this machine to a smarthost that remembers. */
class OutgoingMailsArriveOnceUnchangedJourneyTest {
  private static final String SENDER = "alice@company.example";
  private static final String FROM = "<" + SENDER + ">";
  private static final String HIDDEN_END = "554 5.6.0 some servers would take a line of the mail";
  private static final int CHUNK = 8_191;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int OCTETS = 10_240;
  private static final int CONNECTIONS = 20;

  @TempDir private static Path home;
  private static SmtpSink smarthost;
  private static SmtpSink server;
  private static SendingSite site;
  private static GatewayProcess gateway;

  private int before;

  @BeforeAll
  static void start() throws IOException {
    smarthost = SmtpSink.digesting().offering("DSN");
    server = SmtpSink.digesting();
    site = new SendingSite(server.port()).smarthost("isp", smarthost.port());
    gateway = site.gateway(home).start();
  }

  @AfterAll
  static void stop() throws IOException {
    gateway.close();
    smarthost.close();
    server.close();
  }

  @BeforeEach
  void remember() {
    before = smarthost.count();
  }

  /** What has come since the test began. */
  private List<SinkMail> arrived() {
    List<SinkMail> all = smarthost.mails();
    return all.subList(before, all.size());
  }

  private static int mails() {
    boolean many =
        "true".equals(System.getenv("CI")) || System.getenv().containsKey("POSTERN_LARGE");
    return many ? 5_000 : 1_000;
  }

  @Test
  void thousandsFromDebiansSmtpSourceOverTwentyConnectionsArriveOnceAndUnchanged()
      throws Exception {
    RealServers.require("smtp-source", "postfix");
    byte[] mail = mailOfDots();
    // smtp-source ends every mail with an empty line of its own
    String asSent = MailDigest.sha256Of((text(mail) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    smtpSource(mail);
    smarthost.awaitCount(before + mails(), PATIENCE);

    // each mail has a number of its own in front of its recipient, so none can stand for another
    Map<String, Integer> recipients = new TreeMap<>();
    for (SinkMail each : arrived()) {
      assertThat(each.sender()).isEqualTo(SENDER);
      assertThat(each.sha256()).isEqualTo(asSent);
      assertThat(each.ownOctets()).isPositive();
      each.recipients().forEach(to -> recipients.merge(to, 1, Integer::sum));
    }
    assertThat(recipients).hasSize(mails()).allSatisfy((to, times) -> assertThat(times).isOne());
    assertThat(server.count()).as("notices").isZero();
  }

  /** Ten kilobytes, some of whose lines begin with dots. */
  private static byte[] mailOfDots() {
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    String header = "From: Alice <%s>\r\nTo: all@other.example\r\nSubject: ten kilobytes\r\n\r\n";
    mail.writeBytes(header.formatted(SENDER).getBytes(StandardCharsets.US_ASCII));
    mail.writeBytes(".\r\n..\r\n.leaf\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    while (mail.size() < OCTETS) {
      mail.writeBytes(("x".repeat(70) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
    return mail.toByteArray();
  }

  private static String text(byte[] mail) {
    return new String(mail, StandardCharsets.US_ASCII);
  }

  /** It writes the line ends of the wire and stuffs dots by itself. */
  private static void smtpSource(byte[] mail) throws IOException, InterruptedException {
    Path file = home.resolve("mail.txt");
    Files.writeString(file, text(mail).replace("\r\n", "\n"));
    List<String> command = new ArrayList<>();
    command.add(RealServers.find("smtp-source").orElseThrow().toString());
    command.addAll(List.of("-s", "" + CONNECTIONS, "-m", "" + mails(), "-N", "-d"));
    command.addAll(List.of("-f", SENDER, "-t", "to@other.example", "-F", file.toString()));
    command.add("127.0.0.1:" + site.acceptPort());
    Process source = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(source.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(source.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(source.exitValue()).as(said).isZero();
  }

  @Test
  void awkwardMailsAreOctetForOctetWhatTheClientWroteOrRefusedByDataAndByBdat() throws Exception {
    Map<String, AwkwardMail> names = new TreeMap<>();
    List<AwkwardMail> mails = new ArrayList<>();
    for (AwkwardMail each : AwkwardMails.all()) {
      if (hasWholeLines(each.octets())) {
        mails.add(each);
        names.put(MailDigest.sha256Of(each.octets()), each);
      }
    }
    assertThat(mails).hasSizeGreaterThan(50);
    String eightBit = FROM + " BODY=8BITMIME";
    try (SubmittingClient client = new SubmittingClient(site.acceptPort())) {
      for (AwkwardMail each : mails) {
        byte[] mail = each.octets();
        String reply = LookAlike.isIn(mail) ? HIDDEN_END : "250 2.0.0 ";
        assertThat(client.submit(eightBit, List.of("<data@other.example>"), mail))
            .as(each.id())
            .startsWith(reply);
        assertThat(client.say("MAIL FROM:" + eightBit)).startsWith("250");
        assertThat(client.say("RCPT TO:<bdat@other.example>")).startsWith("250");
        assertThat(chunks(client, mail)).as(each.id()).startsWith(reply);
      }
    }
    List<String> sent =
        mails.stream()
            .filter(mail -> !LookAlike.isIn(mail.octets()))
            .map(AwkwardMail::id)
            .sorted()
            .toList();
    assertThat(sent).as("what some servers would take for two mails").hasSizeLessThan(mails.size());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(namesFor("data@other.example", names)).isEqualTo(sent);
              assertThat(namesFor("bdat@other.example", names)).isEqualTo(sent);
              assertThat(new QueueOfGateway(home.resolve("data")).statesOf(SENDER)).isEmpty();
            });
  }

  /** The reply to the last of the chunks of a mail (RFC 3030). */
  private static String chunks(SubmittingClient client, byte[] mail) throws IOException {
    int at = 0;
    while (mail.length - at > CHUNK) {
      client.send(chunk(mail, at, at + CHUNK, ""));
      assertThat(client.hear()).startsWith("250");
      at += CHUNK;
    }
    client.send(chunk(mail, at, mail.length, " LAST"));
    return client.hear();
  }

  private static byte[] chunk(byte[] mail, int from, int to, String last) {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    String command = "BDAT " + (to - from) + last + "\r\n";
    chunk.writeBytes(command.getBytes(StandardCharsets.US_ASCII));
    chunk.write(mail, from, to - from);
    return chunk.toByteArray();
  }

  /** By their octets; one that was changed has no name. */
  private List<String> namesFor(String recipient, Map<String, AwkwardMail> names) {
    return arrived().stream()
        .filter(mail -> mail.recipients().contains(recipient))
        .map(mail -> Optional.ofNullable(names.get(mail.sha256())))
        .map(name -> name.map(AwkwardMail::id).orElse("changed on its way"))
        .sorted()
        .toList();
  }

  /**
   * Whether a client that keeps to the standard could send it: no CR or LF alone, a complete last
   * line.
   */
  private static boolean hasWholeLines(byte[] mail) {
    boolean ended = mail.length > 1 && mail[mail.length - 1] == '\n';
    return ended
        && IntStream.range(0, mail.length)
            .allMatch(
                i ->
                    mail[i] == '\r'
                        ? i + 1 < mail.length && mail[i + 1] == '\n'
                        : mail[i] != '\n' || (i > 0 && mail[i - 1] == '\r'));
  }

  @Test
  void lineEndsThatAreNotWholeAreMadeWholeForAClientInTheNetworkAndNothingIsSmuggled()
      throws Exception {
    String sly = "Subject: sly\r\n\r\none\n.\nMAIL FROM:<sly@x.example>\r.\rtwo\r\n";
    String whole = "Subject: sly\r\n\r\none\r\n.\r\nMAIL FROM:<sly@x.example>\r\n.\r\ntwo\r\n";
    try (SubmittingClient client = new SubmittingClient(site.acceptPort())) {
      assertThat(client.say("MAIL FROM:" + FROM)).startsWith("250");
      assertThat(client.say("RCPT TO:<sly@other.example>")).startsWith("250");
      assertThat(client.say("DATA")).startsWith("354");
      client.send((sly + ".\r\n").getBytes(StandardCharsets.US_ASCII));
      assertThat(client.hear()).startsWith("250 2.0.0 ");
      assertThat(client.say("NOOP")).startsWith("250");
    }
    smarthost.awaitCount(before + 1, PATIENCE);
    assertThat(arrived()).hasSize(1);
    assertThat(arrived().get(0).sha256())
        .isEqualTo(MailDigest.sha256Of(whole.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void whatTheSenderWantsToHearIsToldToASmarthostThatOffersDsn() throws Exception {
    byte[] mail = PlainMails.mail("dsn", 1_000);
    String from = FROM + " RET=HDRS ENVID=QQ+2B314 SIZE=" + mail.length;
    List<String> to =
        List.of(
            "<a@other.example> NOTIFY=FAILURE,DELAY ORCPT=rfc822;x@y.example",
            "<b@other.example> NOTIFY=NEVER",
            "<c@other.example>");
    assertThat(SubmittingClient.submitOnce(site.acceptPort(), from, to, mail))
        .startsWith("250 2.0.0 ");
    smarthost.awaitCount(before + 1, PATIENCE);
    SinkMail arrived = arrived().get(0);
    assertThat(arrived.parameters().split(" ")).contains("RET=HDRS", "ENVID=QQ+2B314");
    assertThat(arrived.recipients())
        .containsExactly("a@other.example", "b@other.example", "c@other.example");
    assertThat(Arrays.asList(arrived.recipientParameters().get(0).split(" ")))
        .contains("ORCPT=rfc822;x@y.example")
        .anyMatch(notify -> notify.matches("NOTIFY=(FAILURE,DELAY|DELAY,FAILURE)"));
    assertThat(arrived.recipientParameters().get(1)).contains("NOTIFY=NEVER");
    assertThat(arrived.recipientParameters().get(2)).doesNotContain("NOTIFY");
  }
}
