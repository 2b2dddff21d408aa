package io.postern.relay;

import io.postern.deliver.ServerSettings;
import io.postern.wire.Credentials;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How outgoing mail leaves.
 *
 * @param smarthosts the first whose domains hold the sender's is used (F79); at least one
 * @param parallel mails under way at once, at the most
 * @param retries how long to wait after the first, second … attempt; the last one repeats
 * @param expireAfter how long after acceptance a mail is given up
 * @param warnAfter how long after acceptance its sender hears of the delay
 * @param throttleMails mails to be begun in {@code throttlePer}, at the most
 * @param throttlePer the time in which they are counted
 * @param language of notices to senders: English, German or French
 * @param returnContent whether a failure notification has the whole mail in it when the sender did
 *     not say (RET); its header otherwise
 * @param hostName our name in notices
 * @param maxReturned octets of a mail that is returned in whole, at the most
 */
public record RelaySettings(
    List<Smarthost> smarthosts,
    int parallel,
    List<Duration> retries,
    Duration expireAfter,
    Duration warnAfter,
    int throttleMails,
    Duration throttlePer,
    Locale language,
    boolean returnContent,
    String hostName,
    long maxReturned) {

  /**
   * A way out.
   *
   * @param name for console, log and queue, for example {@code isp}
   * @param domains of senders, lower case; {@code *} for all, also for the empty sender
   * @param server where; empty to deliver directly, by the MX records of each recipient's domain
   *     (F78)
   * @param senders own logins of single senders (F81), by address in lower case; they are used
   *     instead of the server's login
   */
  public record Smarthost(
      String name,
      List<String> domains,
      Optional<ServerSettings> server,
      Map<String, Credentials> senders) {
    public Smarthost {
      domains = List.copyOf(domains);
      senders = Map.copyOf(senders);
    }
  }

  public RelaySettings {
    smarthosts = List.copyOf(smarthosts);
    retries = List.copyOf(retries);
  }
}
