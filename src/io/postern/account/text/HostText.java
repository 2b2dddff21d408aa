package io.postern.account.text;

import java.util.regex.Pattern;

/** A host name, an IPv4 or an IPv6 address, without port. */
public record HostText() implements ValueType<String> {
  private static final int MAX = 253;
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_-]*)(\\.[A-Za-z0-9_][A-Za-z0-9_-]*)*\\.?");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*(:[0-9A-Fa-f]*){2,7}");

  @Override
  public String noun() {
    return "a host";
  }

  @Override
  public String expected() {
    return "a host name or IP address, without port";
  }

  @Override
  public Parsed<String> parse(String text) {
    boolean host =
        text.length() <= MAX && (NAME.matcher(text).matches() || IPV6.matcher(text).matches());
    return host ? new Parsed.Good<>(text) : not(text);
  }
}
