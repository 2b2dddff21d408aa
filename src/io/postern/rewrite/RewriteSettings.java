package io.postern.rewrite;

import io.postern.mail.Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is changed in outgoing mail; nothing by default.
 *
 * @param disclaimers the first whose domains hold the sender's is added (F89)
 * @param stripAliases whether {@code sales__fk@d} becomes {@code sales@d} in envelope and header
 *     (F90)
 * @param realNames display names for addresses of ours (F91)
 * @param avoidEmptySender whether {@code <>} becomes the address of the From field (F99)
 * @param silentDrop subjects that begin with one of these are not sent at all (F98); at least 4
 *     characters each, case ignored
 */
public record RewriteSettings(
    List<Disclaimer> disclaimers,
    boolean stripAliases,
    Map<Address, String> realNames,
    boolean avoidEmptySender,
    List<String> silentDrop) {
  /** Nothing is changed. */
  public static final RewriteSettings NONE =
      new RewriteSettings(List.of(), false, Map.of(), false, List.of());

  /**
   * A text under outgoing mail.
   *
   * @param domains of senders, lower case; {@code *} for all
   * @param text for plain text parts; lines end with LF
   * @param html for HTML parts; empty to make it from the text
   */
  public record Disclaimer(List<String> domains, String text, Optional<String> html) {
    public Disclaimer {
      domains = List.copyOf(domains);
    }
  }

  public RewriteSettings {
    disclaimers = List.copyOf(disclaimers);
    realNames = Map.copyOf(realNames);
    silentDrop = List.copyOf(silentDrop);
  }
}
