package io.postern.manage;

import io.postern.fetch.LedgerCare;
import io.postern.fetch.LedgerEntry;
import io.postern.fetch.MailboxDeletion;
import io.postern.fetch.MailboxPage;
import io.postern.fetch.MailboxRow;
import io.postern.fetch.MailboxText;
import io.postern.fetch.MailboxTool;
import io.postern.fetch.pop3.Pop3Exception;
import io.postern.hold.Hold;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** What is in the mailboxes at the providers, over JMX (F42, F43). */
@ManagedResource(
    objectName = JmxPolicy.DOMAIN + ":type=Mailbox",
    description = "Looks into mailboxes at providers, and tidies them up by hand")
public class MailboxOperations {
  private static final String ACCOUNT = "name of the account";
  private static final String WHICH =
      "numbers or UIDLs; a UIDL of digits alone stands behind uidl:";

  private final MailboxControl mailboxes;
  private final MailboxTool tool;
  private final LedgerCare ledger;
  private final Hold hold;

  MailboxOperations(MailboxControl mailboxes, MailboxTool tool, LedgerCare ledger, Hold hold) {
    this.mailboxes = mailboxes;
    this.tool = tool;
    this.ledger = ledger;
    this.hold = hold;
  }

  /** A part of what is in a mailbox: {@code rows}, and in {@code next} where to go on. */
  @ManagedOperation(
      description =
          "Visits a mailbox and lists what is in it, newest first, with what we did with it")
  @ManagedOperationParameter(name = "account", description = ACCOUNT)
  @ManagedOperationParameter(
      name = "before",
      description = "0 for the newest messages, or what the part before gave as next")
  @ManagedOperationParameter(name = "limit", description = "rows at the most, up to 1000")
  @ManagedOperationParameter(
      name = "headers",
      description = "whether to read date, sender and subject, too; of up to 200 rows")
  public Map<String, Object> list(String account, int before, int limit, boolean headers) {
    MailboxPage page = visit(account, settings -> tool.list(settings, before, limit, headers));
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("mails", page.mails());
    shown.put("octets", page.octets());
    shown.put("beyond", page.beyond());
    shown.put("next", page.next());
    shown.put("rows", page.rows().stream().map(this::row).toList());
    return shown;
  }

  /** The messages that are meant, as rows; who is not there is left out. */
  @ManagedOperation(description = "Visits a mailbox and lists single messages, with their headers")
  @ManagedOperationParameter(name = "account", description = ACCOUNT)
  @ManagedOperationParameter(name = "which", description = WHICH)
  public List<Map<String, Object>> find(String account, String[] which) {
    return visit(account, settings -> tool.find(settings, Arrays.asList(which))).stream()
        .map(this::row)
        .toList();
  }

  /** A message's row, with its beginning as base64 in {@code text}. */
  @ManagedOperation(
      description = "Visits a mailbox and reads the header and the first lines of a message")
  @ManagedOperationParameter(name = "account", description = ACCOUNT)
  @ManagedOperationParameter(name = "which", description = "its number, or its UIDL")
  @ManagedOperationParameter(name = "lines", description = "of the body, 0 for the header alone")
  public Map<String, Object> show(String account, String which, int lines) {
    MailboxText text = visit(account, settings -> tool.show(settings, which, lines));
    Map<String, Object> shown = row(text.row());
    shown.put("cut", text.cut());
    shown.put("text", Base64.getEncoder().encodeToString(text.octets()));
    return shown;
  }

  /** Deletes messages at the provider; a row for each: uidl, result, text. */
  @ManagedOperation(
      description =
          "Deletes messages at the provider. DANGER: what nobody has and is deleted is lost for good")
  @ManagedOperationParameter(name = "account", description = ACCOUNT)
  @ManagedOperationParameter(name = "uidls", description = "UIDLs of the messages")
  @ManagedOperationParameter(
      name = "undelivered",
      description = "whether those may go, too, that nobody is known to have")
  public List<Map<String, String>> delete(String account, String[] uidls, boolean undelivered) {
    String who = SignedIn.name();
    return visit(account, s -> tool.delete(s, Arrays.asList(uidls), undelivered, who)).stream()
        .map(MailboxOperations::row)
        .toList();
  }

  /** How many messages of an account the ledger knows. */
  @ManagedOperation(description = "Counts the messages that we know of an account")
  @ManagedOperationParameter(name = "account", description = ACCOUNT)
  public int countKnown(String account) {
    return ledger.count(account);
  }

  /** Forgets messages; how many were known. */
  @ManagedOperation(
      description =
          "Forgets messages, so that those that are still at the provider are fetched again. DANGER:"
              + " they are delivered a second time")
  @ManagedOperationParameter(name = "account", description = ACCOUNT)
  @ManagedOperationParameter(name = "uidls", description = "UIDLs of the messages")
  public int forget(String account, String[] uidls) {
    String who = SignedIn.name();
    return visit(account, s -> ledger.forget(s.account(), Arrays.asList(uidls), who));
  }

  /** Forgets all messages of an account; how many were known. */
  @ManagedOperation(
      description =
          "Forgets all messages of an account. DANGER: all that is still at the provider is delivered"
              + " a second time")
  @ManagedOperationParameter(name = "account", description = ACCOUNT)
  public int forgetAll(String account) {
    String who = SignedIn.name();
    return visit(account, s -> ledger.forgetAll(s.account(), who));
  }

  /** Takes all that is in the mailbox as known; how many were marked. */
  @ManagedOperation(
      description =
          "Takes all that is in the mailbox now as known, so that only what comes later is fetched."
              + " DANGER: what is there now stays undelivered")
  @ManagedOperationParameter(name = "account", description = ACCOUNT)
  public int markAllSeen(String account) {
    String who = SignedIn.name();
    return visit(account, s -> tool.markAllSeen(s, who));
  }

  private <T> T visit(String account, MailboxControl.Errand<T> errand) {
    try {
      return mailboxes.visit(account, errand);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the gateway stops", stopped);
    } catch (Pop3Exception failed) {
      String guidance = ProviderWords.guidance(failed.kind());
      throw new IllegalStateException(failed.getMessage() + "\n" + guidance, failed);
    } catch (RuntimeException refused) {
      throw refused;
    } catch (Exception failed) {
      throw new IllegalStateException(failed.getMessage(), failed);
    }
  }

  private Map<String, Object> row(MailboxRow message) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("number", message.number());
    row.put("uidl", message.uidl());
    row.put("size", message.octets());
    row.put("date", message.excerpt().map(e -> e.date()).orElse(""));
    row.put("from", message.excerpt().map(e -> e.from()).orElse(""));
    row.put("subject", message.excerpt().map(e -> e.subject()).orElse(""));
    row.put("state", message.known().map(this::state).orElse("new"));
    row.put("mail", message.known().map(LedgerEntry::mailId).orElse(""));
    row.put("safe", message.known().map(LedgerEntry::deletable).orElse(false));
    row.put("ambiguous", message.ambiguous());
    return row;
  }

  private String state(LedgerEntry known) {
    return switch (known.state()) {
      case SAFE -> hold.find(known.mailId()).isPresent() ? "held" : "delivered";
      case OPEN -> open(known);
      case SEEN, DELETED -> word(known.state());
    };
  }

  private static String open(LedgerEntry known) {
    if (known.stays() != null) {
      return word(known.stays());
    }
    return switch (known.attempts()) {
      case 0 -> "new";
      case 1 -> "tried once";
      default -> "tried " + known.attempts() + " times";
    };
  }

  private static Map<String, String> row(MailboxDeletion deletion) {
    return Map.of(
        "uidl", deletion.uidl(),
        "result", word(deletion.result()).replace('_', '-'),
        "text", deletion.text());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
