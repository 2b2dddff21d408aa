package io.postern.fetch.diagnosis;

import io.postern.fetch.diagnosis.Trial.End;
import io.postern.fetch.diagnosis.Verdict.Culprit;
import java.time.Duration;
import java.util.List;

/**
 * Concludes from tries where the fault is. A try that was not made is null.
 *
 * @param first the mail alone, which broke the connection
 * @param header its header
 * @param again the mail a second time
 * @param other another mail
 * @param hidden the mail over a protected connection, where the usual one is not
 */
record Reasoning(Trial first, Trial header, Trial again, Trial other, Trial hidden) {
  /** What may be lost on the way when a connection breaks: a record of TLS, a buffer. */
  private static final long SAME_PLACE = 16 * 1024;

  private static final Duration A_LIMIT = Duration.ofSeconds(5);

  /** A verdict without its steps. */
  record Conclusion(Culprit culprit, String sentence) {
    Verdict with(List<Trial> trials) {
      return new Verdict(culprit, sentence, trials.stream().map(Trial::line).toList());
    }
  }

  /** What a first try says when it did not break. */
  static Conclusion about(Trial first) {
    return switch (first.end()) {
      case WHOLE, BROKEN ->
          new Conclusion(
              Culprit.NOT_REPRODUCIBLE,
              "not reproducible: the mail came whole now, "
                  + first.octets()
                  + " octets where "
                  + first.listed()
                  + " are listed; the next session will fetch it");
      case REFUSED ->
          new Conclusion(
              Culprit.PROVIDER,
              "it is the provider: it does not give this mail (\""
                  + first.words()
                  + "\"); ask the provider, or delete the mail there");
      case GONE ->
          new Conclusion(Culprit.GONE, "the mail is no longer in the mailbox; nothing to do");
      case UNREACHABLE ->
          new Conclusion(
              Culprit.UNKNOWN,
              "nothing can be said: the provider could not be reached at all just now");
      case ENOUGH ->
          new Conclusion(
              Culprit.UNKNOWN,
              "nothing can be said: the mail was still coming after "
                  + first.octets()
                  + " octets and "
                  + first.took().toSeconds()
                  + " s, which is where the test stops");
    };
  }

  Conclusion verdict() {
    if (came(hidden)) {
      return between(
          "over TLS, where nothing on the way can read it, the mail comes whole. Switch on TLS"
              + " (security: starttls or tls), or look at the virus scanner of this machine or of"
              + " the firewall");
    }
    if (first.hasReason() || (again != null && again.hasReason())) {
      String words = first.hasReason() ? first.words() : again.words();
      return provider("it says \"" + words + "\" before it hangs up");
    }
    if (came(again)) {
      return between("the mail came whole at another try; the line is not reliable");
    }
    if (broke(other)) {
      return isSamePlace(other)
          ? provider("another mail ends in the same place, after about " + place())
          : between("another mail breaks the connection, too, in another place");
    }
    if (!broke(again)) {
      return new Conclusion(
          Culprit.UNKNOWN,
          "nothing can be said: it broke again after "
              + place()
              + ", and could not be tried once more");
    }
    if (!isSamePlace(again)) {
      return elsewhere();
    }
    return thisMail();
  }

  private Conclusion elsewhere() {
    Duration apart = first.took().minus(again.took()).abs();
    boolean sameTime =
        first.took().compareTo(A_LIMIT) >= 0 && apart.multipliedBy(10).compareTo(first.took()) < 0;
    return sameTime
        ? between(
            "the connection ends each time after about "
                + first.took().toSeconds()
                + " s, wherever the mail is then: a time limit of a firewall, of a scanner, or of"
                + " the provider")
        : between(
            "the connection ends in another place each time: after "
                + first.octets()
                + " and after "
                + again.octets()
                + " octets");
  }

  private Conclusion thisMail() {
    boolean proven = came(other) && other.octets() > first.octets();
    String compared =
        proven
            ? "; another mail of " + other.octets() + " octets comes whole"
            : "; no other mail is large enough to rule out its size";
    String headerToo = broke(header) ? ", already at its header" : "";
    return new Conclusion(
        Culprit.THIS_MAIL,
        "it is this mail: the connection ends each time after about "
            + place()
            + headerToo
            + compared
            + ". A scanner on this machine, on the firewall or at the provider stumbles over it:"
            + " switch them off for a test, one after the other; else ask the provider, or delete"
            + " the mail there");
  }

  private String place() {
    return first.octets() + " octets";
  }

  private boolean isSamePlace(Trial trial) {
    return Math.abs(trial.octets() - first.octets()) <= SAME_PLACE;
  }

  private static boolean came(Trial trial) {
    return trial != null && trial.is(End.WHOLE);
  }

  private static boolean broke(Trial trial) {
    return trial != null && trial.is(End.BROKEN);
  }

  private static Conclusion provider(String why) {
    return new Conclusion(
        Culprit.PROVIDER, "it is the provider: " + why + ". Ask the provider about it");
  }

  private static Conclusion between(String why) {
    return new Conclusion(Culprit.BETWEEN, "it is something between the provider and us: " + why);
  }
}
