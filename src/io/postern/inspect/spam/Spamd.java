package io.postern.inspect.spam;

import io.postern.inspect.Finding;
import io.postern.inspect.Finding.CouldNotTell.Why;
import io.postern.inspect.Inspector;
import io.postern.inspect.Occasion;
import io.postern.inspect.scanner.ScannerText;
import io.postern.mail.Content;
import io.postern.mail.Mail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Asks SpamAssassin's spamd about a mail (F114), over TCP or a Unix domain socket.
 *
 * <p>The protocol has no words for who handed a mail over. For fetched mail whose {@link
 * Occasion#client} is known, spamd therefore reads a trace line of ours first ({@link
 * HandOffLine}); the mail itself stays as it is. When it is not known, nothing is added: spamd then
 * goes by the mail's own trace lines and its {@code trusted_networks}.
 */
public final class Spamd implements Inspector {
  private final SpamdSettings settings;
  private final SpamdDialogue dialogue;

  public Spamd(SpamdSettings settings) {
    this.settings = settings;
    this.dialogue = new SpamdDialogue(settings);
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
      Content asked = withHandOff(shown.get(), mail, occasion);
      Optional<String> user = settings.user().of(mail, occasion);
      SpamdReply reply = dialogue.ask(new SpamdRequest("SYMBOLS", List.of(), user, asked));
      return scored(SpamdVerdict.of(reply), mail);
    } catch (IOException noAnswer) {
      return couldNotTell(Why.NO_ANSWER, ScannerText.reason(noAnswer));
    } catch (RuntimeException broken) {
      // the contract: whatever a network, a scanner or a mail does is a finding
      return couldNotTell(Why.MAIL, ScannerText.reason(broken));
    }
  }

  private Content withHandOff(Content shown, Mail mail, Occasion occasion) {
    String lines = HandOffLine.of(mail, occasion, settings.hostName());
    return lines.isEmpty()
        ? shown
        : Content.of(List.of(Content.of(lines.getBytes(StandardCharsets.US_ASCII)), shown));
  }

  private Finding scored(SpamdVerdict verdict, Mail mail) {
    String text =
        SpamText.of(name(), verdict.score(), verdict.required())
            + settings.cap().remark(mail.content());
    return new Finding.Scored(name(), verdict.score(), verdict.required(), verdict.symbols(), text);
  }

  private Finding couldNotTell(Why why, String text) {
    return new Finding.CouldNotTell(name(), why, name() + " could not tell: " + text);
  }
}
