package io.postern.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.deliver.SpamRejection.Then;
import io.postern.mail.Address;
import io.postern.mail.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a server says when it takes a mail for spam is told from other refusals by code and text,
 * for each recipient by itself (F46, F47, F116).
 */
class RejectionsAsSpamAreRecognisedTest {
  private static final String SPAM = "550 5.7.1 Message rejected as spam by Content Filtering.";
  private static final String MAIL = "Subject: buy\r\n\r\nnow\r\n";
  private static final Outcome.Spam HELD = new Outcome.Spam(SPAM, false);

  private final Rig rig = new Rig();
  private final SpamRejection rejection =
      new SpamRejection(550, "rejected as SPAM by content filtering", Then.HOLD);

  @AfterEach
  void close() {
    rig.close();
  }

  private Map<String, Outcome> send(String... recipients) {
    Map<String, Outcome> judged = new LinkedHashMap<>();
    for (Map.Entry<Address, Outcome> each : rig.attempt(MAIL, recipients).entrySet()) {
      judged.put(each.getKey().toString(), rejection.judge(each.getValue()));
    }
    return judged;
  }

  @Test
  void afterTheContentItIsSaidForAll() {
    rig.server.on(FakeSmtp.END).say(SPAM);
    assertThat(send("a@x.example", "b@x.example"))
        .containsEntry("a@x.example", HELD)
        .containsEntry("b@x.example", HELD);
  }

  @Test
  void afterDataItIsSaidForAll() {
    rig.server.on("DATA").say(SPAM);
    assertThat(send("a@x.example")).containsEntry("a@x.example", HELD);
  }

  @Test
  void afterRcptItIsSaidForThatRecipientAlone() {
    rig.server.on("RCPT TO:<spam@x.example>").say(SPAM);
    rig.server.on("RCPT TO:<gone@x.example>").say("550 5.1.1 no such user");
    Map<String, Outcome> outcomes = send("a@x.example", "spam@x.example", "gone@x.example");
    assertThat(outcomes.get("a@x.example")).isInstanceOf(Outcome.Delivered.class);
    assertThat(outcomes.get("spam@x.example")).isEqualTo(HELD);
    assertThat(outcomes.get("gone@x.example"))
        .isEqualTo(new Outcome.Refused(550, "550 5.1.1 no such user"));
  }

  @Test
  void inSeveralLinesItIsFoundToo() {
    rig.server
        .on(FakeSmtp.END)
        .say("550-5.7.1 Message rejected\r\n550 5.7.1 as spam by Content Filtering");
    SpamRejection part = new SpamRejection(550, "AS SPAM BY", Then.DISCARD);
    assertThat(part.judge(rig.outcome(MAIL)))
        .isInstanceOfSatisfying(Outcome.Spam.class, spam -> assertThat(spam.discarded()).isTrue());
  }

  @ParameterizedTest
  @CsvSource({
    "554 5.7.1 Message rejected as spam by Content Filtering",
    "550 5.7.1 Message rejected as spam",
    "552 5.3.4 too large"
  })
  void anotherCodeOrTextIsARefusal(String reply) {
    rig.server.on(FakeSmtp.END).say(reply);
    assertThat(send("a@x.example").get("a@x.example")).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void whatIsPutOffIsNoSpam() {
    rig.server.on(FakeSmtp.END).say("450 4.7.1 Message rejected as spam by Content Filtering");
    assertThat(send("a@x.example").get("a@x.example")).isInstanceOf(Outcome.Deferred.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "  a  "})
  void aShortTextTellsNothing(String text) {
    assertThatThrownBy(() -> new SpamRejection(550, text, Then.HOLD))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
