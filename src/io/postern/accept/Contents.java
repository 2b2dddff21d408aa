package io.postern.accept;

import io.postern.spool.SpoolFile;
import java.io.IOException;
import java.util.Optional;

/** DATA and BDAT: the content of a mail. */
final class Contents {
  private static final String NO_ROOM = "452 4.3.1 no room for another mail now";

  private Contents() {}

  static void data(Conversation conversation, String argument) throws IOException {
    Optional<String> obstacle =
        argument.isEmpty() ? obstacle(conversation) : Optional.of("501 5.5.4 DATA has no argument");
    Transaction mail = conversation.transaction().orElse(null);
    if (obstacle.isEmpty() && mail.chunks().isPresent()) {
      obstacle = Optional.of("503 5.5.1 the content comes by BDAT already");
    }
    if (obstacle.isPresent()) {
      refuseData(conversation, obstacle.get());
      return;
    }
    Optional<SpoolFile> slot = conversation.premises().spool().tryAcquire();
    if (slot.isEmpty()) {
      refuseData(conversation, NO_ROOM);
      return;
    }
    IncomingContent content = incoming(conversation, mail, slot.get());
    try {
      conversation.say("354 end with a line that is a dot alone");
      Connection connection = conversation.connection();
      new DataReader(content).read(connection.in(), connection::awaitContent);
      Handover.of(conversation, mail, content);
    } finally {
      content.release();
    }
  }

  /**
   * Whoever sends content without having been asked for it would have it executed as commands; such
   * a client is not talked to any more.
   */
  private static void refuseData(Conversation conversation, String reply) throws IOException {
    conversation.refuse("DATA", reply);
    if (conversation.connection().in().hasBuffered()) {
      conversation.refuse("the client", "421 4.7.0 content came without consent, closing");
      conversation.end();
    }
  }

  private static Optional<String> obstacle(Conversation conversation) {
    if (conversation.transaction().isEmpty()) {
      return Optional.of("503 5.5.1 say MAIL first");
    }
    return conversation
        .transaction()
        .filter(mail -> mail.recipientCount() == 0)
        .map(mail -> "503 5.5.1 there is no recipient");
  }

  private static IncomingContent incoming(
      Conversation conversation, Transaction mail, SpoolFile slot) {
    return new IncomingContent(slot, mail.maxSize(), conversation.isTrusted());
  }

  static void bdat(Conversation conversation, String argument) throws IOException {
    Optional<Chunk> read = Chunk.parse(argument);
    if (read.isEmpty()) {
      // how much follows is not known, and none of it may be taken for commands
      conversation.refuse("BDAT", "501 5.5.4 BDAT needs a number of octets, then LAST or nothing");
      conversation.end();
      return;
    }
    Chunk chunk = read.get();
    Optional<String> obstacle = obstacle(conversation);
    Transaction mail = conversation.transaction().orElse(null);
    if (obstacle.isEmpty() && mail.chunks().isEmpty()) {
      Optional<SpoolFile> slot = conversation.premises().spool().tryAcquire();
      slot.ifPresent(room -> mail.chunks(incoming(conversation, mail, room)));
      obstacle = slot.isPresent() ? Optional.empty() : Optional.of(NO_ROOM);
    }
    if (obstacle.isPresent()) {
      chunk.read(conversation.connection(), (block, from, to) -> {});
      conversation.refuse("BDAT", obstacle.get());
      return;
    }
    IncomingContent content = mail.chunks().orElseThrow();
    chunk.read(conversation.connection(), content::take);
    if (chunk.last()) {
      Handover.of(conversation, mail, content);
    } else if (content.objection().isPresent()) {
      conversation.abandonTransaction();
      conversation.refuse("the mail", content.objection().get());
    } else {
      conversation.say("250 2.0.0 " + chunk.octets() + " octets received");
    }
  }
}
