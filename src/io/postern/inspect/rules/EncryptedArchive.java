package io.postern.inspect.rules;

import io.postern.inspect.mime.Anatomy;
import io.postern.inspect.mime.Archive;
import io.postern.inspect.mime.Part;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether there is an archive in which something is encrypted, or the list of it. */
public record EncryptedArchive() implements Condition {

  @Override
  public Answer test(Facts facts) {
    Anatomy anatomy = facts.reading().anatomy();
    Set<String> parts =
        anatomy.parts().stream()
            .filter(EncryptedArchive::isLocked)
            .map(Part::number)
            .collect(Collectors.toSet());
    if (!parts.isEmpty()) {
      return new Answer.Yes(
          parts.size() == 1
              ? "part " + parts.iterator().next() + " is an encrypted archive"
              : "there are " + parts.size() + " encrypted archives",
          parts);
    }
    Optional<String> hidden = Unseen.anything(anatomy);
    return hidden.isPresent()
        ? new Answer.CannotTell(
            Wording.bounded("there may be an encrypted archive: " + hidden.get()))
        : new Answer.No("there is no encrypted archive");
  }

  private static boolean isLocked(Part part) {
    return part.archive().filter(Archive::encrypted).isPresent();
  }

  @Override
  public boolean looksInside() {
    return true;
  }
}
