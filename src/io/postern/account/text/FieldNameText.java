package io.postern.account.text;

/** The name of a header field (RFC 5322 section 3.6.8: printable ASCII without colon). */
public record FieldNameText() implements ValueType<String> {
  private static final int MAX = 78;

  @Override
  public String noun() {
    return "the name of a header field";
  }

  @Override
  public String expected() {
    return "a name such as Delivered-To, without colon";
  }

  @Override
  public Parsed<String> parse(String text) {
    boolean name =
        text.length() <= MAX && text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':');
    return name ? new Parsed.Good<>(text) : not(text);
  }
}
