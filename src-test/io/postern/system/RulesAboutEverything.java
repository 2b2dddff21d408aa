package io.postern.system;

/** Rules with every condition, which have to look at all of a mail and match no mail there is. */
final class RulesAboutEverything {
  /** What a scanner takes for a virus goes on, so that nothing but bytes counts. */
  static final String YAML =
      """
      rules:
        - name: what scanners find
          pass: {finding: infected}
        - name: attachments
          intercept:
            any:
              - attachment: "*never-called-so*"
              - attachment-type: "x-never/x-used"
              - archived: "*never-called-so*"
              - all: [{encrypted-archive: true}, {attachment: "*never-called-so*"}]
              - all: [{ambiguous: true}, {body: "*never to be read 6f1c2b*"}]
              - all: [{attachments-at-least: 1}, {subject: "*never to be read 6f1c2b*"}]
          then: [hold]
        - name: words
          intercept:
            any:
              - body: "*never to be read 6f1c2b*"
              - subject: "*never to be read 6f1c2b*"
              - sender: "*@never.called.so.example"
              - recipient: "*@never.called.so.example"
              - header: {X-Never-There: "*never*", Received: "*never to be read 6f1c2b*"}
              - all: [{larger-than: 1B}, {to: "nobody@never.called.so.example"}]
          then: [hold]
      """;

  private RulesAboutEverything() {}
}
