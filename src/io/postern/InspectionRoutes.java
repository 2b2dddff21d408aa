package io.postern;

import io.postern.inspect.station.Inspectors.Kind;
import io.postern.mail.OneLine;
import io.postern.manage.InspectionOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/**
 * Reads from the routes that are in force which inspectors a mail meets, step by step until it is
 * judged; through kamelets and routes behind {@code direct:}. What is no plain step of that kind is
 * named instead of being guessed at.
 */
final class InspectionRoutes {
  private static final String FILE = "routes/inspect.camel.yaml";
  private static final String BEGIN = "direct:inspect";
  private static final String JUDGE = "judgeMail";
  private static final String ASK = "inspect:";
  private static final String KAMELET = "kamelet:";
  private static final int MAX_DEPTH = 10;
  private static final int MAX_TEXT = 200;

  /** Where what a kamelet does is written. */
  @FunctionalInterface
  private interface Kamelets {
    Optional<RouteDefinition> find(String name) throws Exception;
  }

  private final ModelCamelContext camel;
  private final Kamelets kamelets;
  private final List<Kind> kinds = new ArrayList<>();
  private final List<String> untried = new ArrayList<>();
  private boolean judged;

  private InspectionRoutes(CamelContext camel, Kamelets kamelets) {
    this.camel = model(camel);
    this.kamelets = kamelets;
  }

  /** The order of a gateway that runs. */
  static InspectionOrder of(CamelContext running) {
    ModelCamelContext model = model(running);
    try {
      return new InspectionRoutes(running, name -> template(model, name)).order();
    } catch (Exception unusable) {
      throw new IllegalStateException("the route of inspection cannot be followed", unusable);
    }
  }

  /**
   * The order that a gateway with this home would have.
   *
   * @throws IOException when the operator's own files cannot be used
   */
  static InspectionOrder of(Path home) throws IOException {
    boolean own = Files.exists(home.resolve(FILE)) || Files.isDirectory(home.resolve("kamelets"));
    if (!own) {
      return InspectionOrder.OWN;
    }
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.disableJMX();
      load(camel, home, FILE);
      return new InspectionRoutes(camel, name -> kamelet(camel, home, name)).order();
    } catch (Exception unusable) {
      String why = OneLine.abridged(String.valueOf(unusable.getMessage()), MAX_TEXT);
      throw new IOException(FILE + " cannot be followed: " + why, unusable);
    }
  }

  private static ModelCamelContext model(CamelContext camel) {
    return camel.getCamelContextExtension().getContextPlugin(ModelCamelContext.class);
  }

  /** The operator's own file, or else the jar's. */
  private static void load(CamelContext camel, Path home, String name) throws Exception {
    Path own = home.resolve(name);
    String place = Files.exists(own) ? "file:" + own : "classpath:" + name;
    Resource resource = PluginHelper.getResourceLoader(camel).resolveResource(place);
    PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
  }

  private static Optional<RouteDefinition> kamelet(CamelContext camel, Path home, String name)
      throws Exception {
    ModelCamelContext model = model(camel);
    if (model.getRouteTemplateDefinition(name) == null && name.matches("[A-Za-z0-9_-]+")) {
      load(camel, home, "kamelets/" + name + ".kamelet.yaml");
    }
    return template(model, name);
  }

  private static Optional<RouteDefinition> template(ModelCamelContext model, String name) {
    return Optional.ofNullable(model.getRouteTemplateDefinition(name))
        .map(RouteTemplateDefinition::getRoute);
  }

  private InspectionOrder order() throws Exception {
    Optional<RouteDefinition> route = route(BEGIN);
    if (route.isEmpty()) {
      return new InspectionOrder(
          List.of(Kind.values()),
          List.of(
              "no route in " + FILE + " begins at " + BEGIN + "; the order is the program's own"));
    }
    follow(route.get().getOutputs(), 0);
    if (!judged) {
      untried.add("no step that can be followed is " + JUDGE + ", which makes the verdict");
    }
    return new InspectionOrder(kinds, untried);
  }

  private Optional<RouteDefinition> route(String from) {
    return camel.getRouteDefinitions().stream()
        .filter(route -> route.getInput() != null)
        .filter(route -> from.equals(route.getInput().getEndpointUri()))
        .findFirst();
  }

  private void follow(List<ProcessorDefinition<?>> steps, int depth) throws Exception {
    for (ProcessorDefinition<?> step : steps) {
      if (!judged && !"true".equals(step.getDisabled())) {
        follow(step, depth);
      }
    }
  }

  private void follow(ProcessorDefinition<?> step, int depth) throws Exception {
    if (step instanceof ProcessDefinition process && JUDGE.equals(process.getRef())) {
      judged = true;
    } else if (!(step instanceof ToDefinition to) || !follow(to.getUri(), depth)) {
      untried.add("not tried: " + OneLine.abridged(words(step), MAX_TEXT));
    }
  }

  private static String words(ProcessorDefinition<?> step) {
    String name = "the step " + step.getShortName();
    if (step instanceof ToDefinition to) {
      name += " " + bare(to.getUri()) + (isOwn(to.getUri()) ? " with parameters of its own" : "");
    }
    String text = step.getDescriptionText();
    return text == null || text.isBlank() ? name : name + " (" + text + ")";
  }

  /** Follows a step to an endpoint; returns whether it could. */
  private boolean follow(String uri, int depth) throws Exception {
    String bare = bare(uri);
    if (isOwn(uri) || depth > MAX_DEPTH) {
      return false;
    }
    if (bare.startsWith(ASK)) {
      Optional<Kind> kind = Kind.of(bare.substring(ASK.length()));
      kind.ifPresent(kinds::add);
      return kind.isPresent();
    }
    Optional<RouteDefinition> behind =
        bare.startsWith(KAMELET)
            ? kamelets.find(bare.substring(KAMELET.length()))
            : bare.startsWith("direct:") ? route(bare) : Optional.empty();
    if (behind.isPresent()) {
      follow(behind.get().getOutputs(), depth + 1);
    }
    return behind.isPresent();
  }

  private static String bare(String uri) {
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }

  /** Whether there are parameters, but for those that a kamelet passes on when it gets them. */
  private static boolean isOwn(String uri) {
    int query = uri.indexOf('?');
    return query >= 0
        && !Arrays.stream(uri.substring(query + 1).split("&"))
            .allMatch(parameter -> parameter.contains("{{?"));
  }
}
