package io.postern.accept;

import io.postern.wire.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;

/**
 * Who may log in.
 *
 * @param passwords by user name, as written
 */
record Users(Map<String, Secret> passwords) {
  /** What an unknown name is compared with, so that it takes as long as a known one. */
  private static final Secret NOBODYS = new Secret("");

  Users {
    passwords = Map.copyOf(passwords);
  }

  /** The users of the settings. */
  static Users of(AcceptSettings settings) {
    return new Users(settings.users());
  }

  /** Whether nobody can log in. */
  boolean isEmpty() {
    return passwords.isEmpty();
  }

  /**
   * Compares a password. How long it takes tells neither whether the user exists nor how much of
   * the password was right. An empty password is never right.
   *
   * @param name octets of UTF-8
   * @param password octets of UTF-8
   * @return the user's name when both are right
   */
  Optional<String> check(byte[] name, byte[] password) {
    String user = utf8(name);
    Secret known = passwords.getOrDefault(user, NOBODYS);
    boolean equal =
        MessageDigest.isEqual(
            digest(known.reveal().getBytes(StandardCharsets.UTF_8)), digest(password));
    return equal && password.length > 0 ? Optional.of(user) : Optional.empty();
  }

  /** What is not UTF-8 becomes a name that nobody has. */
  private static String utf8(byte[] octets) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException notUtf8) {
      return "";
    }
  }

  private static byte[] digest(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
