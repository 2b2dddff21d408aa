package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.time.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real HTTP: who is not signed in, who may only look, and what nobody may do. */
abstract class NobodyDoesMoreThanMeantContract {
  private static final String CONTEXT =
      "org.apache.camel:context=postern,type=context,name=\"postern\"";
  private static final String ROUTE =
      "org.apache.camel:context=postern,type=routes,name=\"route-sales\"";
  private static final String STATUS_QUERY =
      "{\"type\":\"read\",\"mbean\":\"io.postern:type=Hold\",\"attribute\":\"Size\"}";

  private final RunningConsole console;

  NobodyDoesMoreThanMeantContract(RunningConsole console) {
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

  @ParameterizedTest
  @ValueSource(strings = {"/env", "/heapdump", "/loggers", "/beans", "/configprops", "/threaddump"})
  void actuatorsThatTellTooMuchAreNotThereForOperatorsEither(String path) {
    assertThat(console.operator().get(path).statusCode()).isEqualTo(404);
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

  @Test
  void severalCommandsInOneRequestAreCheckedOneByOne() {
    String answers =
        console
            .viewer()
            .jolokia(
                "[%s,{\"type\":\"exec\",\"mbean\":\"io.postern:type=Routes\",\"operation\":\"pause\","
                        .formatted(STATUS_QUERY)
                    + "\"arguments\":[\"route-sales\"]}]")
            .body();

    assertThat(answers).contains("\"status\":200", "\"status\":403");
    assertThat(console.bean(RouteControl.class).list()).allMatch(RouteState::running);
  }

  @Test
  void operatorActsAndViewerLooks() {
    assertThat(status(console.viewer().read(ROUTE, "State"))).isEqualTo(200);
    assertThat(status(console.viewer().exec("io.postern:type=Accounts", "list"))).isEqualTo(200);
    assertThat(status(console.viewer().exec(ROUTE, "reset()"))).isEqualTo(403);
    assertThat(status(console.operator().exec(ROUTE, "reset()"))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"start()", "stop()", "suspend()", "resume()", "reset()", "stop", "suspend"})
  void viewerControlsNoRoute(String operation) {
    assertThat(status(console.viewer().exec(ROUTE, operation))).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "Accounts, fetch",
    "Accounts, answer",
    "Hold, release",
    "Hold, drop",
    "Hold, exportChunk",
    "Routes, pause",
    "Routes, resume"
  })
  void viewerCallsNoOperationThatActsOrShowsMail(String type, String operation) {
    JsonNode answer = console.viewer().exec("io.postern:type=" + type, operation, "sales");

    assertThat(status(answer)).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ROUTE + "|remove()",
        ROUTE + "|stop(long)",
        ROUTE + "|dumpRouteAsXml(boolean)",
        ROUTE + "|updateRouteFromXml(java.lang.String)",
        CONTEXT + "|sendBody(java.lang.String,java.lang.Object)",
        CONTEXT + "|sendStringBody(java.lang.String,java.lang.String)",
        CONTEXT + "|requestBody(java.lang.String,java.lang.Object)",
        CONTEXT + "|dumpRoutesAsXml(boolean)",
        CONTEXT + "|dumpRoutesAsXml(boolean,boolean)",
        CONTEXT + "|stop()",
        CONTEXT + "|suspend()",
        CONTEXT + "|createEndpoint(java.lang.String)",
        "com.sun.management:type=HotSpotDiagnostic|dumpHeap(java.lang.String,boolean)",
        "com.sun.management:type=HotSpotDiagnostic|setVMOption",
        "com.sun.management:type=DiagnosticCommand|vmSystemProperties",
        "com.sun.management:type=DiagnosticCommand|compilerDirectivesAdd",
        "java.lang:type=Memory|gc",
        "java.util.logging:type=Logging|setLoggerLevel",
        "JMImplementation:type=MBeanServerDelegate|toString",
        "jdk.management.jfr:type=FlightRecorder|newRecording"
      })
  void nobodyCallsWhatIsDangerous(String mbean, String operation) {
    assertThat(status(console.operator().exec(mbean, operation, "a", "b"))).isEqualTo(403);
  }

  @Test
  void nobodySendsAFileThroughTheContext(@TempDir Path folder) throws IOException {
    JsonNode answer =
        console
            .operator()
            .exec(CONTEXT, "sendStringBody", "file:" + folder + "?fileName=planted", "text");

    assertThat(status(answer)).isEqualTo(403);
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void nobodyWritesAnAttribute() {
    JsonNode answer = console.operator().write(ROUTE, "StatisticsEnabled", false);

    assertThat(status(answer)).isEqualTo(403);
    assertThat(console.operator().read(ROUTE, "StatisticsEnabled").path("value").asBoolean())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SystemProperties", "InputArguments", "ClassPath"})
  void nobodyReadsTheCommandLine(String attribute) {
    assertThat(status(console.operator().read("java.lang:type=Runtime", attribute))).isEqualTo(403);
    assertThat(status(console.operator().read("java.lang:*", attribute))).isEqualTo(403);
  }

  @Test
  void nobodyMakesTheGatewayCallAnotherJvm() throws IOException {
    try (ServerSocket trap = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      ObjectNode command = new ObjectMapper().createObjectNode();
      command.put("type", "read").put("mbean", "java.lang:type=Memory").put("attribute", "Verbose");
      command
          .putObject("target")
          .put("url", "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + trap.getLocalPort() + "/x");
      console.operator().jolokia(command);
      trap.setSoTimeout(300);

      assertThat(nobodyCalls(trap)).isTrue();
    }
  }

  @Test
  void nobodyMakesTheGatewayFetchAPage() throws IOException {
    try (ServerSocket trap = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      console.operator().get("/hawtio/proxy/http/127.0.0.1/" + trap.getLocalPort() + "/x");
      trap.setSoTimeout(300);

      assertThat(nobodyCalls(trap)).isTrue();
    }
  }

  private static boolean nobodyCalls(ServerSocket trap) throws IOException {
    try {
      trap.accept().close();
      return false;
    } catch (SocketTimeoutException nobodyCame) {
      return true;
    }
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
  void hawtioIsToldWhichButtonsToGrey() {
    String rights = "hawtio:type=security,area=jmx,name=PosternRights";
    String canInvoke = "canInvoke(java.lang.String,java.lang.String)";

    assertThat(console.viewer().exec(rights, canInvoke, ROUTE, "stop()").path("value").asBoolean())
        .isFalse();
    assertThat(
            console.operator().exec(rights, canInvoke, ROUTE, "stop()").path("value").asBoolean())
        .isTrue();
  }

  @Test
  void noSecretIsInWhatTheConsoleTells() {
    String everything =
        console.operator().get("/health").body()
            + console.operator().get("/info").body()
            + console.operator().get("/prometheus").body()
            + console.operator().exec("io.postern:type=Accounts", "list");

    assertThat(everything).doesNotContain(console.operatorPassword(), ConsoleApp.VIEWER_PASSWORD);
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

  private static int status(JsonNode answer) {
    return answer.path("status").asInt();
  }
}
