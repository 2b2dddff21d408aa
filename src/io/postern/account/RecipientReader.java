package io.postern.account;

import io.postern.sessionlog.Wanted;
import java.util.List;

/** Reads the recipients. */
final class RecipientReader {
  private static final String RESERVED = "server";

  private final RecipientKeys keys;

  RecipientReader(RecipientKeys keys) {
    this.keys = keys;
  }

  List<RecipientDraft> read(Section recipients) {
    return recipients.node().items().stream()
        .filter(item -> !recipients.problems().isAbandoned(item))
        .map(item -> readOne(recipients.of(item)))
        .toList();
  }

  private RecipientDraft readOne(Section section) {
    checkKind(section);
    RecipientDraft draft =
        new RecipientDraft(
            section.node(),
            section.get(keys.name),
            section.get(keys.address),
            section.get(keys.endpoint),
            section.entries(keys.accounts),
            section.get(keys.allMail).orElse(false),
            section.list(keys.otherAddresses),
            section.list(keys.keywords),
            section.get(keys.leaveOnServer).orElse(false),
            section.get(keys.sessionLog).orElse(Wanted.NONE));
    if (section.has(keys.endpoint)) {
      checkEndpoint(section, draft);
    }
    return draft;
  }

  private void checkKind(Section section) {
    boolean mailbox = section.has(keys.address);
    boolean endpoint = section.has(keys.endpoint);
    if (mailbox == endpoint) {
      section
          .problems()
          .add(
              section.node(),
              mailbox ? "has both address and endpoint" : "has neither address nor endpoint",
              "expected one of them");
    }
  }

  private void checkEndpoint(Section section, RecipientDraft draft) {
    if (!section.has(keys.name)) {
      section.problems().missing(section.node(), keys.name);
    }
    if (draft.sessionLog() != Wanted.NONE && !section.has(keys.address)) {
      section.wrong(
          keys.sessionLog,
          "an endpoint gets no session logs",
          "expected it at a recipient with an address");
    }
    if (draft.name().filter(RESERVED::equals).isPresent()) {
      section
          .problems()
          .add(
              section.node().child(keys.name.name()).orElseThrow(),
              "\"server\" is the internal mail server's name",
              "expected another name");
    }
    boolean criterion =
        section.has(keys.otherAddresses) || section.has(keys.keywords) || section.has(keys.allMail);
    if (!criterion && !section.has(keys.address)) {
      section
          .problems()
          .add(
              section.node(),
              "gets no mail",
              "expected other-addresses, keywords or all-mail: true");
    }
  }
}
