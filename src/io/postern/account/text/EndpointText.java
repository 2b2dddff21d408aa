package io.postern.account.text;

import io.postern.advice.Quoted;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URI of a Camel endpoint, {@code component:address?option=value&…}. It may hold passwords, so
 * messages repeat its component only.
 *
 * @param knownScheme whether a component of that name is at hand
 */
public record EndpointText(Predicate<String> knownScheme) implements ValueType<String> {
  private static final Pattern SYNTAX =
      Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?<rest>[^\\s\\p{Cntrl}]+)");
  private static final Pattern RAW = Pattern.compile("RAW(\\([^)]*\\)|\\{[^}]*\\})");
  private static final Pattern OPTIONS = Pattern.compile("[^&=]+=[^&]*(&[^&=]+=[^&]*)*");

  @Override
  public String noun() {
    return "an endpoint URI";
  }

  @Override
  public String expected() {
    return "component:address?option=value, such as \"file:tickets\" or \"kafka:tickets\"";
  }

  @Override
  public boolean isVerbatim() {
    return true;
  }

  @Override
  public Parsed<String> parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      return new Parsed.Bad<>("is not an endpoint URI");
    }
    String scheme = matcher.group("scheme");
    if (!knownScheme.test(scheme)) {
      return new Parsed.Bad<>("there is no Camel component " + Quoted.text(scheme));
    }
    String rest = matcher.group("rest");
    int mark = rest.indexOf('?');
    boolean good = mark < 0 || areOptions(rest.substring(mark + 1));
    return good && mark != 0
        ? new Parsed.Good<>(text)
        : new Parsed.Bad<>("is not an endpoint URI: what follows \"" + scheme + ":\" is malformed");
  }

  private static boolean areOptions(String query) {
    return OPTIONS.matcher(RAW.matcher(query).replaceAll("RAW")).matches();
  }

  /** An endpoint's URI as far as it may be shown: without options and without user and password. */
  public static String shown(String uri) {
    String withoutUser = uri.replaceFirst("^([^:]*:(//)?).*@", "$1");
    int mark = withoutUser.indexOf('?');
    return mark < 0 ? withoutUser : withoutUser.substring(0, mark);
  }
}
