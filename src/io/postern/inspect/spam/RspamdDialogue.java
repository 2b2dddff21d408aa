package io.postern.inspect.spam;

import io.postern.inspect.scanner.ScannerTimeouts;
import io.postern.mail.Content;
import io.postern.wire.Secret;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Questions to Rspamd over HTTP/1.1 and their answers; connections are kept and shared. No proxy of
 * the machine's comes between, and no redirection is followed: mail goes where the settings say.
 */
final class RspamdDialogue {
  private static final int MAX_ANSWER = 1024 * 1024;

  private final ScannerTimeouts timeouts;
  private final Optional<Secret> password;
  private final HttpClient client;

  RspamdDialogue(ScannerTimeouts timeouts, Optional<Secret> password) {
    this.timeouts = timeouts;
    this.password = password;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(timeouts.connect())
            .build();
  }

  /** An answer: its status and at most a megabyte. */
  record Answer(int status, String body) {}

  /**
   * Asks, and waits until the whole answer is there, no longer than the total time-out.
   *
   * @param facts header lines about the mail, safe in a line
   * @throws IOException saying what went wrong
   */
  Answer ask(URI uri, List<Map.Entry<String, String>> facts, Content content) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(timeouts.total());
    facts.forEach(fact -> request.header(fact.getKey(), fact.getValue()));
    password.ifPresent(secret -> request.header("Password", secret.reveal()));
    Sent sent = new Sent(content);
    request.POST(sent.publisher());
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request.build(), info -> new BoundedBody(MAX_ANSWER));
    try {
      HttpResponse<byte[]> got = answer.get(timeouts.total().toMillis(), TimeUnit.MILLISECONDS);
      if (!sent.isComplete()) {
        throw new IOException("it answered HTTP " + got.statusCode() + " to a part of the mail");
      }
      return new Answer(got.statusCode(), new String(got.body(), StandardCharsets.UTF_8));
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException io
          ? io
          : new IOException(failed.getCause().toString(), failed);
    } catch (TimeoutException late) {
      throw new IOException("no whole answer within " + timeouts.total().toMillis() + " ms", late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for Rspamd");
    } finally {
      answer.cancel(true);
    }
  }

  /** A content on its way, read block by block as the connection takes it. */
  private static final class Sent {
    private final Content content;
    private final AtomicLong taken = new AtomicLong();

    Sent(Content content) {
      this.content = content;
    }

    HttpRequest.BodyPublisher publisher() {
      return content.size() == 0
          ? BodyPublishers.noBody()
          : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), content.size());
    }

    private InputStream open() {
      try {
        return new FilterInputStream(content.open()) {
          @Override
          public int read(byte[] block, int from, int count) throws IOException {
            int n = super.read(block, from, count);
            taken.addAndGet(Math.max(0, n));
            return n;
          }
        };
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    /** Praise for half a mail is none. */
    boolean isComplete() {
      return taken.get() >= content.size();
    }
  }
}
