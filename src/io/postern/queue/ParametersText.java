package io.postern.queue;

import io.postern.mail.Address;
import io.postern.mail.EnvelopeParameters;
import io.postern.mail.EnvelopeParameters.Ret;
import io.postern.mail.RecipientParameters;
import io.postern.mail.RecipientParameters.Notify;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the client said about a mail, as text for a column; empty when it said nothing, as nearly
 * all clients do.
 *
 * <p>The first line is about the mail: words that begin with {@code U} (SMTPUTF8), {@code F} or
 * {@code H} (RET) or {@code E} (ENVID follows). Each further line is about one recipient: its
 * number in the envelope, the initials of what NOTIFY names, and ORCPT.
 */
final class ParametersText {
  private static final Map<Character, Notify> NOTIFY =
      Map.of('N', Notify.NEVER, 'S', Notify.SUCCESS, 'F', Notify.FAILURE, 'D', Notify.DELAY);

  private ParametersText() {}

  /** What was said about others than these recipients is left out. */
  static String write(EnvelopeParameters parameters, List<Address> recipients) {
    if (parameters.equals(EnvelopeParameters.NONE)) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    text.append(parameters.smtpUtf8() ? "U " : "");
    parameters.ret().ifPresent(ret -> text.append(ret == Ret.FULL ? "F " : "H "));
    parameters.envelopeId().ifPresent(id -> text.append('E').append(id));
    for (int i = 0; i < recipients.size(); i++) {
      RecipientParameters said = parameters.of(recipients.get(i));
      if (!said.equals(RecipientParameters.NONE)) {
        write(text, i, said);
      }
    }
    return text.toString();
  }

  private static void write(StringBuilder text, int place, RecipientParameters said) {
    text.append('\n').append(place).append(' ');
    for (Notify each : Notify.values()) {
      if (said.notifyOn().contains(each)) {
        text.append(each.name().charAt(0));
      }
    }
    said.originalRecipient().ifPresent(original -> text.append(' ').append(original));
  }

  static EnvelopeParameters read(String text, List<Address> recipients) {
    if (text.isEmpty()) {
      return EnvelopeParameters.NONE;
    }
    boolean utf8 = false;
    Ret ret = null;
    String envelopeId = null;
    String[] lines = text.split("\n", -1);
    for (String word : lines[0].split(" ")) {
      switch (word.isEmpty() ? ' ' : word.charAt(0)) {
        case 'U' -> utf8 = true;
        case 'F' -> ret = Ret.FULL;
        case 'H' -> ret = Ret.HDRS;
        case 'E' -> envelopeId = word.substring(1);
        default -> {}
      }
    }
    Map<Address, RecipientParameters> said = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] words = lines[i].split(" ", 3);
      said.put(recipients.get(Integer.parseInt(words[0])), recipient(words));
    }
    return new EnvelopeParameters(
        utf8, Optional.ofNullable(ret), Optional.ofNullable(envelopeId), said);
  }

  private static RecipientParameters recipient(String[] words) {
    Set<Notify> on = EnumSet.noneOf(Notify.class);
    for (int i = 0; i < words[1].length(); i++) {
      on.add(NOTIFY.get(words[1].charAt(i)));
    }
    return new RecipientParameters(on, words.length > 2 ? Optional.of(words[2]) : Optional.empty());
  }
}
