package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.time.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Over real HTTP: strangers get nothing, and no page of theirs acts for somebody who is signed in.
 */
abstract class OnlyWhoSignedInIsServedContract {
  private static final String STATUS_QUERY =
      "{\"type\":\"read\",\"mbean\":\"io.postern:type=Hold\",\"attribute\":\"Size\"}";

  private final RunningConsole console;

  OnlyWhoSignedInIsServedContract(RunningConsole console) {
    this.console = console;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/hawtio/",
        "/hawtio/index.html",
        "/hawtio/user",
        "/hawtio/plugin",
        "/hawtio/jolokia",
        "/jolokia",
        "/jolokia/version",
        "/health",
        "/health/store",
        "/prometheus",
        "/info",
        "/env",
        "/heapdump",
        "/loggers",
        "/beans",
        "/configprops",
        "/threaddump",
        "/actuator/health"
      })
  void anonymousGetsNothing(String path) {
    assertThat(console.anonymous().get(path).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/liveness", "/health/readiness"})
  void probesAnswerAnybodyWithoutDetails(String path) {
    assertThat(console.anonymous().get(path).body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void wrongPasswordOpensNothing() {
    HttpUser guesser = HttpUser.of(console.url(), "operator", "operator");

    assertThat(guesser.get("/hawtio/jolokia").statusCode()).isEqualTo(401);

    console.bean(SettableClock.class).advance(Duration.ofHours(2));
  }

  @Test
  void signInByFormGivesASessionThatLogOutEnds() {
    String token = console.viewer().csrfToken();
    HttpResponse<String> signedIn =
        console
            .anonymous()
            .post(
                "/login?username=viewer&password=" + ConsoleApp.VIEWER_PASSWORD,
                "",
                "X-XSRF-TOKEN",
                token,
                "Cookie",
                "XSRF-TOKEN=" + token);
    String cookie =
        signedIn.headers().allValues("Set-Cookie").stream()
            .filter(header -> header.startsWith("JSESSIONID="))
            .findFirst()
            .orElseThrow();
    String session = cookie.substring(0, cookie.indexOf(';'));

    assertThat(cookie).contains("SameSite=Strict", "HttpOnly");
    assertThat(console.anonymous().get("/hawtio/user", "Cookie", session).body())
        .contains("viewer");
    console.anonymous().get("/hawtio/auth/logout", "Cookie", session);
    assertThat(console.anonymous().get("/hawtio/user", "Cookie", session).statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/hawtio/jolokia/exec/io.postern:type=Accounts/list",
        "/jolokia/exec/io.postern:type=Accounts/list",
        "/jolokia/read/java.lang:type=Memory",
        "/jolokia?p=/exec/io.postern:type=Accounts/list",
        "/hawtio/jolokia/?p=/read/java.lang:type=Memory",
        "/hawtio/%6aolokia/exec/io.postern:type=Accounts/list",
        "/hawtio/jolokia%2fexec/io.postern:type=Accounts/list",
        "/hawtio/jolokia;a=b/exec/io.postern:type=Accounts/list",
        "/hawtio//jolokia/exec/io.postern:type=Accounts/list",
        "/%6aolokia/exec/io.postern:type=Accounts/list"
      })
  void noCommandIsTakenByGet(String path) {
    var response = console.operator().get(path);

    assertThat(response.statusCode()).isBetween(400, 499);
    assertThat(response.body()).doesNotContain("pop.isp.example", "HeapMemoryUsage");
  }

  @Test
  void bareGetOfJolokiaIsAllowedSinceTheConsoleAsksForIt() {
    assertThat(console.viewer().get("/hawtio/jolokia").statusCode()).isEqualTo(200);
  }

  @Test
  void postWithoutCsrfTokenIsRefused() {
    assertThat(console.operator().post("/hawtio/jolokia", STATUS_QUERY).statusCode())
        .isEqualTo(403);
  }

  @Test
  void postWithAnotherCsrfTokenThanTheCookiesIsRefused() {
    var response =
        console
            .operator()
            .post(
                "/hawtio/jolokia",
                STATUS_QUERY,
                "X-XSRF-TOKEN",
                "11111111-1111-1111-1111-111111111111",
                "Cookie",
                "XSRF-TOKEN=" + console.operator().csrfToken());

    assertThat(response.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example",
    "Origin, null",
    "Origin, http://127.0.0.1.evil.example",
    "Referer, https://evil.example/page"
  })
  void pagesOfOtherServersAreRefused(String header, String value) {
    var response = console.operator().jolokia(STATUS_QUERY, header, value);

    assertThat(response.body()).contains("\"status\":403").doesNotContain("\"value\"");
  }

  @Test
  void ourOwnPagesAreServed() {
    var byOrigin = console.operator().jolokia(STATUS_QUERY, "Origin", console.url().toString());
    var byReferer =
        console.operator().jolokia(STATUS_QUERY, "Referer", console.url() + "/hawtio/camel");

    assertThat(byOrigin.body()).contains("\"status\":200");
    assertThat(byReferer.body()).contains("\"status\":200");
  }

  @Test
  void consoleListensOnLoopbackOnly() throws IOException {
    for (InetAddress address : InetAddress.getAllByName(InetAddress.getLocalHost().getHostName())) {
      if (!address.isLoopbackAddress()) {
        int port = console.url().getPort();
        assertThat(canBind(address, port)).as("port %s of %s is free", port, address).isTrue();
      }
    }
  }

  private static boolean canBind(InetAddress address, int port) {
    try (ServerSocket bound = new ServerSocket(port, 1, address)) {
      return bound.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
