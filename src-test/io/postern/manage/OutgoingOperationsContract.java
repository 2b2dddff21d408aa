package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.queue.State;
import io.postern.trace.Traces;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Destinations, traces, status, and the rights to all of the outgoing side. */
abstract class OutgoingOperationsContract {
  private static final String QUEUE = "io.postern:type=Queue";
  private static final String RELAY = "io.postern:type=Relay";

  private final RunningConsole console;
  private final OutgoingMails mails;

  OutgoingOperationsContract(RunningConsole console) {
    this.console = console;
    this.mails = new OutgoingMails(console);
  }

  @BeforeEach
  void emptyQueue() {
    mails.clear();
  }

  @AfterEach
  void leaveNothing() {
    mails.clear();
    run("trace", "isp", "off");
    run("trace", "accept", "off");
    run("relay", "--wake", "dead");
  }

  private CommandRun run(String... words) {
    return CommandRun.in(console.home(), words);
  }

  private void failAt(String destination) throws IOException {
    mails.put("FAILING", "me@dead.example", destination, "Subject: x\r\n\r\n");
    mails.attempt("FAILING");
  }

  @Test
  void destinationThatFailedRestsAndIsWokenByAPerson() throws IOException {
    failAt("dead");

    assertThat(run("relay").out())
        .containsPattern("dead\\s+20\\d\\d-.*127\\.0\\.0\\.1:1")
        .containsPattern("(?m)^isp\\s+0")
        .contains("internal");
    assertThat(run("status").out()).containsPattern("Resting: dead until .*127\\.0\\.0\\.1:1");
    assertThat(run("relay", "--wake", "dead").code()).isZero();
    assertThat(run("status").out()).doesNotContain("Resting");
    assertThat(run("relay", "--wake", "sleeper").err())
        .contains("no destination is called \"sleeper\"; there are: dead, internal, isp");
  }

  @Test
  void whoSendsAMailNowWakesItsDestinationAndNoOther() throws IOException {
    failAt("dead");
    mails.put("M1", "me@dead.example", "dead", "Subject: x\r\n\r\n");
    mails.put("M2");

    run("queue", "send", "M2");
    assertThat(run("status").out()).contains("Resting: dead");
    JsonNode other = console.operator().exec(QUEUE, "sendNowMatching", "", "", "", "", "", "isp");
    assertThat(other.path("value").path("mails").asLong()).isEqualTo(1);
    assertThat(run("status").out()).contains("Resting: dead");
    run("queue", "send", "M1");
    assertThat(run("status").out()).doesNotContain("Resting");
  }

  @Test
  void sendingAllThatMatchWakesWhereTheyGo() throws IOException {
    failAt("dead");
    mails.put("M1", "me@dead.example", "dead", "Subject: x\r\n\r\n");

    console.operator().exec(QUEUE, "sendNowMatching", "", "me@dead", "", "", "", "");

    assertThat(run("status").out()).doesNotContain("Resting");
  }

  @ParameterizedTest
  @CsvSource({
    "freeze, 30m, FROZEN",
    "hold, because, HELD",
  })
  void operationsWorkByFilterToo(String operation, String argument, State state)
      throws IOException {
    mails.put("M1");
    mails.put("M2", "boss@company.example", "isp", "Subject: x\r\n\r\n");

    JsonNode counts =
        console
            .operator()
            .exec(QUEUE, operation + "Matching", "due", "boss", "", "", "", "isp", argument)
            .path("value");

    assertThat(counts.toString()).isEqualTo("{\"mails\":1,\"done\":1}");
    assertThat(mails.state("M1")).isEqualTo(State.DUE);
    assertThat(mails.state("M2")).isEqualTo(state);
  }

  @Test
  void mailsAreReturnedAndRemovedByFilterToo() throws IOException {
    mails.put("M1");
    mails.put("M2", "boss@company.example", "isp", "Subject: x\r\n\r\n");

    console.operator().exec(QUEUE, "giveBackMatching", "", "boss", "", "", "", "");
    assertThat(mails.find("M2")).isEmpty();
    assertThat(mails.find("ZM2")).isPresent();
    console.operator().exec(QUEUE, "removeMatching", "", "", "", "", "M1", "");
    assertThat(mails.find("M1")).isEmpty();
    assertThat(mails.find("ZM2")).isPresent();
    console.operator().exec(QUEUE, "freezeMatching", "", "", "", "", "", "", "");
    console.operator().exec(QUEUE, "unfreezeMatching", "", "", "", "", "", "");
    assertThat(mails.state("ZM2")).isEqualTo(State.DUE);
  }

  @Test
  void idsMayBeTypedIntoOneFieldOfTheConsole() throws IOException {
    mails.put("M1");
    mails.put("M2");

    JsonNode rows = console.operator().exec(QUEUE, "hold", "M1, M2", "").path("value");

    assertThat(rows).hasSize(2);
    assertThat(mails.state("M2")).isEqualTo(State.HELD);
    assertThat(console.operator().exec(QUEUE, "hold", List.of(), "").path("error").asText())
        .contains("expected ids");
  }

  @Test
  void statusTellsHowOutgoingMailIs() throws IOException {
    mails.put("M1");
    mails.put("M2");
    run("queue", "freeze", "M2");

    assertThat(run("status").out())
        .containsPattern("Listener: 127\\.0\\.0\\.1:\\d{4,5} \\(\\w+\\), 0 clients")
        .containsPattern("Queue: 2 mails \\(1 due, 1 frozen\\), the oldest since 20")
        .doesNotContain("Trace on");
    JsonNode json = run("status", "--json").json();
    assertThat(json.path("queue").path("frozen").path("mails").asLong()).isEqualTo(1);
    assertThat(json.path("listener").path("port").asInt()).isPositive();
    assertThat(json.path("traces").isArray()).isTrue();
    mails.clear();
    assertThat(run("status").out()).contains("Queue: empty");
  }

  @Test
  void statusSaysWhenNoMailIsTaken() {
    console.bean(RouteControl.class).pause("accept");

    assertThat(run("status").out()).contains("Listener: closed, no mail is taken");

    console.bean(RouteControl.class).resume("accept");
  }

  @Test
  void tracesAreSwitchedAndShowInStatus() {
    assertThat(run("trace").out())
        .containsPattern("accept\\s+false")
        .containsPattern("server\\s+false")
        .containsPattern("isp\\s+false");
    assertThat(run("trace", "isp", "on").out())
        .contains(console.dataDir().resolve("trace").resolve("isp.txt").toString());
    assertThat(run("trace", "accept", "on").out()).contains("accept.txt");
    assertThat(console.dataDir().resolve("trace").resolve("accept.txt")).exists();
    assertThat(console.bean(Traces.class).active()).containsExactly("isp");
    assertThat(run("status").out()).contains("Trace on: accept", "Trace on: isp");
    assertThat(run("trace", "isp", "off").code()).isZero();
    assertThat(run("status").out()).contains("Trace on: accept").doesNotContain("Trace on: isp");
  }

  @Test
  void theTraceOfAnAccountIsSwitchedByItsName() {
    assertThat(run("trace", "pop3:sales", "on").out())
        .contains(console.dataDir().resolve("trace").resolve("pop3-sales.txt").toString());
    assertThat(run("trace").out()).containsPattern("pop3:sales\\s+true");
    assertThat(run("status").out()).contains("Trace on: pop3:sales");
    assertThat(run("trace", "pop3:sales", "off").code()).isZero();
    assertThat(run("trace").out()).doesNotContain("pop3:sales");
    assertThat(run("trace", "pop3:nobody", "on").err())
        .contains("there is no trace \"pop3:nobody\"");
  }

  @Test
  void unknownTraceIsNamedTogetherWithTheKnownOnes() {
    assertThat(run("trace", "../x", "on").err().strip())
        .isEqualTo(
            "there is no trace \"../x\"; there are: accept, server, dead, isp, and pop3:ACCOUNT for"
                + " each account");
    assertThat(run("trace", "isp", "maybe").code()).isEqualTo(2);
    assertThat(run("trace", "isp").code()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "Queue, exportChunk",
    "Queue, freeze",
    "Queue, freezeMatching",
    "Queue, unfreeze",
    "Queue, unfreezeMatching",
    "Queue, sendNow",
    "Queue, sendNowMatching",
    "Queue, hold",
    "Queue, holdMatching",
    "Queue, giveBack",
    "Queue, giveBackMatching",
    "Queue, remove",
    "Queue, removeMatching",
    "Relay, wake",
    "Traces, switchOn",
    "Traces, switchOff"
  })
  void viewerDoesNothing(String type, String operation) {
    JsonNode answer = console.viewer().exec("io.postern:type=" + type, operation, "M1");

    assertThat(answer.path("status").asInt()).isEqualTo(403);
  }

  @Test
  void viewerLooks() throws IOException {
    mails.put("M1");

    assertThat(ok(console.viewer().exec(QUEUE, "list", "", "", "", "", "", "", "", 0))).hasSize(1);
    assertThat(ok(console.viewer().exec(QUEUE, "show", "M1")).path("recipients")).hasSize(2);
    assertThat(ok(console.viewer().exec(QUEUE, "counts")).path("mails").asLong()).isEqualTo(1);
    assertThat(
            ok(console.viewer().exec(QUEUE, "countMatching", "held", "", "", "", "", "")).asInt())
        .isZero();
    assertThat(ok(console.viewer().exec(RELAY, "destinations"))).hasSize(3);
    assertThat(ok(console.viewer().exec("io.postern:type=Traces", "list"))).hasSize(4);
    assertThat(ok(console.viewer().exec("io.postern:type=Listener", "show")).has("port")).isTrue();
    assertThat(ok(console.viewer().read(QUEUE, "Size")).asInt()).isEqualTo(1);
  }

  private static JsonNode ok(JsonNode answer) {
    assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
    return answer.path("value");
  }

  @Test
  void destinationThatRestsIsNoIllness() throws IOException {
    failAt("dead");

    assertThat(console.viewer().get("/health").body())
        .contains("\"queue\":{\"status\":\"UP\"", "\"mails\":1", "\"resting\":[\"dead\"]");
    assertThat(console.anonymous().get("/health/readiness").body())
        .isEqualTo("{\"status\":\"UP\"}");
  }
}
