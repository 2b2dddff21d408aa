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
   * A rule matched, which ends the list of rules (F104).
   *
   * @param rule its name
   * @param kind whether it intercepts the mail or lets it pass
   * @param remedies what it wants done, in its order; for a rule of either kind
   * @param judgesFindings whether it looked at what scanners found, so that it knows better than
   *     their policies
   */
  record Matched(
      String inspector,
      String rule,
      Kind kind,
      List<Remedy> remedies,
      boolean judgesFindings,
      String text)
      implements Finding {
    public Matched {
      remedies = List.copyOf(remedies);
    }

    /** What a rule is for (F104). */
    public enum Kind {
      /** Mail that matches does not go on as it is. */
      INTERCEPT,
      /** Mail that matches goes on, and is not checked further. */
      PASS
    }
  }

  /**
   * It could not look at all of the mail.
   *
   * @param why whose fault it is
   */
  record CouldNotTell(String inspector, Why why, String text) implements Finding {

    /** About this mail nobody can tell. */
    public CouldNotTell(String inspector, String text) {
      this(inspector, Why.MAIL, text);
    }

    /** Whose fault it is that nobody can tell. */
    public enum Why {
      /** The mail's: too large, too deep, damaged, encrypted; asking again will not help. */
      MAIL,
      /** The scanner's: it does not listen, does not answer, or not sensibly; ask again later. */
      NO_ANSWER
    }
  }
}
