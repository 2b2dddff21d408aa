package io.postern.inspect.antivirus;

import io.postern.inspect.Finding;
import io.postern.inspect.Finding.CouldNotTell.Why;
import io.postern.inspect.Inspector;
import io.postern.inspect.Occasion;
import io.postern.inspect.scanner.ScannerInput;
import io.postern.inspect.scanner.ScannerLink;
import io.postern.inspect.scanner.ScannerText;
import io.postern.inspect.scanner.SpokeFirstException;
import io.postern.mail.Content;
import io.postern.mail.Mail;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Asks clamd by its INSTREAM command (clamd(8)), over TCP or a Unix domain socket, on a connection
 * of its own for each mail. clamd takes mail apart by itself, so it gets the mail as it is.
 *
 * <p>clamd says {@code OK} also of what lies beyond its own limits on unpacked sizes: ask through
 * {@link ExpansionLimited}.
 */
public final class Clamd implements Inspector {
  private static final byte[] COMMAND = ScannerInput.octets("zINSTREAM\0");
  private static final byte[] END = new byte[4];
  private static final int MAX_ANSWER = 4_096;

  private final ClamdSettings settings;

  public Clamd(ClamdSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Finding inspect(Mail mail, Occasion occasion) {
    long size = mail.content().size();
    if (size > settings.maxSize()) {
      return couldNotTell(
          Why.MAIL,
          "the mail has " + size + " octets, larger than clamd takes (" + settings.maxSize() + ")");
    }
    try (ScannerLink link = ScannerLink.open(settings.address(), settings.timeouts())) {
      boolean whole = send(mail.content(), link);
      return ClamdAnswer.read(new ScannerInput(link).until('\0', MAX_ANSWER), whole, settings);
    } catch (IOException noAnswer) {
      return couldNotTell(
          Why.NO_ANSWER, "clamd could not be asked: " + ScannerText.reason(noAnswer));
    } catch (RuntimeException broken) {
      // the contract: whatever a network, a scanner or a mail does is a finding
      return couldNotTell(Why.MAIL, "clamd could not be asked: " + ScannerText.reason(broken));
    }
  }

  private Finding couldNotTell(Why why, String text) {
    return new Finding.CouldNotTell(settings.name(), why, text);
  }

  /** Whether clamd took it all; when not, it has something to say about that. */
  private static boolean send(Content content, ScannerLink link) throws IOException {
    ChunkedPieces pieces = new ChunkedPieces(link, new LengthBefore());
    try {
      pieces.plain(COMMAND);
      content.forEachPiece(pieces);
      pieces.plain(END);
      pieces.flush();
      return true;
    } catch (SpokeFirstException early) {
      return false;
    }
  }

  /** Four octets with the length, the highest first. */
  private static final class LengthBefore implements ChunkedPieces.Framing {
    @Override
    public void before(ByteBuffer out, int count) {
      out.putInt(count);
    }

    @Override
    public void after(ByteBuffer out) {
      // the length says it all
    }
  }
}
