package io.postern.deliver;

import io.postern.fetch.pop3.TestCertificate;
import io.postern.wire.Security;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The contract, at servers of every kind. */
class SmtpDeliveryContractTest {

  private static TestCertificate certificate;

  @BeforeAll
  static void certificate() {
    certificate = TestCertificate.named("dns:localhost,ip:127.0.0.1");
  }

  abstract static class AtAServer extends DeliveryContract {
    final Rig rig = new Rig();

    @Override
    protected Delivery delivery() {
      return rig.delivery();
    }

    @Override
    protected List<byte[]> arrived() {
      return rig.server.mails().stream().map(ReceivedMail::content).toList();
    }

    @Override
    protected void breakEndpoint() {
      rig.server.close();
    }

    @AfterEach
    void close() {
      rig.close();
    }
  }

  @Nested
  class Modern extends AtAServer {}

  @Nested
  class WithoutExtensions extends AtAServer {
    WithoutExtensions() {
      rig.server.offering();
    }
  }

  @Nested
  class WithoutEhlo extends AtAServer {
    WithoutEhlo() {
      rig.server.on("EHLO").say("502 not implemented");
    }
  }

  @Nested
  class UnderTls extends AtAServer {
    UnderTls() {
      rig.server.tlsAtOnce(certificate);
      rig.with(Security.TLS, certificate.fingerprint());
    }
  }
}
