package io.postern.inspect.enact;

import io.postern.mail.Content;
import io.postern.mail.Mail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the body for the only attachment. */
final class FakeStrip implements Strip {
  final List<List<String>> asked = new ArrayList<>();
  Optional<String> impossible = Optional.empty();
  boolean nothingThere;

  @Override
  public Stripped of(Mail mail, List<String> parts, Note note) throws IOException {
    asked.add(parts);
    if (impossible.isPresent()) {
      return new Stripped.Impossible(impossible.get());
    }
    if (nothingThere) {
      return new Stripped.Done(mail, List.of());
    }
    String text = Case.text(mail);
    int body = text.indexOf("\r\n\r\n") + 4;
    String left = text.substring(0, body) + note.inPlaceOf("a.exe", text.length() - body) + "\r\n";
    Content content = Content.of(left.getBytes(StandardCharsets.ISO_8859_1));
    return new Stripped.Done(
        new Mail(mail.id(), mail.envelope(), content, mail.header()), List.of("a.exe"));
  }
}
