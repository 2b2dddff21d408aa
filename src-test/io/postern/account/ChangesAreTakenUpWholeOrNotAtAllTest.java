package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * New definitions are taken up while the gateway runs: what did not change is not touched, an
 * account in session is changed at its end, and what is wrong is refused as a whole (F137).
 */
class ChangesAreTakenUpWholeOrNotAtAllTest {
  private static final String ACCOUNTS =
      "account\thost\tusername\tpassword\tevery\n"
          + "info\tpop.isp.example\tu\tx\t5m\n"
          + "boss\tpop.isp.example\tv\tx\t\n"
          + "shop\tpop.isp.example\tw\tx\t\n";
  private static final String RECIPIENTS =
      "address\tname\taccounts\tkeywords\tendpoint\n"
          + "sales@company.example\t\tinfo; shop\tsales\t\n"
          + "\ttickets\tboss\thelp\tfile:tickets\n";

  @TempDir Path home;

  private final ScriptedRunning running = new ScriptedRunning();
  private final List<String> followed = new ArrayList<>();
  private TableFiles files;
  private DefinitionsInForce inForce;
  private Reloading reloading;

  @BeforeEach
  void start() throws IOException {
    files = new TableFiles(home).accounts(ACCOUNTS).recipients(RECIPIENTS);
    inForce = new DefinitionsInForce(files.valid().definitions());
    reloading =
        new Reloading(
            this::read, inForce, running, List.of((changes, now) -> followed.add(now.toString())));
  }

  private Reading read() {
    try {
      return files.read();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Reload.Done done() {
    Reload reload = reloading.reload();
    assertThat(reload).isInstanceOf(Reload.Done.class);
    return (Reload.Done) reload;
  }

  @Test
  void unchangedSettingsTouchNothing() {
    assertThat(reloading.reload()).isEqualTo(new Reload.Nothing(List.of(), List.of()));
    assertThat(running.done()).isEmpty();
    assertThat(followed).isEmpty();
  }

  @Test
  void onlyTheChangedAccountIsTouched() throws IOException {
    files.accounts(ACCOUNTS.replace("\tu\tx", "\tu\ty"));

    assertThat(done().changed()).containsExactly("info");
    assertThat(running.done()).containsExactly("change info for [sales@company.example]");
    assertThat(reloading.reload()).isInstanceOf(Reload.Nothing.class);
    assertThat(followed).hasSize(1);
  }

  @Test
  void aWrongEditIsRefusedAsAWholeWithItsPlace() throws IOException {
    Definitions before = inForce.current();
    files.accounts(ACCOUNTS.replace("\tu\tx", "\tu\ty").replace("\tw\tx\t", "\tw\tx\tsometimes"));

    Reload reload = reloading.reload();

    assertThat(reload).isInstanceOf(Reload.Refused.class);
    assertThat(((Reload.Refused) reload).problems())
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .startsWith("accounts.tsv:4: postern.accounts.shop.every (column E): \"sometimes\"");
    assertThat(running.done()).isEmpty();
    assertThat(inForce.current()).isSameAs(before);
  }

  @Test
  void endpointsComeBeforeTheAccountsThatDeliverThereAndGoAfterThem() throws IOException {
    files
        .accounts(ACCOUNTS + "new\tpop.isp.example\tn\tx\t\n")
        .recipients(
            RECIPIENTS.replace("tickets\tboss\thelp\tfile:tickets", "desk\tboss\thelp\tfile:desk")
                + "new@company.example\t\tnew\tx\t\n");

    assertThat(done().endpoints()).containsExactly("desk", "tickets");
    assertThat(running.done())
        .containsExactly(
            "put desk file:desk",
            "add new for [new@company.example]",
            "change boss for [desk]",
            "remove endpoint tickets");
  }

  @Test
  void anAccountInSessionIsChangedAtItsEnd() throws IOException {
    running.inSession.add("boss");
    files.recipients(
        RECIPIENTS.replace("tickets\tboss\thelp\tfile:tickets", "desk\tboss\thelp\tfile:desk"));

    assertThat(done().waiting()).containsExactly("boss");
    assertThat(running.done()).containsExactly("put desk file:desk");
    assertThat(reloading.reload()).isEqualTo(new Reload.Nothing(List.of("boss"), List.of()));

    running.endSession("boss");

    assertThat(running.done()).containsExactly("change boss for [desk]", "remove endpoint tickets");
    assertThat(reloading.reload()).isEqualTo(new Reload.Nothing(List.of(), List.of()));
  }

  @Test
  void whatChangedTwiceDuringASessionIsTakenUpOnceAsItIsThen() throws IOException {
    running.inSession.add("info");
    files.accounts(ACCOUNTS.replace("\tu\tx", "\tu\ty"));
    done();
    files.recipients(RECIPIENTS.replace("sales@", "vente@"));
    done();
    running.done();

    running.endSession("info");

    assertThat(running.done()).containsExactly("change info for [vente@company.example]");
  }

  @Test
  void anAccountThatIsRemovedInSessionAndComesBackIsNotMadeTwice() throws IOException {
    running.inSession.add("shop");
    files
        .accounts(ACCOUNTS.replace("shop\tpop.isp.example\tw\tx\t\n", ""))
        .recipients(RECIPIENTS.replace("info; shop", "info"));
    assertThat(done().removed()).containsExactly("shop");
    files.accounts(ACCOUNTS).recipients(RECIPIENTS);
    assertThat(done().added()).containsExactly("shop");
    running.done();

    running.endSession("shop");

    assertThat(running.done()).containsExactly("change shop for [sales@company.example]");
  }

  @Test
  void aRemovedAccountGoesWhenItsSessionHasEnded() throws IOException {
    running.inSession.add("shop");
    files
        .accounts(ACCOUNTS.replace("shop\tpop.isp.example\tw\tx\t\n", ""))
        .recipients(RECIPIENTS.replace("info; shop", "info"));
    assertThat(done().waiting()).containsExactly("shop");
    assertThat(running.done()).isEmpty();

    running.endSession("shop");

    assertThat(running.done()).containsExactly("remove shop");
  }

  @Test
  void anEndpointThatCannotBeMadeUndoesEverything() throws IOException {
    Definitions before = inForce.current();
    running.refused.add("fetch-new");
    files
        .accounts(ACCOUNTS.replace("\tu\tx", "\tu\ty") + "new\tpop.isp.example\tn\tx\t\n")
        .recipients(
            RECIPIENTS.replace("file:tickets", "file:elsewhere") + "\tnew\tnew\tx\tfile:new\n");

    Reload reload = reloading.reload();

    assertThat(((Reload.Refused) reload).problems())
        .extracting(Problem::toString)
        .containsExactly("postern.recipients: route fetch-new cannot be made: no such option");
    assertThat(running.done())
        .containsExactly(
            "put tickets file:elsewhere",
            "put new file:new",
            "remove endpoint new",
            "put tickets file:tickets");
    assertThat(inForce.current()).isSameAs(before);
    assertThat(followed).isEmpty();

    running.refused.clear();
    assertThat(done().added()).containsExactly("new");
  }

  @Test
  void whatOnlyAStartTakesUpIsNamedUntilThen() throws IOException {
    files.yaml("  fetch: {attempts: 7}\n");
    assertThat(done().atNextStart()).containsExactly("fetch");
    assertThat(reloading.reload()).isEqualTo(new Reload.Nothing(List.of(), List.of("fetch")));
    assertThat(inForce.atNextStart()).containsExactly("fetch");

    files.yaml("");
    assertThat(done().atNextStart()).isEmpty();
    assertThat(running.done()).isEmpty();
  }

  @Test
  void sessionLogsAndTheTimeToTakeUpAreTakenUp() throws IOException {
    files.yaml("  session-logs: {threshold: 3}\n  reload: on-command\n");
    assertThat(done().others()).containsExactly("session-logs", "reload");
    assertThat(inForce.current().sessionLogs().threshold()).isEqualTo(3);
    assertThat(running.done()).isEmpty();
  }

  @Test
  void foreseeingChangesNothing() throws IOException {
    Definitions before = inForce.current();
    files.accounts(ACCOUNTS.replace("\tu\tx", "\tu\ty"));

    assertThat(reloading.foresee())
        .isInstanceOfSatisfying(
            Reload.Done.class, done -> assertThat(done.changed()).containsExactly("info"));
    assertThat(running.done()).isEmpty();
    assertThat(inForce.current()).isSameAs(before);

    files.accounts(ACCOUNTS.replace("5m", "never"));
    assertThat(reloading.foresee()).isInstanceOf(Reload.Refused.class);
  }
}
