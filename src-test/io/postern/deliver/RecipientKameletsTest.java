package io.postern.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.UnreadableContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sinks that any Camel route may use. */
class RecipientKameletsTest {
  private static final String MAIL = "Subject: hello\r\n\r\nhello\r\n";

  @TempDir private Path folder;
  private final Rig rig = new Rig();
  private final FakeSmtp server = rig.server;
  private final DefaultCamelContext camel = new DefaultCamelContext();

  @BeforeEach
  void start() {
    KameletComponent kamelets = new KameletComponent();
    kamelets.setLocation("file:kamelets");
    camel.addComponent("kamelet", kamelets);
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
    rig.close();
  }

  private String smtp(String more) {
    return "kamelet:smtp-recipient-sink?host=127.0.0.1&port=" + server.port() + more;
  }

  private String folder() {
    return "kamelet:folder-recipient-sink?folder=" + folder.resolve("in box");
  }

  private void send(String uri, Object body, Map<String, Object> headers) {
    camel.createProducerTemplate().sendBodyAndHeaders(uri, body, headers);
  }

  @Test
  void anyBodyIsDeliveredToTheMailboxNamed() {
    InputStream body = new ByteArrayInputStream(MAIL.getBytes(StandardCharsets.US_ASCII));
    send(smtp("&to=sales@company.example"), body, Map.of());

    assertThat(server.mails()).hasSize(1);
    assertThat(server.mails().get(0).mailCommand()).startsWith("MAIL FROM:<> ");
    assertThat(server.mails().get(0).recipients())
        .containsExactly("RCPT TO:<sales@company.example>");
    assertThat(server.mails().get(0).content()).asString().isEqualTo(MAIL);
  }

  @Test
  void aMailKeepsItsSenderUnlessAnotherIsNamed() {
    Object mail = Rig.mail(MAIL, "somebody@company.example");
    send(smtp("&to=sales@company.example"), mail, Map.of());
    send(smtp("&to=sales@company.example&from=me@company.example"), mail, Map.of());
    assertThat(server.mails().get(0).mailCommand())
        .startsWith("MAIL FROM:<friend@elsewhere.example>");
    assertThat(server.mails().get(0).recipients())
        .containsExactly("RCPT TO:<sales@company.example>");
    assertThat(server.mails().get(1).mailCommand()).startsWith("MAIL FROM:<me@company.example>");
  }

  @Test
  void aPasswordMayHaveAnyCharacters() {
    server.offering("AUTH PLAIN").login("me:p+w%&x=y z#?");
    // Camel wants a percent sign in RAW written so
    String password = "RAW(p+w%25&x=y z#?)";
    send(smtp("&to=sales@company.example&username=me&password=" + password), MAIL, Map.of());
    assertThat(server.mails()).hasSize(1);
  }

  @Test
  void aRefusalIsAnExceptionSoThatCamelSeesIt() {
    server.on("RCPT").say("550 5.1.1 no such user");
    assertThatThrownBy(() -> send(smtp("&to=sales@company.example"), MAIL, Map.of()))
        .isInstanceOf(CamelExecutionException.class)
        .hasCauseInstanceOf(NotDeliveredException.class)
        .hasRootCauseMessage("refused for sales@company.example: 550 5.1.1 no such user");
  }

  @Test
  void aDeferralIsAnExceptionSoThatCamelCanTryAgain() throws Exception {
    server.on("RCPT").times(1).say("450 4.2.1 busy");
    String sink = smtp("&to=sales@company.example&noErrorHandler=true");
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            onException(NotDeliveredException.class).maximumRedeliveries(1).redeliveryDelay(0);
            from("direct:mail").to(sink);
          }
        });
    send("direct:mail", MAIL, Map.of());
    assertThat(server.mails()).hasSize(1);
  }

  @Test
  void aWrongParameterIsSaid() {
    assertThatThrownBy(() -> send(smtp("&to=nobody"), MAIL, Map.of()))
        .hasStackTraceContaining(
            "to is \"nobody\", expected an address such as info@company.example");
    assertThatThrownBy(() -> send(smtp("&to=sales@company.example&security=ssl"), MAIL, Map.of()))
        .hasStackTraceContaining("security is \"ssl\", expected none, starttls or tls");
    assertThatThrownBy(() -> camel.getEndpoint("deliver:x?to=sales@company.example"))
        .hasStackTraceContaining("the option \"host\" is missing");
  }

  @Test
  void aMailBecomesAFileOfItsName() throws IOException {
    send(folder(), Rig.mail(MAIL), Map.of());
    assertThat(folder.resolve("in box/TEST1.eml")).hasContent(MAIL);
    assertThat(names()).containsExactly("TEST1.eml");
  }

  @Test
  void theSameMailAgainIsTheSameFile() throws IOException {
    send(folder(), Rig.mail(MAIL), Map.of());
    send(folder(), Rig.mail(MAIL), Map.of());
    assertThat(names()).containsExactly("TEST1.eml");
  }

  @Test
  void anotherBodyIsNamedByTheHeader() throws IOException {
    send(folder(), MAIL, Map.of(ExchangeKeys.MAIL_ID, "ABC-1"));
    assertThat(folder.resolve("in box/ABC-1.eml")).hasContent(MAIL);
  }

  @Test
  void aHeaderThatIsNoNameNamesNoFile() throws IOException {
    send(folder(), MAIL, Map.of(ExchangeKeys.MAIL_ID, "../../escaped"));
    assertThat(names()).hasSize(1).first().asString().matches("[0-9A-Z]{16}\\.eml");
  }

  @Test
  void aLargeBodyIsWrittenWhole() throws IOException {
    String large = "Subject: large\r\n\r\n" + ("x".repeat(998) + "\r\n").repeat(2_000);
    send(folder(), large, Map.of(ExchangeKeys.MAIL_ID, "LARGE"));
    assertThat(folder.resolve("in box/LARGE.eml")).hasContent(large);
  }

  @Test
  void aFolderThatCannotBeMadeIsAnException() throws IOException {
    Files.writeString(folder.resolve("in box"), "a file in its place");
    assertThatThrownBy(() -> send(folder(), MAIL, Map.of()))
        .hasStackTraceContaining("could not write " + folder.resolve("in box/"))
        .hasStackTraceContaining("in box is not a folder");
  }

  @Test
  void aMailThatCannotBeReadLeavesNothingBehind() throws IOException {
    assertThatThrownBy(() -> send(folder(), UnreadableContent.in(Rig.mail("x\r\n")), Map.of()))
        .hasStackTraceContaining("disk on fire");
    assertThat(names()).isEmpty();
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("in box"))) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
