package io.postern.account.text;

/**
 * What a client calls itself in EHLO: a host name, or an address literal (RFC 5321 section 4.1.3).
 */
public record HeloText() implements ValueType<String> {
  @Override
  public String noun() {
    return "a name for EHLO";
  }

  @Override
  public String expected() {
    return "a host name, or an IP address in square brackets";
  }

  @Override
  public Parsed<String> parse(String text) {
    boolean literal = text.matches("\\[(IPv6:[0-9A-Fa-f:.]{2,45}|[0-9]{1,3}(\\.[0-9]{1,3}){3})\\]");
    boolean name = !text.contains(":") && new HostText().parse(text) instanceof Parsed.Good<String>;
    return literal || name ? new Parsed.Good<>(text) : not(text);
  }
}
