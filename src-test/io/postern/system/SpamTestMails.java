package io.postern.system;

import io.postern.inspect.Occasion;
import io.postern.mail.Address;
import io.postern.mail.Client;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Mails for real spam scanners. */
final class SpamTestMails {
  /** What every scanner takes for spam; in two parts, lest this file be taken for it. */
  static final String GTUBE =
      "XJS*C4JDBQADN1.NSBN3*2IDNEN*" + "GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";

  private static final List<String> ADVERTS =
      List.of("lottery", "winner", "cheap", "pills", "casino", "replica", "jackpot", "viagra");
  private static final List<String> BUSINESS =
      List.of("quarterly", "budget", "meeting", "agenda", "invoice", "project", "review", "team");

  private SpamTestMails() {}

  /** A fetched mail for a user of company.example. */
  static Mail mail(String user, int number, String body) {
    return mail(user, number, "text/plain; charset=us-ascii", body);
  }

  /**
   * A mail of several parts.
   *
   * @param body the text part and what follows it; parts begin with {@code --b}
   */
  static Mail parts(String user, int number, String body) {
    return mail(user, number, "multipart/mixed; boundary=b", "--b\r\n\r\n" + body + "\r\n--b--");
  }

  private static Mail mail(String user, int number, String type, String body) {
    String text =
        "Return-Path: <bounce@sender.example>\r\n"
            + "Received: from mx.isp.example (mx.isp.example [192.0.2.1])\r\n"
            + "\tby mailbox.isp.example (Postfix) with ESMTP id A"
            + number
            + "; Sat, 21 Nov 2026 10:00:00 +0000\r\n"
            + "Date: Sat, 21 Nov 2026 10:00:00 +0000\r\n"
            + ("From: Sender <s" + number + "@sender.example>\r\n")
            + ("To: <" + user + "@company.example>\r\n")
            + ("Subject: note " + number + "\r\n")
            + ("Message-ID: <m" + number + "@sender.example>\r\n")
            + ("MIME-Version: 1.0\r\nContent-Type: " + type + "\r\n\r\n")
            + body
            + "\r\n";
    Envelope envelope =
        new Envelope(
            Address.parse("bounce@sender.example"), List.of(Address.of(user + "@company.example")));
    try {
      byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
      return Mail.of("T" + number, envelope, Content.of(octets));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A fetched mail is inspected. */
  static Occasion from(Optional<Client> client) {
    return new Occasion(
        Occasion.Direction.INCOMING,
        Optional.of("info"),
        client,
        Instant.parse("2026-11-21T10:00:05Z"),
        List.of());
  }

  static String advert(int number) {
    return words(ADVERTS, number);
  }

  static String business(int number) {
    return words(BUSINESS, number);
  }

  private static String words(List<String> words, int number) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < 8; k++) {
      text.append(words.get((number + k) % 8)).append(' ');
      text.append(words.get((number * 3 + k) % 8)).append(' ');
    }
    return text.append("number ").append(number).toString();
  }
}
