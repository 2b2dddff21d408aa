package io.postern.inspect.enact;

import io.postern.mail.Mail;
import java.util.List;

/** A mail of which parts were to be taken out. */
public sealed interface Stripped {

  /**
   * They are out.
   *
   * @param mail without them
   * @param names of what was taken out, one text per part, for people; cleaned of what strangers
   *     could put into them; empty when there was nothing to take out
   */
  record Done(Mail mail, List<String> names) implements Stripped {
    public Done {
      names = List.copyOf(names);
    }
  }

  /**
   * It cannot be done to this mail without leaving something in it, or without knowing that nothing
   * is left: nothing is ever taken out in part.
   *
   * @param why a few words for people; cleaned of what strangers wrote
   */
  record Impossible(String why) implements Stripped {}
}
