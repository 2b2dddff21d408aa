package io.postern.relay;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on loopback that knows what a test tells it. */
final class StubDns implements AutoCloseable {
  private final DatagramSocket socket;
  private final Map<String, List<Record>> zone = new ConcurrentHashMap<>();
  private final Map<String, Integer> failing = new ConcurrentHashMap<>();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private final Thread serving;

  StubDns() {
    try {
      socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
    serving = new Thread(this::serve, "stub-dns");
    serving.setDaemon(true);
    serving.start();
  }

  /** A record such as {@code ("a.example", Type.MX, "10 mx.a.example.")}. */
  StubDns with(String name, int type, String... data) {
    for (String each : data) {
      try {
        Record record =
            Record.fromString(Name.fromString(name + "."), type, DClass.IN, 300, each, Name.root);
        zone.computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new CopyOnWriteArrayList<>())
            .add(record);
      } catch (IOException wrong) {
        throw new IllegalArgumentException(each, wrong);
      }
    }
    return this;
  }

  /** Answers about a name with this code; -1 for no answer at all. */
  StubDns failing(String name, int code) {
    failing.put(name, code);
    return this;
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** What was asked, such as {@code a.example MX}. */
  List<String> questions() {
    return List.copyOf(questions);
  }

  private void serve() {
    byte[] buffer = new byte[4096];
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        Message question = new Message(Arrays.copyOf(buffer, packet.getLength()));
        byte[] answer = answer(question);
        if (answer.length > 0) {
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private byte[] answer(Message question) {
    Record asked = question.getQuestion();
    String name = asked.getName().toString(true).toLowerCase(Locale.ROOT);
    questions.add(name + " " + Type.string(asked.getType()));
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.RD);
    answer.getHeader().setFlag(Flags.RA);
    answer.addRecord(asked, Section.QUESTION);
    int code = failing.getOrDefault(name, zone.containsKey(name) ? Rcode.NOERROR : Rcode.NXDOMAIN);
    if (code < 0) {
      return new byte[0];
    }
    answer.getHeader().setRcode(code);
    for (Record record : zone.getOrDefault(name, List.of())) {
      if (code == Rcode.NOERROR
          && (record.getType() == asked.getType() || record.getType() == Type.CNAME)) {
        answer.addRecord(record, Section.ANSWER);
      }
    }
    return answer.toWire();
  }

  @Override
  public void close() {
    socket.close();
  }
}
