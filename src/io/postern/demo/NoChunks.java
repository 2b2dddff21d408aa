package io.postern.demo;

import java.io.IOException;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/** Turns BDAT away, and the client with it, whose chunk would otherwise be read as commands. */
final class NoChunks extends BaseCommand {
  NoChunks() {
    super("BDAT", "Not offered here.");
  }

  @Override
  public void execute(String line, Session session) throws IOException, DropConnectionException {
    throw new DropConnectionException("502 5.5.1 CHUNKING is not offered");
  }
}
