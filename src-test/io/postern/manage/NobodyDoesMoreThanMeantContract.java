package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real HTTP: who may only look, and what nobody may do. */
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
  @ValueSource(strings = {"/env", "/heapdump", "/loggers", "/beans", "/configprops", "/threaddump"})
  void actuatorsThatTellTooMuchAreNotThereForOperatorsEither(String path) {
    assertThat(console.operator().get(path).statusCode()).isEqualTo(404);
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
    "Routes, resume",
    "Settings, reload"
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

  private static int status(JsonNode answer) {
    return answer.path("status").asInt();
  }
}
