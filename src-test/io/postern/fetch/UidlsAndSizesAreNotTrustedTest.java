package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.SessionReport.End;
import io.postern.fetch.pop3.FakePop3;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Providers estimate sizes, use UIDLs again, and rename everything; no mail is lost or doubled by
 * it.
 */
class UidlsAndSizesAreNotTrustedTest {
  @TempDir Path data;

  private static String mail(String id) {
    return "Message-ID: <" + id + "@x.example>\r\nSubject: " + id + "\r\n\r\ntext\r\n";
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherSizeOfTheSameMailIsStillTheSameMail(boolean top) throws Exception {
    try (FakePop3 provider =
            FakePop3.with("a", mail("1")).capa("UIDL", top ? "TOP" : "USER").start();
        Account account = new Account(data, provider, true)) {
      account.session();
      provider.lieAboutSize("a", 50);
      account.session();
      account.session();
      assertThat(account.arrived()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aUidlThatIsUsedAgainIsAnotherMail(boolean top) throws Exception {
    try (FakePop3 provider =
            FakePop3.with("a", mail("1")).capa("UIDL", top ? "TOP" : "USER").start();
        Account account = new Account(data, provider, true)) {
      account.session();
      provider.renameUidl("a", "gone");
      provider.mail("a", (mail("2") + "and more\r\n").getBytes());
      account.session();
      assertThat(account.arrived()).contains(mail("1"), mail("2") + "and more\r\n");
    }
  }

  @Test
  void aMailMuchShorterThanListedIsNotBelieved() throws Exception {
    byte[] content = mail("1").getBytes();
    try (FakePop3 provider = FakePop3.with().mail("a", 100_000, () -> content).start();
        Account account = new Account(data, provider, false)) {
      for (int i = 0; i < 3; i++) {
        SessionReport report = account.session();
        assertThat(report.text()).contains("less than it listed");
        assertThat(provider.uidls()).containsExactly("a");
      }
      account.session();
      assertThat(account.held()).containsExactly(mail("1"));
      assertThat(provider.uidls()).as("the provider may have more of it").containsExactly("a");
      assertThat(account.arrived()).isEmpty();
    }
  }

  @Test
  void aProviderThatRenamesEverythingIsAskedAboutAndNotFetchedAgain() throws Exception {
    try (FakePop3 provider = FakePop3.with().pipelining();
        Account account = new Account(data, provider, true)) {
      for (int i = 0; i < 20; i++) {
        provider.mail("old" + i, mail("m" + i).getBytes());
      }
      provider.start();
      account.session();
      for (int i = 0; i < 20; i++) {
        provider.renameUidl("old" + i, "new" + i);
      }
      SessionReport asked = account.session();
      assertThat(asked.end()).isEqualTo(End.QUESTION);
      assertThat(asked.text()).contains("mark-all-seen").contains("fetch-all");
      account.history().answer("info", AccountHistory.Answer.MARK_ALL_SEEN);
      account.session();
      provider.mail("new20", mail("m20").getBytes());
      SessionReport after = account.session();
      assertThat(after.fetched()).isEqualTo(1);
      assertThat(account.arrived()).hasSize(21);
    }
  }

  @Test
  void aLostLedgerIsAQuestion() throws Exception {
    try (FakePop3 provider = FakePop3.with("a", mail("1")).start();
        Account account = new Account(data, provider, true)) {
      account.session();
      account.reopenWithAnotherDatabase();
      SessionReport report = account.session();
      assertThat(report.end()).isEqualTo(End.QUESTION);
      assertThat(account.arrived()).hasSize(1);
      account.history().answer("info", AccountHistory.Answer.FETCH_ALL);
      account.session();
      assertThat(account.arrived()).hasSize(2);
    }
  }

  @Test
  void anotherMailboxUnderTheSameNameIsAQuestion() throws Exception {
    try (FakePop3 provider = FakePop3.with("a", mail("1")).start();
        Account account = new Account(data, provider, true)) {
      account.session();
      account.username("berta");
      assertThat(account.session().end()).isEqualTo(End.QUESTION);
    }
  }
}
