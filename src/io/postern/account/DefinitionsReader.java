package io.postern.account;

import io.postern.deliver.ServerSettings;
import io.postern.fetch.FetchSettings;
import io.postern.mail.Address;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** Reads the section {@code postern} of the settings and checks all of it. */
public final class DefinitionsReader {
  private final Surroundings surroundings;

  public DefinitionsReader(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * @param environment as Spring Boot made it: files, profiles, environment variables, command line
   * @return the definitions, or every problem that was found
   */
  public Reading read(Environment environment) {
    Keys keys = new Keys(surroundings);
    Schema schema = new Schema(keys.all());
    Node root = new WrittenKeys(environment, schema).tree();
    Problems problems = new Problems();
    new Shape(schema, problems).check(root);
    Optional<Definitions> definitions = convert(new Section(root, environment, problems), keys);
    return definitions
        .<Reading>map(Reading.Valid::new)
        .orElseGet(() -> new Reading.Invalid(problems.sorted()));
  }

  private static Optional<Definitions> convert(Section root, Keys keys) {
    Section accounts = root.group("accounts");
    Section recipients = root.group("recipients");
    List<RecipientDraft> drafts = new RecipientReader(keys.recipient).read(recipients);
    new Links(root.problems()).check(accounts, recipients, drafts);
    GeneralReader general = new GeneralReader(keys, root);
    Optional<Path> dataDir = general.dataDir();
    Optional<FetchSettings> fetch = general.fetch();
    Optional<Address> postmaster = general.postmaster(drafts);
    Optional<ServerSettings> server =
        new ServerReader(keys.server).read(root.group("deliver").group("server"));
    List<AccountDefinition> read =
        new AccountReader(keys.account, general.connectTimeout(), general.readTimeout(), postmaster)
            .read(accounts);
    ConsoleLogin console = general.console();
    if (root.problems().any()) {
      return Optional.empty();
    }
    return Optional.of(
        new Definitions(
            dataDir.orElseThrow(),
            fetch.orElseThrow(),
            read,
            drafts.stream().map(RecipientDraft::recipient).toList(),
            server.orElseThrow(),
            postmaster.orElseThrow(),
            console));
  }
}
