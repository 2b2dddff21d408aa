package io.postern.account.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that seals texts with AES-256 in Galois/counter mode (NIST SP 800-38D), each with a fresh
 * random nonce of 96 bits and a tag of 128 bits. Prints as its number only.
 */
public final class SealingKey {
  private static final int OCTETS = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int NUMBER_OCTETS = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] octets;
  private final String number;

  private SealingKey(byte[] octets) {
    this.octets = octets.clone();
    this.number = HexFormat.of().formatHex(digest("postern key number"), 0, NUMBER_OCTETS);
  }

  /** A key that nobody has yet. */
  public static SealingKey random() {
    byte[] octets = new byte[OCTETS];
    RANDOM.nextBytes(octets);
    return new SealingKey(octets);
  }

  /**
   * @param text 32 octets in base64, of either alphabet, with or without padding
   * @return empty when it is anything else
   */
  public static Optional<SealingKey> of(String text) {
    try {
      String plain = text.strip().replace('-', '+').replace('_', '/');
      byte[] octets = Base64.getDecoder().decode(plain);
      return octets.length == OCTETS ? Optional.of(new SealingKey(octets)) : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** The key itself, as {@link #of} reads it; for the file that keeps it, and for nothing else. */
  String reveal() {
    return Base64.getEncoder().encodeToString(octets);
  }

  /** Eight hexadecimal digits that tell keys apart and say nothing about them. */
  public String number() {
    return number;
  }

  /**
   * Seals a text.
   *
   * @return nonce, sealed text and tag
   */
  byte[] seal(String text) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
      return whole;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java has no AES-256/GCM", impossible);
    }
  }

  /**
   * The way back.
   *
   * @return empty when this is not, octet for octet, what {@link #seal} made with this key
   */
  Optional<String> open(byte[] whole) {
    if (whole.length < NONCE + TAG_BITS / 8) {
      return Optional.empty();
    }
    try {
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE))
              .doFinal(whole, NONCE, whole.length - NONCE);
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException damaged) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(octets, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(Sealed.VERSION.getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }

  private byte[] digest(String purpose) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(purpose.getBytes(StandardCharsets.US_ASCII));
      return sha.digest(octets);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java has no SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return "key " + number;
  }
}
