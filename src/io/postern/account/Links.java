package io.postern.account;

import io.postern.account.Section.Entry;
import io.postern.advice.Nearest;
import io.postern.mail.Address;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that accounts and recipients fit together. */
final class Links {
  private static final String ACCOUNT_EXAMPLE =
      "info: {host: pop.isp.example, username: info@company.example,"
          + " password: \"{{env:POSTERN_INFO_PASSWORD}}\", every: 5m}";
  private static final String RECIPIENT_EXAMPLE =
      "- {address: info@company.example, accounts: [info]}";

  private final Problems problems;

  Links(Problems problems) {
    this.problems = problems;
  }

  void check(Section accounts, Section recipients, List<RecipientDraft> drafts) {
    Collection<Node> written = accounts.node().named();
    if (accounts.node().isEmpty()) {
      problems.add(
          accounts.node(), "no accounts", "expected at least one, for example " + ACCOUNT_EXAMPLE);
    }
    if (recipients.node().isEmpty()) {
      problems.add(
          recipients.node(),
          "no recipients",
          "expected at least one, for example " + RECIPIENT_EXAMPLE);
    }
    unlikeNames(written);
    if (!written.isEmpty()) {
      Set<String> names =
          written.stream().map(Node::name).collect(Collectors.toCollection(LinkedHashSet::new));
      drafts.forEach(draft -> accountsExist(draft, names));
    }
    if (!drafts.isEmpty()) {
      haveRecipients(written, drafts);
    }
    uniqueRecipients(drafts);
  }

  private void unlikeNames(Collection<Node> accounts) {
    Map<String, Node> seen = new HashMap<>();
    for (Node account : accounts) {
      Node other = seen.putIfAbsent(account.name().toLowerCase(Locale.ROOT), account);
      if (other != null) {
        problems.add(
            account, "differs from " + other.path() + " in case only", "expected another name");
      }
    }
  }

  private void accountsExist(RecipientDraft draft, Set<String> names) {
    Set<String> seen = new HashSet<>();
    for (Entry<String> entry : draft.accounts()) {
      if (!names.contains(entry.value())) {
        String advice = Nearest.advice(entry.value(), names);
        problems.add(entry.node(), "there is no account \"" + entry.value() + "\"", advice);
      } else if (!seen.add(entry.value())) {
        problems.add(
            entry.node(), "\"" + entry.value() + "\" stands there twice", "expected it once");
      }
    }
  }

  private void haveRecipients(Collection<Node> accounts, List<RecipientDraft> drafts) {
    Set<String> used = new HashSet<>();
    drafts.forEach(draft -> draft.accounts().forEach(entry -> used.add(entry.value())));
    accounts.stream()
        .filter(account -> !problems.isAbandoned(account))
        .filter(account -> !used.contains(account.name()))
        .forEach(
            account ->
                problems.add(
                    account,
                    "no recipient gets mail from this account",
                    "expected a recipient with accounts: [" + account.name() + "]"));
  }

  private void uniqueRecipients(List<RecipientDraft> drafts) {
    Map<Object, RecipientDraft> seen = new HashMap<>();
    for (RecipientDraft draft : drafts) {
      Optional<String> name = draft.name().map(text -> text.toLowerCase(Locale.ROOT));
      name.ifPresent(n -> once(seen, n, draft, "name"));
      draft.address().ifPresent((Address a) -> once(seen, a, draft, "address"));
    }
  }

  private void once(Map<Object, RecipientDraft> seen, Object id, RecipientDraft draft, String key) {
    RecipientDraft other = seen.putIfAbsent(id, draft);
    if (other != null) {
      problems.add(
          draft.node().child(key).orElseThrow(),
          "\"" + id + "\" is the " + key + " of " + named(other.node(), draft.node()) + ", too",
          "expected every " + key + " once");
    }
  }

  /**
   * Items of a list by their number, rows of tables and what stands in other files by their line.
   */
  private static String named(Node other, Node here) {
    boolean counted = !other.path().endsWith("[]");
    boolean sameFile = other.place().file().equals(here.place().file());
    return (counted ? other.path() : "")
        + (counted && !sameFile ? " in " : "")
        + (counted && sameFile ? "" : other.place());
  }
}
