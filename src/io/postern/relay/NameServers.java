package io.postern.relay;

import java.net.IDN;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.Cache;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/**
 * Asks the DNS. Names are always taken as complete: no search path, no hosts file. Answers are kept
 * as long as they allow.
 */
final class NameServers {
  private static final int MAX_CACHED = 10_000;
  private static final int MAX_ALIASES = 8;
  private static final int MAX_NAME = 253;

  private final LookupSession session;
  private final Duration patience;

  /**
   * @param given name servers to ask, in turn; empty for those of the system
   * @param patience for one question, all name servers together
   */
  NameServers(List<InetSocketAddress> given, Duration patience) {
    Cache cache = new Cache(DClass.IN);
    cache.setMaxEntries(MAX_CACHED);
    this.patience = patience;
    this.session =
        LookupSession.builder()
            .resolver(resolver(given, patience))
            .cache(cache)
            .maxRedirects(MAX_ALIASES)
            .build();
  }

  private static Resolver resolver(List<InetSocketAddress> given, Duration patience) {
    List<InetSocketAddress> servers =
        given.isEmpty() ? ResolverConfig.getCurrentConfig().servers() : given;
    List<Resolver> resolvers = new ArrayList<>();
    for (InetSocketAddress server : servers) {
      SimpleResolver resolver = new SimpleResolver(server);
      resolver.setTimeout(patience.dividedBy(2));
      resolvers.add(resolver);
    }
    ExtendedResolver all = new ExtendedResolver(resolvers);
    all.setRetries(2);
    all.setTimeout(patience);
    return all;
  }

  /**
   * One question.
   *
   * @param text a domain, also of other scripts than Latin
   * @return a {@link LookupResult} with at least one record, or what went wrong
   */
  Object ask(String text, int type) {
    try {
      Name name = name(text);
      LookupResult result =
          session
              .lookupAsync(name, type)
              .toCompletableFuture()
              .get(2 * patience.toMillis(), TimeUnit.MILLISECONDS);
      return result.getRecords().isEmpty() ? new NoSuchRRSetException(name, type) : result;
    } catch (TextParseException notAName) {
      return notAName;
    } catch (ExecutionException failed) {
      return failed.getCause();
    } catch (TimeoutException slow) {
      return "no answer within " + patience.toSeconds() + " s";
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private static Name name(String text) throws TextParseException {
    String ascii;
    try {
      ascii = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException notAName) {
      throw new TextParseException(notAName.getMessage());
    }
    if (ascii.length() > MAX_NAME) {
      throw new TextParseException("longer than " + MAX_NAME + " characters");
    }
    return Name.fromString(ascii, Name.root);
  }
}
