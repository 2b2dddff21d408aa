package io.postern.account;

import io.postern.account.secret.KeyRing;
import io.postern.connection.ConnectionSettings;
import io.postern.deliver.ServerSettings;
import io.postern.deliver.SpamRejection;
import io.postern.fetch.FetchSettings;
import io.postern.mail.Address;
import io.postern.sessionlog.SessionLogSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/** Reads the section {@code postern} of the settings and checks all of it. */
public final class DefinitionsReader {
  private static final String SERVER = "server";

  private final Surroundings surroundings;

  public DefinitionsReader(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * @param environment as Spring Boot made it: files, profiles, environment variables, command line
   * @return the definitions, or every problem that was found
   */
  public Reading read(Environment environment) {
    Schema schema = new Schema(new Keys(surroundings).all());
    WrittenKeys written = new WrittenKeys(environment, schema);
    Node root = written.tree();
    Problems problems = new Problems();
    Section section = new Section(root, environment, problems);
    Keys keys = new Keys(withKeyOfSecrets(section));
    Notes notes = new Notes();
    Tables tables = new Tables(keys.tables, section, schema, notes);
    if (problems.any()) {
      // what refers to the rows of a broken table would only be noise
      return new Reading.Invalid(problems.sorted(), files(schema, root));
    }
    written.addVariables(tables.accountNames());
    tables.addTo(root);
    new Shape(schema, problems).check(root);
    new PlainSecrets(schema, surroundings.home(), tables.files()).note(root, notes);
    return convert(section, keys)
        .<Reading>map(valid -> new Reading.Valid(valid, notes.hints(), files(schema, root)))
        .orElseGet(() -> new Reading.Invalid(problems.sorted(), files(schema, root)));
  }

  /** What the settings name besides themselves. */
  private List<Path> files(Schema schema, Node root) {
    Set<Path> files = new LinkedHashSet<>();
    schema.eachValue(
        root,
        (node, key) ->
            key.type().file(node.value().toString()).flatMap(this::path).ifPresent(files::add));
    return List.copyOf(files);
  }

  private Optional<Path> path(String name) {
    try {
      return Optional.of(surroundings.home().resolve(name).normalize());
    } catch (InvalidPathException wrong) {
      return Optional.empty();
    }
  }

  /** Where the key of encrypted secrets is. */
  KeyRing keys(Environment environment) {
    Schema schema = new Schema(new Keys(surroundings).all());
    Node root = new WrittenKeys(environment, schema).tree();
    return withKeyOfSecrets(new Section(root, environment, new Problems())).keys();
  }

  /** The key lies in the data folder, whose place is a setting itself. */
  private Surroundings withKeyOfSecrets(Section root) {
    Keys keys = new Keys(surroundings);
    return new Section(root.node(), root.environment(), new Problems())
        .get(keys.dataDir)
        .map(surroundings::withDataDir)
        .orElse(surroundings);
  }

  private Optional<Definitions> convert(Section root, Keys keys) {
    Section server = root.group("deliver").group(SERVER);
    String helo = server.get(keys.helo).orElseGet(LocalHostName::find);
    OutgoingReader outgoing = new OutgoingReader(keys.outgoing, root, helo);
    InspectReader inspect =
        new InspectReader(keys.inspect, root, outgoing.isOn(), helo, surroundings);
    ServerReader servers = new ServerReader(keys.server, helo);
    servers.check(server);
    Optional<SpamRejection> spam = keys.spamRejection.read(server);
    ConnectionReader connection = new ConnectionReader(keys.connection, surroundings.variable());
    Section provider = root.group("connection");
    connection.check(provider);
    outgoing.check();
    inspect.check(root.get(keys.dataDir));
    Optional<Definitions> definitions =
        incoming(root, keys, outgoing.isOn())
            .filter(incoming -> !root.problems().any())
            .map(
                incoming ->
                    incoming.with(
                        servers.read(server, SERVER),
                        spam,
                        outgoing::read,
                        dataDir -> connection.read(provider, dataDir),
                        dataDir ->
                            inspect.read(dataDir, outgoing.language(), incoming.accountNames())));
    definitions.ifPresent(complete -> OwnListener.check(root, keys, complete));
    return definitions.filter(complete -> !root.problems().any());
  }

  /** All but the servers and the outgoing side; empty when there is a problem with that. */
  private static Optional<Incoming> incoming(Section root, Keys keys, boolean sends) {
    Section accounts = root.group("accounts");
    Section recipients = root.group("recipients");
    boolean onlySends = sends && accounts.node().isEmpty() && recipients.node().isEmpty();
    List<RecipientDraft> drafts = new RecipientReader(keys.recipient).read(recipients);
    if (!onlySends) {
      new Links(root.problems()).check(accounts, recipients, drafts);
    }
    GeneralReader general = new GeneralReader(keys, root);
    Optional<Address> postmaster = general.postmaster(drafts, onlySends);
    List<AccountDefinition> read =
        new AccountReader(keys.account, general.connectTimeout(), general.readTimeout(), postmaster)
            .read(accounts);
    ConsoleLogin console = general.console();
    root.get(keys.takeUp);
    Optional<SessionLogSettings> logs = keys.sessionLogs.read(root, drafts);
    return general
        .fetch()
        .map(
            fetch ->
                new Incoming(
                    fetch,
                    read,
                    drafts,
                    postmaster.orElseThrow(),
                    console,
                    logs.orElseThrow(),
                    root.value(keys.takeUp)));
  }

  private record Incoming(
      FetchSettings fetch,
      List<AccountDefinition> accounts,
      List<RecipientDraft> drafts,
      Address postmaster,
      ConsoleLogin console,
      SessionLogSettings sessionLogs,
      TakeUp takeUp) {
    Set<String> accountNames() {
      return accounts.stream().map(AccountDefinition::name).collect(Collectors.toSet());
    }

    Definitions with(
        ServerSettings server,
        Optional<SpamRejection> spam,
        Function<Path, Optional<Outgoing>> outgoing,
        Function<Path, Optional<ConnectionSettings>> connection,
        Function<Path, Optional<Inspection>> inspection) {
      return new Definitions(
          fetch.dataDir(),
          fetch,
          accounts,
          drafts.stream().map(RecipientDraft::recipient).toList(),
          server,
          spam,
          postmaster,
          console,
          outgoing.apply(fetch.dataDir()),
          inspection.apply(fetch.dataDir()),
          sessionLogs,
          takeUp,
          connection.apply(fetch.dataDir()));
    }
  }
}
