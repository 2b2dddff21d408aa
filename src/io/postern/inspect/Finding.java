package io.postern.inspect;

import java.util.List;

/** What an inspector says about a mail. Silence is not a pass: it is {@link CouldNotTell}. */
public sealed interface Finding {

  /** The inspector's name. */
  String inspector();

  /** One sentence for journal, log and notices; cleaned of what strangers could put into it. */
  String text();

  /** It looked at all of the mail and found nothing. */
  record Clean(String inspector, String text) implements Finding {}

  /**
   * It found something that must not reach anybody.
   *
   * @param names what the scanner calls it; at least one
   */
  record Infected(String inspector, List<String> names, String text) implements Finding {
    public Infected {
      names = List.copyOf(names);
    }
  }

  /**
   * How much the mail looks like spam.
   *
   * @param score as the scanner counts
   * @param required from which score on the scanner itself calls it spam
   * @param symbols names of the tests that hit
   */
  record Scored(String inspector, double score, double required, List<String> symbols, String text)
      implements Finding {
    public Scored {
      symbols = List.copyOf(symbols);
    }

    /** What the scanner itself thinks. */
    public boolean isSpam() {
      return score >= required;
    }
  }

  /**
   * A rule matched.
   *
   * @param rule its name
   */
  record Matched(String inspector, String rule, String text) implements Finding {}

  /** It could not look at all of the mail, and this is why. */
  record CouldNotTell(String inspector, String text) implements Finding {}
}
