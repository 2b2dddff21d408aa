package io.postern.deliver;

import io.postern.mail.Address;
import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import io.postern.wire.Wires;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * Makes {@code deliver:} endpoints of three kinds, told apart by their options.
 *
 * <ul>
 *   <li>{@code deliver:NAME} makes one attempt at a server of the {@link Deliveries} bean and
 *       leaves the outcomes on the exchange;
 *   <li>{@code deliver:NAME?host=HOST&to=ADDRESS} (also {@code port}, {@code security}, {@code
 *       from}, {@code username}, {@code password}, {@code helo}) hands any body to one mailbox at
 *       any server, and throws unless the server took it;
 *   <li>{@code deliver:NAME?folder=PATH} writes any body into a folder, and throws unless it is on
 *       stable storage.
 * </ul>
 */
public final class DeliverComponent extends DefaultComponent {
  private static final int MAX_CONNECTIONS = 4;
  private static final Duration CONNECT = Duration.ofSeconds(30);
  private static final Duration REPLY = Duration.ofMinutes(5);
  private static final Duration FINAL_DOT = Duration.ofMinutes(10);
  private static final Duration IDLE = Duration.ofSeconds(30);

  private Deliveries deliveries;
  private Wires ownWires;

  @Override
  protected Endpoint createEndpoint(String uri, String name, Map<String, Object> options) {
    String folder = getAndRemoveParameter(options, "folder", String.class);
    if (folder != null) {
      MailFolder mails = new MailFolder(Path.of(folder));
      return new DeliverEndpoint(uri, this, endpoint -> new FolderProducer(endpoint, mails));
    }
    if (options.containsKey("host") || options.containsKey("to")) {
      return recipient(uri, name, options);
    }
    if (deliveries().find(name).isEmpty()) {
      throw new IllegalArgumentException(
          uri + ": there is no mail server of that name; known are " + deliveries().names());
    }
    Deliveries named = deliveries();
    return new DeliverEndpoint(uri, this, endpoint -> new DeliverProducer(endpoint, named, name));
  }

  private Endpoint recipient(String uri, String name, Map<String, Object> options) {
    Address to = address(name, "to", text(options, "to", null)).orElseThrow();
    Optional<Address> from = address(name, "from", text(options, "from", ""));
    ServerSettings settings = settings(name, options);
    Deliveries open = deliveries();
    return new DeliverEndpoint(
        uri,
        this,
        endpoint -> new RecipientProducer(endpoint, () -> open.open(settings), from, to));
  }

  private ServerSettings settings(String name, Map<String, Object> options) {
    Security security = security(name, text(options, "security", "none"));
    int port = port(name, text(options, "port", security == Security.TLS ? "465" : "25"));
    Peer peer =
        new Peer(text(options, "host", null), port, security, Optional.empty(), CONNECT, REPLY);
    String username = text(options, "username", "");
    String password = text(options, "password", "");
    Optional<Credentials> login =
        username.isEmpty()
            ? Optional.empty()
            : Optional.of(new Credentials(username, new Secret(password)));
    String helo = text(options, "helo", ownName());
    return new ServerSettings(name, peer, login, helo, MAX_CONNECTIONS, IDLE, FINAL_DOT);
  }

  /** This machine's name; where it has none, the address literal of RFC 5321 section 4.1.3. */
  private static String ownName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "[127.0.0.1]";
    }
  }

  /**
   * The option's value; {@code otherwise} when it is absent, which may be null for "must be given".
   */
  private String text(Map<String, Object> options, String key, String otherwise) {
    String value = getAndRemoveParameter(options, key, String.class);
    if (value == null && otherwise == null) {
      throw new IllegalArgumentException("deliver: the option \"" + key + "\" is missing");
    }
    return value == null ? otherwise : value;
  }

  private static Optional<Address> address(String name, String key, String text) {
    if (text.isEmpty() && key.equals("from")) {
      return Optional.empty();
    }
    return Optional.of(
        Address.parse(text)
            .orElseThrow(() -> wrong(name, key, text, "an address such as info@company.example")));
  }

  private static int port(String name, String text) {
    if (!text.matches("[0-9]{1,5}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > 65535) {
      throw wrong(name, "port", text, "a number from 1 to 65535");
    }
    return Integer.parseInt(text);
  }

  private static Security security(String name, String text) {
    return Arrays.stream(Security.values())
        .filter(each -> each != Security.OPPORTUNISTIC)
        .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> wrong(name, "security", text, "none, starttls or tls"));
  }

  private static IllegalArgumentException wrong(
      String name, String key, String value, String expected) {
    return new IllegalArgumentException(
        "deliver:" + name + ": " + key + " is \"" + value + "\", expected " + expected);
  }

  /** The application's servers; in an application that has none, an empty list of our own. */
  private synchronized Deliveries deliveries() {
    if (deliveries == null) {
      deliveries = getCamelContext().getRegistry().findSingleByType(Deliveries.class);
    }
    if (deliveries == null) {
      ownWires = new Wires();
      deliveries = new Deliveries(ownWires, Clock.systemUTC());
    }
    return deliveries;
  }

  @Override
  protected synchronized void doShutdown() throws Exception {
    if (ownWires != null) {
      deliveries.close();
      ownWires.close();
    }
    super.doShutdown();
  }
}
