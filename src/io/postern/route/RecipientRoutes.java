package io.postern.route;

import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.LoopDefinition;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.OtherwiseDefinition;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.WhenDefinition;

/**
 * Generates the route {@code route-<account>}: a decision, then a branch per recipient, then a
 * branch per endpoint, each step with its own count in the console. The branches of a {@code
 * choice} are tried without any processing in between, so that an account may have thousands; the
 * loops around them run as often as a mail has recipients and endpoints, which is mostly once.
 *
 * <p>Everything stays on the caller's exchange and thread. Node ids begin with the account, since
 * node ids and route ids share one namespace: {@code sales.to-boss} counts the mails of the account
 * sales for the recipient boss.
 */
public final class RecipientRoutes extends RouteBuilder {
  private final Router router;
  private final String account;

  /**
   * @param router of the account whose route is wanted
   */
  public RecipientRoutes(Router router) {
    this.router = router;
    this.account = router.account();
  }

  /**
   * The routes {@code deliver-<name>} that must exist for these recipients, each once: the internal
   * server first, then those of recipients in their order.
   *
   * @param recipients of all accounts
   * @throws IllegalArgumentException naming the key, when a recipient with an endpoint of its own
   *     has the key of another recipient
   */
  public static List<DeliveryEndpoint> endpoints(List<Recipient> recipients) {
    return DeliveryEndpoint.all(recipients);
  }

  @Override
  public void configure() {
    RouteDefinition route = from("direct:route-" + account).routeId("route-" + account);
    route.routeDescription("Decides which recipients get the mail of " + account);
    node(route.getInput(), "mail", "The mail of " + account);
    route.addOutput(step("decide", "Who gets this mail?", new RouteStep(router)));
    route.addOutput(outcomes());
    route.addOutput(deliveries());
  }

  private ChoiceDefinition outcomes() {
    ChoiceDefinition outcomes =
        node(new ChoiceDefinition(), "outcome", "To recipients, to a person, left, or held");
    when(outcomes, "when-looping", "It loops", e -> routing(e) instanceof Routing.Looping)
        .addOutput(call("looping", "Holds a mail that goes round in circles", "direct:hold"));
    when(outcomes, "when-left", "It stays at the provider", e -> RouteStep.isLeft(routing(e)))
        .addOutput(step("left", "Leaves a mail without recipient", new LeaveStep(account)));
    when(outcomes, "when-unroutable", "No recipient", e -> routing(e) instanceof Routing.Unroutable)
        .addOutput(step("unroutable", "Notes who distributes it by hand", this::noteMailbox));
    OtherwiseDefinition routed =
        node(new OtherwiseDefinition(), "when-routed", "To its recipients");
    routed.addOutput(recipients());
    outcomes.addOutput(routed);
    return outcomes;
  }

  private LoopDefinition recipients() {
    ChoiceDefinition branches = node(new ChoiceDefinition(), "recipient", "Which recipient?");
    for (Recipient recipient : router.recipients()) {
      String id = EndpointName.readable(recipient.name());
      String notes = "Notes that " + recipient.name() + " gets the mail";
      when(
              branches,
              "is-" + id,
              described(recipient),
              e -> recipient.equals(dispatch(e).recipient()))
          .addOutput(step("to-" + id, notes, e -> dispatch(e).note()));
    }
    return loop("recipients", "next recipient", e -> dispatch(e).nextRecipient(), branches);
  }

  private LoopDefinition deliveries() {
    ChoiceDefinition branches = node(new ChoiceDefinition(), "endpoint", "Which endpoint?");
    for (DeliveryEndpoint endpoint : endpointsInUse()) {
      String name = endpoint.name();
      WhenDefinition branch =
          when(
              branches,
              "at-" + name,
              described(endpoint),
              e -> endpoint.equals(dispatch(e).endpoint()));
      branch.addOutput(
          step("prepare-" + name, "The mail for its recipients there", new PrepareStep(account)));
      branch.addOutput(
          call("deliver-" + name, "One attempt for all of them", "direct:deliver-" + name));
    }
    return loop("endpoints", "next endpoint", e -> dispatch(e).nextEndpoint(), branches);
  }

  private List<DeliveryEndpoint> endpointsInUse() {
    Stream<DeliveryEndpoint> ofRecipients = router.recipients().stream().map(DeliveryEndpoint::of);
    return router.unroutable() instanceof RoutingPolicy.Unroutable.ToMailbox
        ? Stream.concat(Stream.of(DeliveryEndpoint.SERVER), ofRecipients).distinct().toList()
        : ofRecipients.distinct().toList();
  }

  private void noteMailbox(Exchange exchange) {
    Dispatch dispatch = RouteStep.dispatch(exchange);
    if (dispatch.nextRecipient()) {
      dispatch.note();
    }
  }

  private static Dispatch dispatch(Exchange exchange) {
    return RouteStep.dispatch(exchange);
  }

  private static Routing routing(Exchange exchange) {
    return dispatch(exchange).routing();
  }

  private static String described(Recipient recipient) {
    return recipient.onServer()
        ? recipient.key() + " on the internal server"
        : recipient.name() + " at its own endpoint";
  }

  private static String described(DeliveryEndpoint endpoint) {
    return endpoint
        .recipient()
        .map(name -> "The endpoint of " + name)
        .orElse("The internal server");
  }

  private WhenDefinition when(ChoiceDefinition choice, String id, String sentence, Test test) {
    WhenDefinition branch = node(new WhenDefinition(new Question(sentence, test)), id, sentence);
    choice.addOutput(branch);
    return branch;
  }

  private LoopDefinition loop(String id, String sentence, Test more, ChoiceDefinition branches) {
    LoopDefinition loop =
        node(
            new LoopDefinition((Predicate) new Question(sentence, more)), id, "While: " + sentence);
    loop.addOutput(branches);
    return loop;
  }

  private ProcessDefinition step(String id, String description, Processor processor) {
    return node(new ProcessDefinition(processor), id, description);
  }

  private ToDefinition call(String id, String description, String uri) {
    return node(new ToDefinition(uri), id, description);
  }

  /**
   * Names a node, which must not have any below it yet: Camel would name the last of them. Double
   * braces would be taken for the name of a property.
   */
  private <T extends OptionalIdentifiedDefinition<?>> T node(
      T node, String id, String description) {
    node.setId(account + "." + id);
    node.setDescription(description.replace("{{", "{ {").replace("}}", "} }"));
    return node;
  }

  /** A condition that is readable in the console. */
  private record Question(String sentence, Test test) implements Predicate {
    @Override
    public boolean matches(Exchange exchange) {
      return test.isTrueFor(exchange);
    }

    @Override
    public String toString() {
      return sentence;
    }
  }

  private interface Test {
    boolean isTrueFor(Exchange exchange);
  }
}
