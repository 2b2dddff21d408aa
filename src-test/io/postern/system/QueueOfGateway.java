package io.postern.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a gateway's data folder says of outgoing mail; reads beside the running gateway. */
final class QueueOfGateway {
  private final Path data;

  /**
   * @param data its data folder
   */
  QueueOfGateway(Path data) {
    this.data = data;
  }

  /** How many mails there are, whatever their state. */
  int mails() {
    return ask("SELECT mail_id FROM queue").size();
  }

  /** The states of the mails with this envelope sender, for example {@code held}. */
  List<String> statesOf(String sender) {
    return ask("SELECT state FROM queue WHERE sender = ?", sender);
  }

  /** What stands beside the mails with this envelope sender. */
  List<String> notesOf(String sender) {
    return ask("SELECT note FROM queue WHERE sender = ?", sender);
  }

  /** The details of the journal's lines about an event and a recipient, oldest first. */
  List<String> journal(String event, String recipient) {
    return ask(
        "SELECT detail FROM journal WHERE event = ? AND recipient = ? ORDER BY seq",
        event,
        recipient);
  }

  /** The details of all of the journal's lines about an event, oldest first. */
  List<String> journal(String event) {
    return ask("SELECT detail FROM journal WHERE event = ? ORDER BY seq", event);
  }

  /** The mails that the journal says were in doubt, once for each time and recipient. */
  List<String> inDoubt() {
    return ask("SELECT mail_id FROM journal WHERE event = 'IN_DOUBT'");
  }

  private List<String> ask(String sql, String... arguments) {
    try (Connection connection = DriverManager.getConnection(url());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setString(i + 1, arguments[i]);
      }
      List<String> answers = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          answers.add(rows.getString(1));
        }
      }
      return answers;
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  /**
   * Keeps everybody else from writing, as a backup program does, until it is closed.
   *
   * @throws SQLException when somebody else writes for too long
   */
  Connection lock() throws SQLException {
    Connection connection = DriverManager.getConnection(url());
    connection.createStatement().execute("PRAGMA busy_timeout = 10000");
    connection.createStatement().execute("BEGIN IMMEDIATE");
    return connection;
  }

  private String url() {
    return "jdbc:sqlite:" + data.resolve("postern.db");
  }

  /** The files in which large contents are, and what may be left of them. */
  List<Path> contentFiles() throws IOException {
    return filesBelow(data.resolve("queue"));
  }

  /** The files of mails that are just coming in. */
  List<Path> spoolFiles() throws IOException {
    return filesBelow(data.resolve("spool").resolve("accept"));
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
