package io.postern.inspect.spam;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.inspect.scanner.ScannerText;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * What Rspamd thinks of a mail.
 *
 * @param action what it would do, for example {@code add header}; cleaned
 * @param score of all tests
 * @param required from which score on it is spam: what its own settings say about {@code add
 *     header} or {@code rewrite subject}, else about {@code reject}; moved to the score where a
 *     module of Rspamd forced an action against the score
 * @param symbols the tests that hit
 */
record RspamdVerdict(String action, double score, double required, List<String> symbols) {
  private static final Set<String> SPAM_ACTIONS = Set.of("add header", "rewrite subject", "reject");
  private static final Set<String> OTHER_ACTIONS =
      Set.of("no action", "greylist", "soft reject", "accept");
  private static final int MAX_DEPTH = 30;
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(MAX_DEPTH)
                      .maxNumberLength(100)
                      .maxStringLength(100_000)
                      .build())
              .build());

  /**
   * Reads the answer to {@code /checkv2}.
   *
   * @throws IOException when it is none, or the mail was not checked
   */
  static RspamdVerdict of(RspamdDialogue.Answer answer) throws IOException {
    JsonNode json = json(answer);
    double score = number(json, "score");
    String action = json.path("action").asText("");
    boolean spam = SPAM_ACTIONS.contains(action);
    if (!spam && !OTHER_ACTIONS.contains(action)) {
      throw new IOException("it answered an unknown action: \"" + ScannerText.clean(action) + "\"");
    }
    if (!spam && json.path("is_skipped").asBoolean(false)) {
      throw new SkippedException("it was told by its own settings to skip the mail");
    }
    List<String> symbols = Symbols.of(() -> json.path("symbols").fieldNames());
    return new RspamdVerdict(action, score, agreeing(spam, score, required(json)), symbols);
  }

  /**
   * The object that it answered.
   *
   * @throws IOException with its own words when it answered an error
   */
  static JsonNode json(RspamdDialogue.Answer answer) throws IOException {
    JsonNode json;
    try {
      json = JSON.readTree(answer.body());
    } catch (JsonProcessingException nonsense) {
      throw new IOException("it answered HTTP " + answer.status() + " and no JSON", nonsense);
    }
    if (answer.status() != 200 || json.has("error")) {
      String said = ScannerText.clean(json.path("error").asText(""));
      throw new IOException("it answered HTTP " + answer.status() + " " + said);
    }
    if (!json.isObject()) {
      throw new IOException("it answered no JSON object");
    }
    return json;
  }

  private static double required(JsonNode json) throws IOException {
    JsonNode thresholds = json.path("thresholds");
    for (String action : List.of("add header", "rewrite subject")) {
      if (thresholds.path(action).isNumber()) {
        return number(thresholds, action);
      }
    }
    return number(json, "required_score");
  }

  private static double number(JsonNode object, String field) throws IOException {
    JsonNode value = object.path(field);
    if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
      throw new IOException("it answered without a usable " + field);
    }
    return value.asDouble();
  }

  private static double agreeing(boolean spam, double score, double required) {
    if (spam == (score >= required)) {
      return required;
    }
    return spam ? score : Math.nextUp(score);
  }
}
