package io.postern.inspect.spam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mail.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandOffIsReadFromTraceLinesTest {
  private static final HandOff HAND_OFF =
      new HandOff(TrustedHosts.of(List.of("*.isp.example", "isp.example", "203.0.113.0/24")));
  private static final String OUTSIDE =
      "Received: from mx.sender.example (out.sender.example [198.51.100.9])\r\n"
          + "\tby mx1.isp.example (Postfix) with ESMTPS id 4Abc; Sat, 21 Nov 2026 10:00:00"
          + " +0000\r\n";
  private static final String FORGED =
      "Received: from good.bank.example (good.bank.example [192.0.2.80])"
          + " by mx9.isp.example with ESMTP id 1; Sat, 21 Nov 2026 09:00:00 +0000\r\n";

  private static Optional<HandOff.Hop> handOff(String... lines) {
    byte[] octets =
        (String.join("", lines) + "From: a@b.example\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    return HAND_OFF.of(Header.parse(octets, octets.length));
  }

  private static String told(String... lines) {
    return handOff(lines)
        .map(hop -> hop.client().address().getHostAddress() + " " + hop.client().helo())
        .orElse("unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Postfix
        "from mx.s.example (out.s.example [198.51.100.9]) by mx.isp.example (Postfix) with ESMTP id"
            + " 1 | mx.s.example | out.s.example",
        "from localhost (unknown [198.51.100.9]) by mx.isp.example (Postfix) with SMTP id 1 |"
            + " localhost | ",
        "from [10.1.1.1] (out.s.example [198.51.100.9]) (using TLSv1.3 with cipher X (256/256"
            + " bits)) (No client certificate requested) by mx.isp.example (Postfix) with ESMTPS id"
            + " 1 | [10.1.1.1] | out.s.example",
        "from h.s.example (h.s.example [198.51.100.9]) (Authenticated sender: x@[192.0.2.1]) by"
            + " mx.isp.example (Postfix) with ESMTPA id 1 | h.s.example | h.s.example",
        "from h.s.example (Authenticated sender: x@[192.0.2.1]) (h.s.example [198.51.100.9]) by mx.isp.example (Postfix) with ESMTPA id 1 | h.s.example | h.s.example",
        // Sendmail
        "from mx.s.example (out.s.example [198.51.100.9] (may be forged)) by mx.isp.example"
            + " (8.17.1/8.17.1) with ESMTP id 3AB | mx.s.example | ",
        "from [192.0.2.1] ([198.51.100.9]) by mx.isp.example (8.17.1/8.17.1) with ESMTP id 3AB |"
            + " [192.0.2.1] | ",
        "from mx.s.example (IDENT:root[192.0.2.1]@out.s.example [198.51.100.9]) by mx.isp.example"
            + " (8.9.3/8.9.3) with SMTP id 3AB | mx.s.example | out.s.example",
        // Exim
        "from out.s.example ([198.51.100.9]:37062 helo=mx.s.example) by mx.isp.example with esmtps"
            + " (Exim 4.96) id 1JZ | mx.s.example | out.s.example",
        "from out.s.example ([198.51.100.9]) by mx.isp.example with esmtp (Exim 4.96) id 1JZ |"
            + " out.s.example | out.s.example",
        "from [198.51.100.9] (helo=[192.0.2.1]) by mx.isp.example with smtp (Exim 3.13 #1) id 14l |"
            + " [192.0.2.1] | ",
        "from [198.51.100.9] (port=4711 helo=mx.s.example) by mx.isp.example with esmtp (Exim 4.96)"
            + " id 14l | mx.s.example | ",
        // Exchange and Microsoft's SMTP service
        "from mx.s.example (198.51.100.9) by EX1.isp.example (203.0.113.2) with Microsoft SMTP"
            + " Server (version=TLS1_2, cipher=X) id 15.2.1 via Frontend Transport | mx.s.example |"
            + " ",
        "from mx.s.example ([198.51.100.9]) by EX1.isp.example with Microsoft"
            + " SMTPSVC(6.0.3790.4675) | mx.s.example | ",
        // Gmail
        "from mx.s.example (out.s.example. [198.51.100.9]) by mx.isp.example with ESMTPS id"
            + " 41be03b00d2f7 for <a@b.example> (version=TLS1_3 cipher=X) | mx.s.example |"
            + " out.s.example",
        // qmail
        "from unknown (HELO mx.s.example) (198.51.100.9) by mx.isp.example with SMTP | mx.s.example"
            + " | ",
        "from out.s.example (HELO 192.0.2.1) (user@198.51.100.9) by mx.isp.example with ESMTPA |"
            + " 192.0.2.1 | ",
        "from out.s.example (198.51.100.9) by mx.isp.example with SMTP | out.s.example | ",
        // others
        "from 198.51.100.9 (EHLO mx.s.example) (198.51.100.9) by mta.isp.example with SMTPs |"
            + " mx.s.example | ",
        "from [198.51.100.9] (account joe@s.example HELO mx.s.example) by mx.isp.example"
            + " (CommuniGate Pro SMTP 6.1) with ESMTPSA id 1 | mx.s.example | ",
        "from mx.s.example ([198.51.100.9] verified) by mx.isp.example (CommuniGate Pro SMTP 6.1)"
            + " with ESMTP id 1 | mx.s.example | ",
        "from mx.s.example ([198.51.100.9]) by mx.isp.example (Lotus Domino Release 7.0.2FP1) with"
            + " ESMTP id 1 | mx.s.example | ",
        "from mx.s.example [198.51.100.9] by mx.isp.example for a@b.example | mx.s.example | ",
        "from [198.51.100.9] ([198.51.100.9:41560] helo=mx.s.example) by mx.isp.example"
            + " (envelope-from <x@[192.0.2.1]>) (ecelerity 3.5) with ESMTP id 1 | mx.s.example | ",
        "from [198.51.100.9] by t1.isp.example with NNFMP | [198.51.100.9] | ",
        "from mx.s.example (out.s.example [::ffff:198.51.100.9]) by mx.isp.example with ESMTP id 1"
            + " | mx.s.example | out.s.example",
      })
  void ofEveryMailServer(String line, String helo, String name) {
    Optional<HandOff.Hop> hop =
        handOff("Received: " + line + "; Sat, 21 Nov 2026 10:00:00 +0000\r\n");
    assertThat(hop).isPresent();
    assertThat(hop.get().client().address().getHostAddress()).isEqualTo("198.51.100.9");
    assertThat(hop.get().client().helo()).isEqualTo(helo);
    assertThat(hop.get().name()).isEqualTo(Optional.ofNullable(name));
  }

  @Test
  void inIpv6Too() {
    assertThat(
            told(
                "Received: from mx.s.example (o.s.example [IPv6:2001:db8::9])"
                    + " by mx.isp.example (Postfix) with UTF8SMTPS id 1; x\r\n"))
        .isEqualTo("2001:db8:0:0:0:0:0:9 mx.s.example");
  }

  @Test
  void throughTheProvidersOwnHouse() {
    assertThat(
            told(
                "Return-Path: <bounce@sender.example>\r\n",
                "Received: by box.isp.example (Dovecot) id 7; x\r\n",
                "Received: from mx2.isp.example ([10.0.0.7]) by box.isp.example with LMTP id 1;"
                    + " x\r\n",
                "Received: from localhost (localhost [127.0.0.1]) by mx2.isp.example (Postfix) with"
                    + " ESMTP id 2; x\r\n",
                "Received: from mx1.isp.example ([203.0.113.4]) by localhost (mx2.isp.example"
                    + " [127.0.0.1]) (amavisd-new, port 10024) with ESMTP id 3; x\r\n",
                "Received: (qmail 24401 invoked by uid 89); x\r\n",
                OUTSIDE,
                FORGED))
        .isEqualTo("198.51.100.9 mx.sender.example");
  }

  @Test
  void andNamesThatTheProviderVouchesForAreItsOwn() {
    String inner =
        "Received: from x (mx7.isp.example [192.0.2.44]) by box.isp.example (Postfix) with ESMTP id"
            + " 1; x\r\n";
    assertThat(told(inner, OUTSIDE)).isEqualTo("198.51.100.9 mx.sender.example");
  }

  @Test
  void butNotNamesThatTheClientGaveItself() {
    String lying =
        "Received: from mx1.isp.example (unknown [192.0.2.44]) by box.isp.example (Postfix) with"
            + " ESMTP id 1; x\r\n";
    assertThat(told(lying, FORGED)).isEqualTo("192.0.2.44 mx1.isp.example");
    String exchange =
        "Received: from mx1.isp.example (192.0.2.44) by box.isp.example (10.0.0.1) with Microsoft"
            + " SMTP Server id 1; x\r\n";
    assertThat(told(exchange, FORGED)).isEqualTo("192.0.2.44 mx1.isp.example");
  }

  @Test
  void nothingWhenTheFirstLineIsAStrangers() {
    assertThat(
            told(
                "Received: from a.example (a.example [198.51.100.9]) by mx.other.example with ESMTP"
                    + " id 1; x\r\n"))
        .isEqualTo("unknown");
    assertThat(
            told(
                "Received: from a.example (a.example [198.51.100.9]) by localhost with ESMTP id 1;"
                    + " x\r\n"))
        .isEqualTo("unknown");
  }

  @Test
  void nothingWhenTheTrailLeavesTheHouseWithoutALine() {
    assertThat(
            told(
                "Received: from x (localhost [127.0.0.1]) by mx1.isp.example (Postfix) with ESMTP"
                    + " id 1; x\r\n",
                "Received: from pc (pc [192.0.2.5]) by mx.sender.example with ESMTP id 1; x\r\n"))
        .isEqualTo("unknown");
    assertThat(told()).isEqualTo("unknown");
    assertThat(told("Received: from mx.sender.example by mx1.isp.example with SMTP id 1; x\r\n"))
        .isEqualTo("unknown");
  }

  @Test
  void linesOfFetchersAreNoHandOff() {
    assertThat(
            told(
                "Received: from pop.isp.example by gw.company.example (Postern) with POP3 id 1;"
                    + " x\r\n",
                OUTSIDE))
        .isEqualTo("198.51.100.9 mx.sender.example");
  }

  @Test
  void theSenderOnlyWhenTheProviderWroteItAboveTheTrail() {
    assertThat(handOff("Return-Path: <b@s.example>\r\n", OUTSIDE).orElseThrow().sender())
        .hasValueSatisfying(path -> assertThat(path.text()).hasValue("<b@s.example>"));
    assertThat(handOff("Return-Path: <>\r\n", OUTSIDE).orElseThrow().sender())
        .hasValueSatisfying(path -> assertThat(path.address()).isEmpty());
    assertThat(handOff(OUTSIDE, "Return-Path: <b@s.example>\r\n").orElseThrow().sender()).isEmpty();
    assertThat(handOff("Return-Path: nonsense\r\n", OUTSIDE).orElseThrow().sender()).isEmpty();
  }

  @Test
  void aHeloThatCannotStandInALineIsNotPassedOn() {
    assertThat(
            told(
                "Received: from a;b\u00ff (o.s.example [198.51.100.9]) by mx.isp.example with SMTP"
                    + " id 1\r\n"))
        .isEqualTo("unknown");
    assertThat(
            told(
                "Received: from \u00ffx<y> (o.s.example [198.51.100.9]) by mx.isp.example with SMTP"
                    + " id 1\r\n"))
        .isEqualTo("198.51.100.9 unknown");
  }

  @Test
  void whatIsNeitherHostNorNetworkIsRefused() {
    for (String wrong :
        List.of("", "*", "*.", "mx", "a b.example", "10.0.0.0/33", "http://x.example")) {
      assertThatThrownBy(() -> TrustedHosts.of(List.of(wrong)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"" + wrong + "\"");
    }
  }

  @Property(tries = 2_000)
  void whateverStandsThereNothingBreaks(@ForAll @StringLength(max = 300) String line) {
    assertThat(ReceivedHop.parse("from " + line)).isNotNull();
    assertThat(ReceivedHop.parse(line)).isNotNull();
    handOff("Received: from x (" + line.replaceAll("[\r\n]", " ") + ") by mx.isp.example; x\r\n");
  }
}
