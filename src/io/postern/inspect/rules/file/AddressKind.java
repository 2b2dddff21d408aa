package io.postern.inspect.rules.file;

import io.postern.advice.Quoted;
import io.postern.mail.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mail addresses, at least one. */
record AddressKind() implements Kind<List<Address>> {

  @Override
  public String expected() {
    return "a mail address, or several as a list or with ; between them, such as"
        + " security@company.example";
  }

  @Override
  public Optional<List<Address>> read(Branch value, Scope scope) {
    return new Pieces(this, false).of(value, scope).flatMap(all -> addresses(all, scope));
  }

  private Optional<List<Address>> addresses(List<Branch.Text> pieces, Scope scope) {
    List<Address> addresses = new ArrayList<>();
    for (Branch.Text piece : pieces) {
      Address.parse(piece.text())
          .ifPresentOrElse(
              addresses::add,
              () ->
                  scope
                      .problems()
                      .add(
                          piece,
                          Quoted.text(piece.text()) + " is not a mail address",
                          "expected " + expected()));
    }
    return addresses.size() == pieces.size() ? Optional.of(addresses) : Optional.empty();
  }
}
