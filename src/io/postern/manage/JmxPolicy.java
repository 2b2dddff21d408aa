package io.postern.manage;

import java.util.Map;
import java.util.Set;
import javax.management.ObjectName;

/**
 * Who may do what over Jolokia. What is not listed here nobody may do.
 *
 * <p>The Camel operations are those that Hawtio 5.2.0's Camel pages call. Left out on purpose:
 * {@code dumpRoute(s)AsXml(boolean)}, which prints resolved secrets; {@code sendBody} and its kin,
 * which reach any endpoint URI, files too; {@code updateRouteFromXml}; {@code remove}; {@code
 * browse}, which shows mail; and whatever the JVM offers, from heap dumps to diagnostic commands.
 */
public final class JmxPolicy {
  /** Role of those who may look and act. */
  public static final String OPERATOR = "operator";

  /** Role of those who may look. */
  public static final String VIEWER = "viewer";

  /** The domain of Postern's own MBeans. */
  public static final String DOMAIN = "io.postern";

  private static final Map<String, Set<String>> OWN_QUERIES =
      Map.ofEntries(
          Map.entry("Accounts", Set.of("list", "show")),
          Map.entry("Connection", Set.of("show")),
          Map.entry("Hold", Set.of("list", "show", "count")),
          Map.entry("Inspection", Set.of("rules", "hints", "inspectors")),
          Map.entry("Journal", Set.of("query", "newest", "after", "mails")),
          Map.entry("Listener", Set.of("show")),
          Map.entry("Queue", Set.of("list", "show", "counts", "countMatching")),
          Map.entry("Relay", Set.of("destinations")),
          Map.entry("Routes", Set.of("list")),
          Map.entry("Server", Set.of("show")),
          Map.entry("Settings", Set.of("status")),
          Map.entry("Traces", Set.of("list")));

  /** Attributes of the Throttle EIP; no other processor has them. */
  private static final Set<String> THROTTLE = Set.of("MaximumRequests", "TimePeriodMillis");

  private static final Set<String> CAMEL_QUERIES =
      Set.of(
          "componentNames",
          "dumpRoutesStatsAsXml",
          "dumpRouteStatsAsXml",
          "isUpdateRouteEnabled",
          "endpointStatistics");

  /** By their whole signature, since they have sisters that tell too much. */
  private static final Set<String> CAMEL_EXACT_QUERIES =
      Set.of("dumpRoutesAsXml()", "dumpRouteAsXml()");

  /** By their whole signature: {@code stop(long)} would throw away mails under way. */
  private static final Set<String> ROUTE_CONTROL =
      Set.of("start()", "stop()", "suspend()", "resume()", "reset()");

  /** They print what stands on the command line, and that may be a password. */
  private static final Set<String> JVM_SECRETS =
      Set.of("SystemProperties", "InputArguments", "ClassPath", "LibraryPath", "BootClassPath");

  private JmxPolicy() {}

  /**
   * Whether whoever is signed in on this thread may call an operation.
   *
   * @param operation its name, with or without a signature in parentheses
   */
  public static boolean mayInvoke(ObjectName name, String operation) {
    int parenthesis = operation.indexOf('(');
    String bare = parenthesis < 0 ? operation : operation.substring(0, parenthesis);
    String type = name.getKeyProperty("type");
    return switch (name.getDomain()) {
      case DOMAIN -> SignedIn.has(OPERATOR) || (SignedIn.has(VIEWER) && isQuery(type, bare));
      case "hawtio" -> SignedIn.has(VIEWER) && isHawtioQuery(type, bare);
      case "org.apache.camel" -> mayInvokeCamel(type, bare, operation);
      case "org.springframework.boot" ->
          SignedIn.has(VIEWER) && (operation.equals("health") || operation.equals("info"));
      default -> false;
    };
  }

  private static boolean isQuery(String type, String operation) {
    return type != null && OWN_QUERIES.getOrDefault(type, Set.of()).contains(operation);
  }

  private static boolean isHawtioQuery(String type, String operation) {
    return operation.equals("list") || ("security".equals(type) && operation.equals("canInvoke"));
  }

  private static boolean mayInvokeCamel(String type, String bare, String operation) {
    if (CAMEL_QUERIES.contains(bare) || CAMEL_EXACT_QUERIES.contains(operation)) {
      return SignedIn.has(VIEWER);
    }
    return "routes".equals(type) && ROUTE_CONTROL.contains(operation) && SignedIn.has(OPERATOR);
  }

  /**
   * Whether whoever is signed in on this thread may write an attribute: operators may set the rate
   * of a throttle, and nothing else is to be set.
   */
  public static boolean mayWrite(ObjectName name, String attribute) {
    return name.getDomain().equals("org.apache.camel")
        && "processors".equals(name.getKeyProperty("type"))
        && THROTTLE.contains(attribute)
        && SignedIn.has(OPERATOR);
  }

  /** Whether whoever is signed in on this thread may read an attribute. */
  public static boolean mayRead(ObjectName name, String attribute) {
    return switch (name.getDomain()) {
      case DOMAIN, "hawtio", "org.apache.camel" -> SignedIn.has(VIEWER);
      case "java.lang" -> SignedIn.has(VIEWER) && !JVM_SECRETS.contains(attribute);
      default -> false;
    };
  }
}
