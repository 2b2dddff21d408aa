package io.postern.account.text;

import java.net.URI;
import java.net.URISyntaxException;

/** The address of a web server. No message repeats one with a password in it. */
public record WebAddressText() implements ValueType<URI> {
  @Override
  public String noun() {
    return "a web address";
  }

  @Override
  public String expected() {
    return "an address such as http://127.0.0.1:11333, without user, password and query";
  }

  @Override
  public Parsed<URI> parse(String text) {
    if (text.contains("@")) {
      return new Parsed.Bad<>("has a user or password in it");
    }
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null;
      boolean port = uri.getPort() == -1 || (uri.getPort() > 0 && uri.getPort() <= 65_535);
      return web && bare && port && uri.getHost() != null ? new Parsed.Good<>(uri) : not(text);
    } catch (URISyntaxException wrong) {
      return not(text);
    }
  }
}
