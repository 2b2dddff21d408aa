package io.postern.inspect.spam;

import io.postern.inspect.Finding;
import io.postern.inspect.Finding.CouldNotTell.Why;
import io.postern.inspect.Inspector;
import io.postern.inspect.Occasion;
import io.postern.inspect.scanner.ScannerText;
import io.postern.mail.Content;
import io.postern.mail.Mail;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Asks Rspamd about a mail over HTTP, with what is known about its envelope and its client. */
public final class Rspamd implements Inspector {
  private final RspamdSettings settings;
  private final URI check;
  private final RspamdDialogue dialogue;

  public Rspamd(RspamdSettings settings) {
    this.settings = settings;
    this.check = RspamdSettings.at(settings.check(), "/checkv2");
    this.dialogue = new RspamdDialogue(settings.timeouts(), settings.password());
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Finding inspect(Mail mail, Occasion occasion) {
    Optional<Content> shown = settings.cap().of(mail.content());
    if (shown.isEmpty()) {
      return couldNotTell(Why.MAIL, settings.cap().tooLarge(mail.content()));
    }
    try {
      Optional<String> user = settings.user().of(mail, occasion);
      return scored(
          RspamdVerdict.of(dialogue.ask(check, RspamdFacts.of(mail, occasion, user), shown.get())),
          mail);
    } catch (SkippedException skipped) {
      return couldNotTell(Why.MAIL, ScannerText.reason(skipped));
    } catch (IOException noAnswer) {
      return couldNotTell(Why.NO_ANSWER, ScannerText.reason(noAnswer));
    } catch (RuntimeException broken) {
      // the contract: whatever a network, a scanner or a mail does is a finding
      return couldNotTell(Why.MAIL, ScannerText.reason(broken));
    }
  }

  private Finding scored(RspamdVerdict verdict, Mail mail) {
    String text =
        SpamText.of(name(), verdict.score(), verdict.required())
            + ", action: "
            + verdict.action()
            + settings.cap().remark(mail.content());
    return new Finding.Scored(name(), verdict.score(), verdict.required(), verdict.symbols(), text);
  }

  private Finding couldNotTell(Why why, String text) {
    return new Finding.CouldNotTell(name(), why, name() + " could not tell: " + text);
  }
}
