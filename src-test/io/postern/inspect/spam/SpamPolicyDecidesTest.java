package io.postern.inspect.spam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.inspect.Finding;
import io.postern.inspect.InspectedMails;
import io.postern.inspect.Occasion;
import io.postern.inspect.spam.SpamPolicySettings.Unknown;
import io.postern.mail.Address;
import io.postern.mail.Client;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpamPolicyDecidesTest {
  private static final SpamThresholds ALL = thresholds(5.0, 8.0, 15.0);

  private static SpamThresholds thresholds(Double tag, Double hold, Double discard) {
    return new SpamThresholds(
        Optional.ofNullable(tag), Optional.ofNullable(hold), Optional.ofNullable(discard));
  }

  private static SpamPolicy policy(SpamThresholds thresholds, SenderLists lists, Unknown unknown) {
    return new SpamPolicy(
        new SpamPolicySettings(thresholds, lists, unknown, "[SPAM]", "[?]", "X-Postern-Spam-"));
  }

  private static SpamPolicy policy(SenderLists lists) {
    return policy(ALL, lists, Unknown.DELIVER);
  }

  private static SenderLists lists(String white, String black, boolean proof) {
    return new SenderLists(patterns(white), patterns(black), proof);
  }

  private static List<SenderPattern> patterns(String words) {
    return Arrays.stream(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(SenderPattern::of)
        .toList();
  }

  private static Finding.Scored scored(double score, String... symbols) {
    return new Finding.Scored("spamd", score, 5, List.of(symbols), "score " + score);
  }

  private static Mail mail(String sender, String from) {
    String text = "Return-Path: <" + sender + ">\r\nFrom: " + from + "\r\nSubject: Hi\r\n\r\nx\r\n";
    try {
      return Mail.of(
          "m-1",
          new Envelope(Address.parse(sender), List.of(Address.of("c@d.example"))),
          Content.of(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static final Mail MAIL = mail("a@b.example", "a@b.example");

  private static SpamDecision decide(SpamPolicy policy, Mail mail, Finding finding) {
    return policy.decide(mail, InspectedMails.OCCASION, finding);
  }

  @Test
  void byTheHighestThresholdReached() {
    SpamPolicy policy = policy(SenderLists.NONE);
    assertThat(decide(policy, MAIL, scored(4.9))).isInstanceOf(SpamDecision.Deliver.class);
    assertThat(decide(policy, MAIL, scored(5))).isInstanceOf(SpamDecision.Tag.class);
    assertThat(decide(policy, MAIL, scored(8))).isInstanceOf(SpamDecision.Hold.class);
    assertThat(decide(policy, MAIL, scored(15))).isEqualTo(new SpamDecision.Discard("score 15.0"));
    SpamPolicy none = policy(thresholds(null, null, null), SenderLists.NONE, Unknown.DELIVER);
    assertThat(decide(none, MAIL, scored(99)))
        .isInstanceOfSatisfying(
            SpamDecision.Deliver.class,
            deliver -> assertThat(deliver.headerLines()).startsWith("X-Postern-Spam-Status: Yes"));
  }

  @Test
  void thresholdsInTheWrongOrderAreNamed() {
    assertThatThrownBy(() -> thresholds(9.0, 8.0, null))
        .hasMessage("the score for tag (9.0) should not be above the score for hold (8.0)");
    assertThatThrownBy(() -> thresholds(9.0, null, 8.0)).hasMessageContaining("discard (8.0)");
    assertThatThrownBy(() -> thresholds(null, 9.0, 8.0)).hasMessageContaining("hold (9.0)");
    assertThatThrownBy(() -> thresholds(Double.NaN, null, null)).hasMessageContaining("tag");
  }

  @Test
  void silenceGoesByItsOwnSetting() {
    Finding silence = new Finding.CouldNotTell("spamd", "no answer");
    assertThat(decide(policy(ALL, SenderLists.NONE, Unknown.HOLD), MAIL, silence))
        .isEqualTo(
            new SpamDecision.Hold(
                "X-Postern-Spam-Status: Unknown, scanner=spamd\r\n", "no answer"));
    assertThat(decide(policy(ALL, SenderLists.NONE, Unknown.TAG), MAIL, silence))
        .isEqualTo(
            new SpamDecision.Unjudged(
                "[?]", "X-Postern-Spam-Status: Unknown, scanner=spamd\r\n", "no answer"));
    assertThat(decide(policy(ALL, SenderLists.NONE, Unknown.DELIVER), MAIL, silence))
        .isInstanceOf(SpamDecision.Deliver.class);
  }

  /** Whoever wrote it is known to send spam, whether somebody looked at it or not. */
  @Test
  void aBlackListedSenderIsTaggedAsSpamEvenIfNobodyAnswers() {
    SpamPolicy policy =
        policy(thresholds(null, null, null), lists("", "b.example", true), Unknown.TAG);
    SpamDecision decision = decide(policy, MAIL, new Finding.CouldNotTell("spamd", "no answer"));
    assertThat(decision).isInstanceOf(SpamDecision.Tag.class);
    assertThat(((SpamDecision.Tag) decision).subjectTag()).isEqualTo("[SPAM]");
  }

  @Test
  void aBlackListedSenderIsAlwaysSpam() {
    SpamPolicy policy = policy(lists("", "*@shop.example news*@x.example", true));
    Mail byEnvelope = mail("a@SHOP.example", "a@b.example");
    Mail byFrom = mail("a@b.example", "\"x <y@z.example>\" <NEWS-7@x.example>");
    assertThat(decide(policy, byEnvelope, scored(-9))).isInstanceOf(SpamDecision.Discard.class);
    assertThat(decide(policy, byFrom, scored(-9))).isInstanceOf(SpamDecision.Discard.class);
    assertThat(decide(policy, MAIL, scored(-9))).isInstanceOf(SpamDecision.Deliver.class);
    SpamPolicy mild =
        policy(thresholds(null, null, null), lists("", "b.example", true), Unknown.DELIVER);
    assertThat(decide(mild, MAIL, scored(0))).isInstanceOf(SpamDecision.Tag.class);
  }

  @Test
  void aWhiteListedSenderIsNeverSpamAndBeatsTheBlackList() {
    SpamPolicy policy = policy(lists("a@b.example", "*@b.example", false));
    assertThat(decide(policy, MAIL, scored(99)))
        .isEqualTo(
            new SpamDecision.Deliver(
                "X-Postern-Spam-Status: No, score=99.0 required=5.0 scanner=spamd listed=white\r\n"
                    + "X-Postern-Spam-Score: 99.0\r\nX-Postern-Spam-Level: "
                    + "*".repeat(50)
                    + "\r\n",
                "the sender is on the white list (a@b.example)"));
  }

  @Test
  void butOnlyWhenVerifiedWhereProofIsWanted() {
    SpamPolicy policy = policy(lists("*@b.example", "", true));
    assertThat(decide(policy, MAIL, scored(99))).isInstanceOf(SpamDecision.Discard.class);
    assertThat(decide(policy, MAIL, scored(99, "SPF_PASS")))
        .isInstanceOf(SpamDecision.Deliver.class);
    assertThat(decide(policy, MAIL, scored(99, "R_SPF_ALLOW")))
        .isInstanceOf(SpamDecision.Deliver.class);
  }

  @Test
  void anUnverifiedFromWelcomesNobody() {
    SpamPolicy policy = policy(lists("*@b.example", "", false));
    Mail forged = mail("x@evil.example", "a@b.example");
    assertThat(decide(policy, forged, scored(99, "SPF_PASS")))
        .isInstanceOf(SpamDecision.Discard.class);
    assertThat(decide(policy, forged, scored(99, "DKIM_VALID_AU")))
        .isInstanceOf(SpamDecision.Deliver.class);
    Mail two = mail("x@evil.example", "x@evil.example, a@b.example");
    assertThat(decide(policy, two, scored(99, "DKIM_VALID_AU")))
        .isInstanceOf(SpamDecision.Discard.class);
  }

  @Test
  void aReturnPathThatCameWithTheMailWelcomesNobody() throws IOException {
    Mail below =
        Mail.of(
            "m-1",
            MAIL.envelope(),
            Content.of(
                "Received: x\r\nReturn-Path: <a@b.example>\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII)));
    assertThat(decide(policy(lists("*@b.example", "", false)), below, scored(99)))
        .isInstanceOf(SpamDecision.Discard.class);
  }

  @Test
  void ourOwnUsersAreBelieved() throws IOException {
    Client client =
        new Client(InetAddress.getByName("10.0.0.1"), "pc", Optional.of("anna"), true, true);
    Occasion sending =
        new Occasion(
            Occasion.Direction.OUTGOING,
            Optional.empty(),
            Optional.of(client),
            Instant.EPOCH,
            List.of());
    assertThat(policy(lists("*@b.example", "", true)).decide(MAIL, sending, scored(99)))
        .isInstanceOf(SpamDecision.Deliver.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "*@*", "*.*", "a@b@c", "a b@c.example", "\u0007@x.example"})
  void patternsThatMeanEverybodyOrNobodyAreRefused(String pattern) {
    assertThatThrownBy(() -> SenderPattern.of(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + pattern + "\"");
  }

  @Test
  void aPatternMeansWhatItSays() {
    assertThat(SenderPattern.of("x.example").matches(Address.of("A@X.example"))).isTrue();
    assertThat(SenderPattern.of("x.example").matches(Address.of("a@y.x.example"))).isFalse();
    assertThat(SenderPattern.of("*@*.x.example").matches(Address.of("a@y.x.example"))).isTrue();
    assertThat(SenderPattern.of("n*s-*@x.example").matches(Address.of("news-7@x.example")))
        .isTrue();
    assertThat(SenderPattern.of("news@x.example").matches(Address.of("newsy@x.example"))).isFalse();
  }

  @Test
  void fieldsAreBoundedAndFolded() {
    List<String> tests = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      tests.add("SOME_TEST_NUMBER_" + i);
    }
    Finding finding = new Finding.Scored("My Spamd\r\nX: y", 3.25, 5, tests, "x");
    SpamDecision.Deliver deliver =
        (SpamDecision.Deliver) decide(policy(SenderLists.NONE), MAIL, finding);
    assertThat(deliver.headerLines().split("\r\n"))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(90))
        .startsWith(
            "X-Postern-Spam-Status: No, score=3.3 required=5.0 scanner=my_spamd__x:_y",
            "\ttests=SOME_TEST_NUMBER_0,SOME_TEST_NUMBER_1,SOME_TEST_NUMBER_2,")
        .contains("\tand_50_more", "X-Postern-Spam-Score: 3.3", "X-Postern-Spam-Level: ***");
  }

  @Test
  void tagAndPrefixMustFitIntoAHeader() {
    for (String wrong : List.of("[SPAM]\r\nX: y", " [SPAM]", "\u00e9")) {
      assertThatThrownBy(
              () -> new SpamPolicySettings(ALL, SenderLists.NONE, Unknown.TAG, wrong, "", "X-A-"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(
              () -> new SpamPolicySettings(ALL, SenderLists.NONE, Unknown.TAG, "", wrong, "X-A-"))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (String wrong : List.of("", "Spam-", "X-Spam", "X-S pam-", "X-\u00e9-")) {
      assertThatThrownBy(
              () -> new SpamPolicySettings(ALL, SenderLists.NONE, Unknown.TAG, "", "", wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
