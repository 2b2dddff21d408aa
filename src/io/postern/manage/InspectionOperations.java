package io.postern.manage;

import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.station.Inspectors.Configured;
import io.postern.inspect.station.Inspectors.Kind;
import io.postern.inspect.station.PolicyInForce;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** How mail is looked into, over JMX. */
@ManagedResource(
    objectName = JmxPolicy.DOMAIN + ":type=Inspection",
    description = "The inspectors and rules that look into mail, and a way to try them")
public class InspectionOperations {
  private static final int MAX_CHARACTERS = 8 * 1024 * 1024;
  private static final String CONTENT = "the mail with its header, as text";
  private static final String SENDER =
      "of the envelope; <> for none, empty for the one that the mail names";

  private final PolicyInForce inForce;
  private final MailTrial trial;

  InspectionOperations(PolicyInForce inForce, MailTrial trial) {
    this.inForce = inForce;
    this.trial = trial;
  }

  /** The rules, in their order. */
  @ManagedOperation(description = "Lists the rules: what each is about, and what it does")
  public List<Map<String, Object>> rules() {
    return RuleWords.rows(inForce.current().rules());
  }

  /** What is written in the rules file and probably not meant, a sentence each. */
  @ManagedOperation(description = "Lists what is allowed in the rules and probably not meant")
  public List<String> hints() {
    return inForce.current().hints();
  }

  /** The inspectors, in the order of the program's own routes. */
  @ManagedOperation(description = "Lists the inspectors that are set, and which mail each looks at")
  public List<Map<String, Object>> inspectors() {
    return inForce.current().inspectors().all().entrySet().stream()
        .map(each -> row(each.getKey(), each.getValue()))
        .toList();
  }

  private static Map<String, Object> row(Kind kind, Configured configured) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", configured.inspector().name());
    row.put("kind", kind.word());
    row.put(
        "directions",
        configured.directions().stream()
            .sorted()
            .map(direction -> direction.name().toLowerCase(Locale.ROOT))
            .toList());
    return row;
  }

  /**
   * Tries a mail as if it were fetched.
   *
   * @throws IllegalArgumentException saying what is wrong with a parameter
   */
  @ManagedOperation(
      description =
          "Says what every inspector, every rule and the routing would do with an incoming mail, and"
              + " why; scanners are asked, nothing is sent")
  @ManagedOperationParameter(name = "content", description = CONTENT)
  @ManagedOperationParameter(
      name = "account",
      description = "where it would be fetched; may be empty when there is only one")
  @ManagedOperationParameter(name = "sender", description = SENDER)
  public Map<String, Object> tryIncoming(String content, String account, String sender) {
    return attempt(
        new TrialRequest(Direction.INCOMING, text(account), text(sender), List.of()), content);
  }

  /**
   * Tries a mail as if one of our users sent it.
   *
   * @param recipients with commas between them
   * @throws IllegalArgumentException saying what is wrong with a parameter
   */
  @ManagedOperation(
      description =
          "Says what every inspector, every rule and the way out would do with an outgoing mail, and"
              + " why; scanners are asked, nothing is sent")
  @ManagedOperationParameter(name = "content", description = CONTENT)
  @ManagedOperationParameter(name = "sender", description = SENDER)
  @ManagedOperationParameter(
      name = "recipients",
      description = "of the envelope, with commas between them; empty for those the mail names")
  public Map<String, Object> tryOutgoing(String content, String sender, String recipients) {
    List<String> to =
        Arrays.stream(text(recipients).split(",", -1))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .toList();
    return attempt(new TrialRequest(Direction.OUTGOING, "", text(sender), to), content);
  }

  private static String text(String parameter) {
    return parameter == null ? "" : parameter.strip();
  }

  private Map<String, Object> attempt(TrialRequest request, String content) {
    if (content == null || content.isBlank() || content.length() > MAX_CHARACTERS) {
      throw new IllegalArgumentException(
          "expected a mail of 1 to "
              + MAX_CHARACTERS
              + " characters; larger ones can be tried by"
              + " the command try");
    }
    try {
      byte[] octets = content.getBytes(StandardCharsets.UTF_8);
      return trial.attempt(request, new ByteArrayInputStream(octets)).map();
    } catch (IOException failed) {
      throw new UncheckedIOException("the mail cannot be tried: " + failed.getMessage(), failed);
    }
  }
}
