package io.postern.account;

import io.postern.mail.Address;
import io.postern.rewrite.RewriteSettings;
import io.postern.rewrite.RewriteSettings.Disclaimer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what is changed in outgoing mail. */
final class RewriteReader {
  private static final String DISCLAIMERS = "disclaimers";
  private static final String REAL_NAMES = "real-names";

  private final RewriteKeys keys;

  RewriteReader(RewriteKeys keys) {
    this.keys = keys;
  }

  /** Finds what is wrong. */
  void check(Section rewrite) {
    rewrite.check(keys.own());
    FirstMatch order = new FirstMatch();
    for (Section disclaimer : rewrite.group(DISCLAIMERS).items()) {
      disclaimer.check(keys.disclaimer());
      order.add(disclaimer, keys.domains);
      checkTexts(disclaimer);
    }
    checkRealNames(rewrite);
  }

  private void checkTexts(Section disclaimer) {
    notBoth(disclaimer, keys.textFile, keys.text);
    notBoth(disclaimer, keys.htmlFile, keys.html);
    if (!disclaimer.has(keys.text) && !disclaimer.has(keys.textFile)) {
      disclaimer
          .problems()
          .add(
              disclaimer.node(),
              "has neither text nor text-file",
              "expected one of them; html or html-file may stand beside it");
    }
  }

  private static void notBoth(Section section, Key<?> one, Key<?> other) {
    if (section.has(one) && section.has(other)) {
      section.wrong(one, "stands beside " + other.name(), "expected only one of them");
    }
  }

  private void checkRealNames(Section rewrite) {
    Section names = rewrite.group(REAL_NAMES);
    if (rewrite.has(keys.realNamesFile) && !names.node().isEmpty()) {
      rewrite.wrong(keys.realNamesFile, "stands beside " + REAL_NAMES, "expected only one of them");
    }
    Set<Address> seen = new HashSet<>();
    for (Section name : names.items()) {
      name.check(Stream.of(keys.realNameAddress, keys.realName));
      name.onlyOnce(keys.realNameAddress, seen::add);
    }
  }

  /** The settings, when nothing is wrong. */
  RewriteSettings read(Section rewrite) {
    return new RewriteSettings(
        rewrite.group(DISCLAIMERS).items().stream().map(this::disclaimer).toList(),
        rewrite.value(keys.stripAliases),
        realNames(rewrite),
        rewrite.value(keys.avoidEmptySender),
        rewrite.list(keys.silentDrop));
  }

  private Disclaimer disclaimer(Section section) {
    return new Disclaimer(
        section.list(keys.domains),
        section.get(keys.text).or(() -> section.get(keys.textFile)).orElseThrow(),
        section.get(keys.html).or(() -> section.get(keys.htmlFile)));
  }

  private Map<Address, String> realNames(Section rewrite) {
    Map<Address, String> names = new HashMap<>();
    rewrite.get(keys.realNamesFile).ifPresent(names::putAll);
    rewrite
        .group(REAL_NAMES)
        .items()
        .forEach(name -> names.put(name.value(keys.realNameAddress), name.value(keys.realName)));
    return names;
  }
}
