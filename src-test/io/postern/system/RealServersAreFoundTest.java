package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RealServersAreFoundTest {

  @Test
  void aProgramThatIsThereIsFoundAndRequired() {
    assertThat(RealServers.find("sh")).isPresent();
    RealServers.require("sh", "dash");
  }

  @Test
  void aMissingProgramIsNamedWithItsPackage() {
    assertThatThrownBy(() -> RealServers.require("no-such-program", "some-package"))
        .hasMessageContaining("no-such-program")
        .hasMessageContaining("some-package");
  }

  @Test
  void freePortsCanBeListenedAt() throws java.io.IOException {
    int port = RealServers.freePort();
    try (java.net.ServerSocket socket = new java.net.ServerSocket(port)) {
      assertThat(socket.isBound()).isTrue();
    }
  }
}
