package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.wire.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Looks for secrets where they must not be; says where one was found, never which. */
final class SecretHunt {
  private static final String LOG_FILES = ".*\\.(log|jsonl)(\\..*)?";

  private final List<Secret> secrets;

  SecretHunt(List<Secret> secrets) {
    this.secrets = secrets;
  }

  void assertNoneInLogsBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.getFileName().toString().matches(LOG_FILES)) {
          assertNoneIn(file);
        }
      }
    }
  }

  void assertNoneIn(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    for (Secret secret : secrets) {
      for (String form : forms(secret.reveal())) {
        boolean found = text.contains(form);
        assertThat(found).as("a secret stands in " + file).isFalse();
      }
    }
  }

  /**
   * The secret, and what is the same in its base64 wherever it begins: three octets make four
   * digits, so there are three ways, and the digits at the ends depend on the neighbours.
   */
  private static List<String> forms(String secret) {
    List<String> forms = new ArrayList<>(List.of(secret));
    int minimum = 8;
    for (int offset = 0; offset < 3 && secret.length() >= minimum; offset++) {
      byte[] shifted = ("\0".repeat(offset) + secret).getBytes(StandardCharsets.UTF_8);
      String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      forms.add(base64.substring(offset == 0 ? 0 : offset + 1, base64.length() - 1));
    }
    return forms;
  }
}
