package io.postern.account.text;

import io.postern.account.secret.KeyRing;
import io.postern.account.secret.Sealed;
import io.postern.wire.Secret;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret: {@code {{env:NAME}}}, {@code {{file:/path}}}, {@code ENC(...)} (F49), or the secret
 * itself; what a variable or file holds may be encrypted, too. No message of this class repeats a
 * value.
 *
 * @param home folder that relative paths start from
 * @param variable the value of an environment variable, null when it is not set
 * @param keys opens what is encrypted
 */
public record SecretText(Path home, UnaryOperator<String> variable, KeyRing keys)
    implements ValueType<Secret> {
  private static final int MAX = 4096;
  private static final Pattern REFERENCE = Pattern.compile("\\{\\{(env|file):([^{}]+)\\}\\}");

  /**
   * Notations that people know from elsewhere; taken literally, they would fail at the login only.
   */
  private static final Pattern FOREIGN = Pattern.compile("\\{\\{.*|\\$\\{.*\\}");

  /** With the key in the usual data folder, or in the environment. */
  public SecretText(Path home, UnaryOperator<String> variable) {
    this(home, variable, new KeyRing(home, home.resolve("data"), variable));
  }

  /** Whether a text is a secret that everybody can read where it stands. */
  public static boolean isPlain(String text) {
    return !Sealed.is(text)
        && !REFERENCE.matcher(text).matches()
        && !FOREIGN.matcher(text).matches();
  }

  @Override
  public String noun() {
    return "a secret";
  }

  @Override
  public String expected() {
    return "\"{{env:NAME}}\", \"{{file:/path}}\", ENC(...) or the secret itself";
  }

  @Override
  public boolean isVerbatim() {
    return true;
  }

  @Override
  public boolean needsQuotes() {
    return true;
  }

  @Override
  public Optional<String> file(String text) {
    Matcher reference = REFERENCE.matcher(text);
    return reference.matches() && reference.group(1).equals("file")
        ? Optional.of(reference.group(2).strip())
        : Optional.empty();
  }

  @Override
  public Parsed<Secret> parse(String text) {
    Matcher reference = REFERENCE.matcher(text);
    if (!reference.matches()) {
      return FOREIGN.matcher(text).matches()
          ? new Parsed.Bad<>("is a reference of an unknown kind")
          : checked(text, "the secret");
    }
    return reference.group(1).equals("env")
        ? fromVariable(reference.group(2).strip())
        : fromFile(reference.group(2).strip());
  }

  private Parsed<Secret> fromVariable(String name) {
    String what = "the environment variable " + name;
    String value = variable.apply(name);
    return value == null ? new Parsed.Bad<>(what + " is not set") : checked(value, what);
  }

  private Parsed<Secret> fromFile(String name) {
    TextFile file = new TextFile(home, name, 4 * MAX);
    Parsed<String> content = file.read();
    return content instanceof Parsed.Good<String> good
        ? checked(withoutLineEnd(good.value()), file.what())
        : new Parsed.Bad<>(((Parsed.Bad<String>) content).wrong());
  }

  private Parsed<Secret> checked(String value, String what) {
    if (value.isEmpty()) {
      return new Parsed.Bad<>(what + " is empty");
    }
    if (Sealed.is(value)) {
      return opened(Sealed.open(value, keys), what);
    }
    return plain(value, what);
  }

  private static Parsed<Secret> opened(Sealed.Opening opening, String what) {
    return opening instanceof Sealed.Opening.Opened opened
        ? plain(opened.secret().reveal(), what)
        : new Parsed.Bad<>(what + " " + ((Sealed.Opening.Closed) opening).wrong());
  }

  private static Parsed<Secret> plain(String value, String what) {
    if (value.length() > MAX) {
      return new Parsed.Bad<>(what + " is longer than " + MAX + " characters");
    }
    return value.chars().anyMatch(Character::isISOControl)
        ? new Parsed.Bad<>(what + " holds a line break or another control character")
        : new Parsed.Good<>(new Secret(value));
  }

  private static String withoutLineEnd(String content) {
    if (content.endsWith("\r\n")) {
      return content.substring(0, content.length() - 2);
    }
    return content.endsWith("\n") ? content.substring(0, content.length() - 1) : content;
  }
}
