package io.postern.demo;

import io.postern.mail.Address;
import java.util.List;
import java.util.Map;

/** The small company that the demonstration is about: its mailboxes here and at its provider. */
public final class Company {
  /** Account at the provider: everything for the company's domain lands in it. */
  public static final String CATCH_ALL = "info@company.example";

  /** Account at the provider: one person's own mailbox. */
  public static final String PERSONAL = "boss@company.example";

  /** What the internal server calls itself. */
  public static final String SERVER_NAME = "server.company.example";

  /** What the provider's smarthost calls itself. */
  public static final String SMARTHOST_NAME = "smtp.isp.example";

  static final String SALES = "sales@company.example";
  static final String ACCOUNTING = "accounting@company.example";
  static final String SUPPORT = "support@company.example";
  static final String BOSS = "boss@company.example";
  static final String POSTMASTER = "postmaster@company.example";
  static final String CLOSED = "fax@company.example";

  /** Nobody outside has this address. */
  static final String MISTYPED = "ana@chairs.example";

  private Company() {}

  /** The accounts at the provider, by user name. */
  public static List<String> accounts() {
    return List.of(CATCH_ALL, PERSONAL);
  }

  /** Mailboxes of the internal server that refuse mail, with the words they do it with. */
  public static Map<Address, String> refusals() {
    return Map.of(Address.of(CLOSED), "5.2.1 this mailbox is closed, the fax has left us");
  }

  /** Recipients whom the smarthost refuses, with the words it does it with. */
  public static Map<Address, String> smarthostRefusals() {
    return Map.of(Address.of(MISTYPED), "5.1.1 there is no such user");
  }

  /**
   * The configuration that an administrator of this company would write.
   *
   * @param pop3Port of the provider on the loopback interface
   * @param smtpPort of the internal server there
   * @param smarthostPort of the provider's server for outgoing mail there
   * @param password how the configuration names the password of both accounts, for example {@code
   *     {{env:DEMO_PASSWORD}}}; never the password itself
   * @return YAML that begins with the key {@code postern}
   */
  public static String applicationYaml(
      int pop3Port, int smtpPort, int smarthostPort, String password) {
    return """
    postern:
      deliver:
        server: {host: 127.0.0.1, port: %2$d, security: none}
      accounts:
        info:
          host: 127.0.0.1
          port: %1$d
          security: none
          username: info@company.example
          password: "%3$s"
          every: 2s
          own-addresses: ["@company.example"]
          envelope-header: Delivered-To
          unroutable: postmaster@company.example
          comment: "everything for our domain lands in this one mailbox"
        boss:
          host: 127.0.0.1
          port: %1$d
          security: none
          username: boss@company.example
          password: "%3$s"
          every: 3s
      recipients:
        - address: sales@company.example
          accounts: [info]
          other-addresses: [verkauf@company.example]
        - address: accounting@company.example
          accounts: [info]
        - address: support@company.example
          accounts: [info]
          keywords: [spares]
        - address: fax@company.example
          accounts: [info]
        - address: boss@company.example
          accounts: [boss]
          all-mail: true
      accept: {port: 0}                # any port that is free; usually 2500
      rewrite:
        disclaimers:
          - {text: "Company Ltd, 1 Main Street, company.example"}
      queue:
        freeze: {low: 10m}
      relay:
        language: en
        smarthosts:
          - {host: 127.0.0.1, port: %4$d, security: none}
    """
        .formatted(pop3Port, smtpPort, password, smarthostPort);
  }
}
