package io.postern.manage;

import java.util.List;

/**
 * What came of trying a connection.
 *
 * @param name what was tried
 * @param works whether all is well
 * @param dialogue line by line, ours behind {@code C: }, the other's behind {@code S: }, without
 *     secrets; empty when nothing was said
 * @param verdict one sentence
 * @param guidance what to look at when it does not work; may be empty
 */
record Trial(String name, boolean works, List<String> dialogue, String verdict, String guidance) {
  Trial {
    dialogue = List.copyOf(dialogue);
  }
}
