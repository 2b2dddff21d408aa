package io.postern.inspect.enact;

import io.postern.inspect.Remedy.AddHeader;
import java.util.List;

/** Puts header fields on top, in their order. */
final class FieldsOnTop implements Deed<AddHeader> {
  /** RFC 5322 section 2.1.1 wants lines of at most 78 characters. */
  private static final int LINE = 78;

  @Override
  public void on(Enactment enactment, List<AddHeader> remedies) {
    StringBuilder lines = new StringBuilder();
    for (AddHeader field : remedies) {
      lines.append(folded(field.name() + ": " + field.value(), field.name().length() + 2));
    }
    enactment.change(
        enactment.mail().withOnTop(lines.toString()),
        "added: " + String.join(", ", remedies.stream().map(AddHeader::name).toList()));
  }

  /** No line of blanks may arise, which some take for the end of the header. */
  private static String folded(String line, int valueStart) {
    StringBuilder text = new StringBuilder(line.length() + 8);
    int from = 0;
    int fold = -1;
    for (int i = valueStart; i < line.length(); i++) {
      if (i - from >= LINE && fold > from) {
        text.append(line, from, fold).append("\r\n");
        from = fold;
      }
      if (line.charAt(i) == ' ' && line.charAt(i - 1) != ' ' && isFollowed(line, i)) {
        fold = i;
      }
    }
    return text.append(line, from, line.length()).append("\r\n").toString();
  }

  private static boolean isFollowed(String line, int blank) {
    return blank + 1 < line.length() && line.charAt(blank + 1) != ' ';
  }
}
