package io.postern.manage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.wire.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the console of the gateway that runs on a data folder can be reached, and how the command
 * line client signs in there; the file {@code console.json}, 0600, there while the gateway runs.
 *
 * @param url the console's root, without a slash at the end
 * @param user the command line client's user
 * @param password good for this run of the gateway only
 */
record ConsoleFile(URI url, String user, Secret password) {
  static final String NAME = "console.json";

  /** Keeps it in a data folder, in place of one that a crash left behind. */
  void write(Path dataDir) throws IOException {
    SecretFile.replace(dataDir.resolve(NAME), json());
  }

  /** Takes it away from a data folder, unless another run's is there meanwhile. */
  void remove(Path dataDir) throws IOException {
    if (read(dataDir).filter(this::equals).isPresent()) {
      Files.deleteIfExists(dataDir.resolve(NAME));
    }
  }

  /**
   * The file in a data folder; empty when there is none.
   *
   * @throws IOException naming the file, when it cannot be read
   */
  static Optional<ConsoleFile> read(Path dataDir) throws IOException {
    Path file = dataDir.resolve(NAME);
    try {
      JsonNode json = new ObjectMapper().readTree(Files.readString(file));
      return Optional.of(
          new ConsoleFile(
              URI.create(json.path("url").asText()),
              json.path("user").asText(),
              new Secret(json.path("password").asText())));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException broken) {
      throw new IOException(
          file + " is damaged; the gateway writes it anew when it starts", broken);
    }
  }

  private String json() throws JsonProcessingException {
    return new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(
            Map.of("url", url.toString(), "user", user, "password", password.reveal()));
  }
}
