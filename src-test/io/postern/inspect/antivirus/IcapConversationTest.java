package io.postern.inspect.antivirus;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Finding;
import io.postern.inspect.InspectedMails;
import io.postern.inspect.scanner.ScannerTimeouts;
import io.postern.mail.Mail;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class IcapConversationTest {
  private static final String UNMODIFIED = "ICAP/1.0 204 Unmodified\r\n\r\n";
  private static final String REPLACED = "ICAP/1.0 200 OK\r\nEncapsulated: ";
  private static final Mail MAIL = InspectedMails.plain("hello\r\n");
  private static final int SIZE = (int) MAIL.content().size();

  private static Finding ask(IcapSettings.Method method, FakeIcap icap) throws IOException {
    try (FakeServer server = FakeServer.onPort(icap)) {
      return icap(method, server).inspect(MAIL, InspectedMails.OCCASION);
    }
  }

  private static Icap icap(IcapSettings.Method method, FakeServer server) {
    IcapSettings usual = IcapSettings.of("icap", server.tcp(), "avscan");
    return new Icap(
        new IcapSettings(
            "icap",
            server.tcp(),
            "avscan",
            method,
            new ScannerTimeouts(
                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2)),
            usual.maxSize(),
            usual.infectionHeaders(),
            usual.notScanned()),
        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  private static Finding answered(String answer) throws IOException {
    return ask(IcapSettings.Method.RESPMOD, new FakeIcap("", true, answer));
  }

  @Test
  void aMailIsShownAsSomethingFetched() throws IOException {
    FakeIcap icap = new FakeIcap("Methods: RESPMOD\r\n", true, UNMODIFIED);
    assertThat(ask(IcapSettings.Method.RESPMOD, icap)).isInstanceOf(Finding.Clean.class);
    assertThat(icap.heads()).hasSize(2);
    String head = icap.heads().get(1);
    String request = "GET /m-1.eml HTTP/1.1\r\nHost: postern.invalid\r\n\r\n";
    String response =
        "HTTP/1.1 200 OK\r\nContent-Type: message/rfc822\r\nContent-Length: " + SIZE + "\r\n\r\n";
    assertThat(head)
        .startsWith("RESPMOD icap://127.0.0.1:")
        .contains("\r\nAllow: 204\r\n")
        .contains(
            "Encapsulated: req-hdr=0, res-hdr="
                + request.length()
                + ", res-body="
                + (request + response).length()
                + "\r\n\r\n")
        .endsWith(request + response);
    assertThat(icap.digests()).containsExactly(InspectedMails.sha256(MAIL));
  }

  @Test
  void aMailIsShownAsSomethingSent() throws IOException {
    FakeIcap icap = new FakeIcap("", true, UNMODIFIED);
    assertThat(ask(IcapSettings.Method.REQMOD, icap)).isInstanceOf(Finding.Clean.class);
    assertThat(icap.heads().get(1))
        .startsWith("REQMOD icap://")
        .contains("\r\n\r\nPOST /m-1.eml HTTP/1.1\r\n")
        .contains("Encapsulated: req-hdr=0, req-body=");
    assertThat(icap.digests()).containsExactly(InspectedMails.sha256(MAIL));
  }

  @Test
  void theRestFollowsThePreviewWhenItIsWanted() throws IOException {
    FakeIcap icap = new FakeIcap("Preview: 10\r\n", true, UNMODIFIED);
    assertThat(ask(IcapSettings.Method.RESPMOD, icap)).isInstanceOf(Finding.Clean.class);
    assertThat(icap.heads().get(1)).contains("\r\nPreview: 10\r\n");
    assertThat(icap.digests()).containsExactly(InspectedMails.sha256(MAIL));
  }

  @Test
  void aMailThatFitsIntoThePreviewIsSeenWhole() throws IOException {
    FakeIcap icap = new FakeIcap("Preview: 4096\r\n", false, UNMODIFIED);
    assertThat(ask(IcapSettings.Method.RESPMOD, icap)).isInstanceOf(Finding.Clean.class);
    assertThat(icap.heads().get(1)).contains("\r\nPreview: " + SIZE + "\r\n");
  }

  @Test
  void aPassAfterThePreviewAloneIsNone() throws IOException {
    FakeIcap icap = new FakeIcap("Preview: 10\r\n", false, UNMODIFIED);
    assertThat(ask(IcapSettings.Method.RESPMOD, icap))
        .isEqualTo(new Finding.CouldNotTell("icap", "icap did not want to see the whole mail"));
  }

  @Test
  void optionsAreAskedOnceInTheirTime() throws IOException {
    FakeIcap icap = new FakeIcap("Options-TTL: 60\r\n", true, UNMODIFIED);
    try (FakeServer server = FakeServer.onPort(icap)) {
      Icap inspector = icap(IcapSettings.Method.RESPMOD, server);
      inspector.inspect(MAIL, InspectedMails.OCCASION);
      inspector.inspect(MAIL, InspectedMails.OCCASION);
    }
    assertThat(icap.heads()).filteredOn(head -> head.startsWith("OPTIONS")).hasSize(1);
    assertThat(icap.digests()).hasSize(2);
  }

  @Test
  void aServiceThatDoesSomethingElseIsNotAsked() throws IOException {
    FakeIcap icap = new FakeIcap("Methods: REQMOD\r\n", true, UNMODIFIED);
    assertThat(ask(IcapSettings.Method.RESPMOD, icap).text()).contains("avscan does no RESPMOD");
    assertThat(icap.digests()).isEmpty();
  }

  @Test
  void namesAreReadInAllTheirForms() throws IOException {
    for (String field :
        List.of(
            "X-Infection-Found: Type=0; Resolution=2; Threat=A.B;",
            "X-Violations-Found: 1\r\n mail.eml\r\n A.B\r\n 17\r\n 0",
            "X-Virus-ID: A.B",
            "x-virus-name: A.B, A.B")) {
      assertThat(answered("ICAP/1.0 200 OK\r\n" + field + "\r\n\r\n"))
          .isEqualTo(new Finding.Infected("icap", List.of("A.B"), "icap found A.B"));
    }
  }

  @Test
  void aNamedVirusCountsEvenWhereTheMailIsLeftAsItIs() throws IOException {
    assertThat(answered("ICAP/1.0 204 Unmodified\r\nX-Virus-ID: A.B\r\n\r\n"))
        .isInstanceOf(Finding.Infected.class);
    assertThat(answered("ICAP/1.0 204 Unmodified\r\nX-Virus-ID: none\r\n\r\n"))
        .isInstanceOf(Finding.Clean.class);
  }

  @Test
  void reachingTheLimitsIsNoVirus() throws IOException {
    assertThat(
            answered("ICAP/1.0 200 OK\r\nX-Virus-ID: Heuristics.Limits.Exceeded.MaxFiles\r\n\r\n"))
        .isInstanceOf(Finding.CouldNotTell.class);
  }

  @Test
  void aBlockingPageIsAFind() throws IOException {
    String page = "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\n2\r\nno\r\n0\r\n\r\n";
    assertThat(answered(REPLACED + "res-hdr=0, res-body=46\r\n\r\n" + page))
        .isInstanceOfSatisfying(
            Finding.Infected.class,
            found -> assertThat(found.names().get(0)).contains("403 Forbidden"));
  }

  @Test
  void anotherBodyIsAFind() throws IOException {
    assertThat(echoed("hullo")).isInstanceOf(Finding.Infected.class);
    assertThat(echoed(InspectedMails.HEADER)).isInstanceOf(Finding.Infected.class);
    assertThat(echoed(InspectedMails.HEADER + "hello\r\nmore"))
        .isInstanceOf(Finding.Infected.class);
  }

  @Test
  void theSameBodyIsAPass() throws IOException {
    assertThat(echoed(InspectedMails.HEADER + "hello\r\n")).isInstanceOf(Finding.Clean.class);
  }

  private static Finding echoed(String body) throws IOException {
    String chunks = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    return answered(REPLACED + "res-hdr=0, res-body=19\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" + chunks);
  }

  @Test
  void allElseIsNotAPass() throws IOException {
    for (String answer :
        List.of(
            "ICAP/1.0 500 Server error\r\n\r\n",
            "ICAP/1.0 503 Overloaded\r\n\r\n",
            "ICAP/1.0 100 Continue\r\n\r\n",
            "ICAP/1.0 200 OK\r\n\r\n",
            "HTTP/1.1 204 No Content\r\n\r\n",
            "ICAP/1.0 20\r\n\r\n",
            REPLACED + "res-hdr=0, res-body=19\r\n\r\nHTTP/1.1 200 OK\r\n\r\nzz\r\n",
            REPLACED + "res-hdr=0, res-body=19\r\n\r\nHTTP/1.1 200 OK\r\n\r\n4\r\nFr",
            "")) {
      assertThat(answered(answer)).as(answer).isInstanceOf(Finding.CouldNotTell.class);
    }
  }
}
