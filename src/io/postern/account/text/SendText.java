package io.postern.account.text;

import io.postern.queue.QueueSettings.Send;
import java.util.Locale;

/** In which manner mail leaves: {@code at-once}, {@code collect}, {@code when-connected}. */
public record SendText() implements ValueType<Send> {
  @Override
  public String noun() {
    return "a manner of sending";
  }

  @Override
  public String expected() {
    return "at-once, collect or when-connected";
  }

  @Override
  public Parsed<Send> parse(String text) {
    return switch (text) {
      case "at-once" -> new Parsed.Good<>(Send.AT_ONCE);
      case "collect" -> new Parsed.Good<>(Send.COLLECT);
      case "when-connected" -> new Parsed.Good<>(Send.WHEN_CONNECTED);
      default -> not(text);
    };
  }

  /** The way back. */
  public static String write(Send send) {
    return send.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
