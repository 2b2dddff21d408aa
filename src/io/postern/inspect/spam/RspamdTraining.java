package io.postern.inspect.spam;

import io.postern.inspect.scanner.ScannerText;
import io.postern.mail.Content;
import io.postern.mail.Mail;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Teaches Rspamd through its controller. What it learnt it can turn round, but not forget; a
 * database per user exists only where its own settings say so.
 */
public final class RspamdTraining implements Training {
  private static final int ALREADY = 208;

  private final RspamdSettings settings;
  private final URI learn;
  private final RspamdDialogue dialogue;

  /**
   * @throws IllegalArgumentException when the settings name no controller
   */
  public RspamdTraining(RspamdSettings settings) {
    this.settings = settings;
    this.learn =
        settings
            .learn()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "to teach Rspamd the address of its controller is needed"));
    this.dialogue = new RspamdDialogue(settings.timeouts(), settings.password());
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Learnt learn(Mail mail, Lesson lesson, Optional<String> user) {
    if (lesson == Lesson.FORGET) {
      return failed("it cannot forget");
    }
    Optional<Content> shown = settings.cap().of(mail.content());
    if (shown.isEmpty()) {
      return failed(settings.cap().tooLarge(mail.content()));
    }
    try {
      URI command = RspamdSettings.at(learn, lesson == Lesson.SPAM ? "/learnspam" : "/learnham");
      RspamdDialogue.Answer answer = dialogue.ask(command, facts(mail, user), shown.get());
      return learnt(lesson, answer);
    } catch (IOException | RuntimeException failed) {
      return failed(ScannerText.reason(failed));
    }
  }

  private List<Map.Entry<String, String>> facts(Mail mail, Optional<String> user) {
    List<Map.Entry<String, String>> facts = new ArrayList<>();
    facts.add(Map.entry("Queue-Id", mail.id()));
    user.or(() -> settings.user().fixed())
        .map(ScannerUser::safe)
        .ifPresent(name -> facts.add(Map.entry("Deliver-To", name)));
    return facts;
  }

  private Learnt learnt(Lesson lesson, RspamdDialogue.Answer answer) throws IOException {
    if (answer.status() == ALREADY) {
      return new Learnt.Known(name() + " knew it already");
    }
    if (!RspamdVerdict.json(answer).path("success").asBoolean(false)) {
      return failed("it did not say that it succeeded");
    }
    return new Learnt.Taken(
        name() + (lesson == Lesson.SPAM ? " knows it as spam now" : " knows it as no spam now"));
  }

  private Learnt failed(String why) {
    return new Learnt.Failed(name() + " did not learn: " + why);
  }
}
