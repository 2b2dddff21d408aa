package io.postern.demo;

import java.io.Console;
import java.util.Map;

/** Colours for a terminal, or none. */
public enum Ink {
  /** Plain text; for files and pipes. */
  NONE,
  /** ANSI escape sequences (ECMA-48). */
  COLOURED;

  /** What text is about. */
  enum Meaning {
    HEADING("1"),
    SUBJECT("1"),
    DELIVERED("32"),
    WAITING("33"),
    ASIDE("2");

    private final String code;

    Meaning(String code) {
      this.code = code;
    }
  }

  /**
   * Colours if the standard output is a terminal that can show them and nobody asked for none
   * ({@code NO_COLOR}).
   *
   * @param environment as {@link System#getenv()} gives it
   * @param console as {@link System#console()} gives it, perhaps null
   */
  public static Ink of(Map<String, String> environment, Console console) {
    boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean able = !environment.getOrDefault("TERM", "dumb").equals("dumb");
    return console != null && isTerminal(console) && able && !unwanted ? COLOURED : NONE;
  }

  /** Since Java 22 there is a console without a terminal, too; before, its being there says it. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException olderJava) {
      // there, having a console means having a terminal
      return true;
    } catch (ReflectiveOperationException unanswered) {
      // not to be asked is as good as no: text without colours is never wrong
      return false;
    }
  }

  String write(Meaning meaning, String text) {
    return this == NONE ? text : "\u001b[" + meaning.code + "m" + text + "\u001b[0m";
  }
}
