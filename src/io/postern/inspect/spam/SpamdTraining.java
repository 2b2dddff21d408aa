package io.postern.inspect.spam;

import io.postern.inspect.scanner.ScannerText;
import io.postern.mail.Content;
import io.postern.mail.Mail;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Teaches SpamAssassin by spamd's TELL, in the database of the user's own ({@code Set: local}).
 * spamd must run with {@code --allow-tell}; it knows a mail it learnt from by its Message-ID and
 * parts of its body, and learns from it once.
 */
public final class SpamdTraining implements Training {
  private final SpamdSettings settings;
  private final SpamdDialogue dialogue;

  public SpamdTraining(SpamdSettings settings) {
    this.settings = settings;
    this.dialogue = new SpamdDialogue(settings);
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Learnt learn(Mail mail, Lesson lesson, Optional<String> user) {
    Optional<Content> shown = settings.cap().of(mail.content());
    if (shown.isEmpty()) {
      return failed(settings.cap().tooLarge(mail.content()));
    }
    try {
      Optional<String> name = user.or(() -> settings.user().fixed()).map(ScannerUser::safe);
      SpamdReply reply = dialogue.ask(new SpamdRequest("TELL", lines(lesson), name, shown.get()));
      return learnt(lesson, reply);
    } catch (IOException | RuntimeException failed) {
      return failed(ScannerText.reason(failed));
    }
  }

  private static List<String> lines(Lesson lesson) {
    return switch (lesson) {
      case SPAM -> List.of("Message-class: spam", "Set: local");
      case HAM -> List.of("Message-class: ham", "Set: local");
      case FORGET -> List.of("Remove: local");
    };
  }

  /** spamd says what it did; when it had nothing to do it says nothing. */
  private Learnt learnt(Lesson lesson, SpamdReply reply) {
    String done = lesson == Lesson.FORGET ? "DidRemove" : "DidSet";
    boolean did =
        reply.line(done).filter(places -> Symbols.ofLine(places).contains("local")).isPresent();
    if (!did) {
      return new Learnt.Known(name() + " had nothing to learn or to forget");
    }
    return new Learnt.Taken(
        switch (lesson) {
          case SPAM -> name() + " knows it as spam now";
          case HAM -> name() + " knows it as no spam now";
          case FORGET -> name() + " has forgotten it";
        });
  }

  private Learnt failed(String why) {
    return new Learnt.Failed(name() + " did not learn: " + why);
  }
}
