package io.postern.queue;

import io.postern.mail.Address;
import io.postern.mail.OneLine;
import io.postern.queue.QueuedRecipient.State;
import java.util.ArrayList;
import java.util.List;

/**
 * The recipients of a mail as text for two columns: their addresses, one to a line, and what became
 * of those about whom there is something to say, one to a line too: number, initial of the state,
 * answer.
 */
final class RecipientsText {
  private static final int MAX_REPLY = 400;

  private RecipientsText() {}

  static String addresses(List<Address> recipients) {
    if (recipients.size() == 1) {
      return recipients.get(0).toString();
    }
    StringBuilder text = new StringBuilder();
    for (Address recipient : recipients) {
      text.append(text.length() == 0 ? "" : "\n").append(recipient);
    }
    return text.toString();
  }

  static List<Address> addresses(String text) {
    List<Address> recipients = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      end = end < 0 ? text.length() : end;
      recipients.add(Address.of(text.substring(from, end)));
      from = end + 1;
    }
    return recipients;
  }

  static String progress(List<QueuedRecipient> recipients) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < recipients.size(); i++) {
      QueuedRecipient each = recipients.get(i);
      if (each.state() != State.OPEN || !each.reply().isEmpty()) {
        text.append(text.length() == 0 ? "" : "\n")
            .append(i)
            .append(' ')
            .append(each.state().name().charAt(0))
            .append(' ')
            .append(OneLine.of(each.reply(), MAX_REPLY));
      }
    }
    return text.toString();
  }

  static List<QueuedRecipient> recipients(List<Address> addresses, String progress) {
    List<QueuedRecipient> recipients = new ArrayList<>(addresses.size());
    for (Address address : addresses) {
      recipients.add(new QueuedRecipient(address, State.OPEN, ""));
    }
    if (!progress.isEmpty()) {
      for (String line : progress.split("\n")) {
        String[] words = line.split(" ", 3);
        int place = Integer.parseInt(words[0]);
        recipients.set(place, new QueuedRecipient(addresses.get(place), state(words[1]), words[2]));
      }
    }
    return recipients;
  }

  private static State state(String initial) {
    return switch (initial) {
      case "D" -> State.DELIVERED;
      case "F" -> State.FAILED;
      default -> State.OPEN;
    };
  }
}
