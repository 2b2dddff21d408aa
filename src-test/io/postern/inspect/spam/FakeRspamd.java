package io.postern.inspect.spam;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Plays Rspamd over HTTP: takes any mail, answers what the test wants. */
final class FakeRspamd implements Closeable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Headers> asked = new CopyOnWriteArrayList<>();
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final List<Integer> sizes = new CopyOnWriteArrayList<>();

  /**
   * @param announced length of the answer as its header says; 0 for chunks
   * @param pause nanoseconds after each octet
   */
  FakeRspamd(int status, String answer, long announced, long pause) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestHeaders());
          paths.add(exchange.getRequestURI().getPath());
          sizes.add(drain(exchange.getRequestBody()));
          exchange.sendResponseHeaders(status, announced);
          for (byte octet : answer.getBytes(StandardCharsets.UTF_8)) {
            exchange.getResponseBody().write(octet);
            if (pause > 0) {
              exchange.getResponseBody().flush();
              LockSupport.parkNanos(pause);
            }
          }
          exchange.close();
        });
    server.start();
  }

  static FakeRspamd answering(int status, String answer) throws IOException {
    return new FakeRspamd(status, answer, answer.getBytes(StandardCharsets.UTF_8).length, 0);
  }

  private static int drain(java.io.InputStream in) throws IOException {
    byte[] block = new byte[64 * 1024];
    int total = 0;
    for (int n = in.read(block); n >= 0; n = in.read(block)) {
      total += n;
    }
    return total;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The header of the first question. */
  Headers asked() {
    return asked.get(0);
  }

  List<String> paths() {
    return paths;
  }

  List<Integer> sizes() {
    return sizes;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
