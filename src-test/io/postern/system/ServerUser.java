package io.postern.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.ArrayList;
import java.util.List;

/**
 * The user that a server of the tests runs as: whoever runs the tests, or {@code nobody} when that
 * is root, for servers do not run as root and should not.
 *
 * @param name of the user
 * @param group its primary group
 * @param uid number of the user
 * @param gid number of the group
 * @param changes whether it is another user than the one that runs the tests
 */
record ServerUser(String name, String group, int uid, int gid, boolean changes) {

  static ServerUser current() throws IOException {
    boolean root = output("id", "-u").equals("0");
    String name = root ? "nobody" : output("id", "-un");
    return new ServerUser(
        name,
        output("id", "-gn", name),
        Integer.parseInt(output("id", "-u", name)),
        Integer.parseInt(output("id", "-g", name)),
        root);
  }

  private static String output(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  /** A command that runs another as this user, in the same process. */
  List<String> command(List<String> command) {
    List<String> words = new ArrayList<>();
    if (changes) {
      words.addAll(List.of("setpriv", "--reuid=" + name, "--regid=" + group, "--clear-groups"));
      words.add("--no-new-privs");
    }
    words.addAll(command);
    return words;
  }

  /** Gives the user a file or folder. */
  void owns(Path path) throws IOException {
    if (changes) {
      UserPrincipalLookupService users = path.getFileSystem().getUserPrincipalLookupService();
      PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
      view.setOwner(users.lookupPrincipalByName(name));
      view.setGroup(users.lookupPrincipalByGroupName(group));
    }
  }

  /** Makes a folder that belongs to the user and that others can read. */
  Path folder(Path path) throws IOException {
    Files.createDirectories(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    owns(path);
    return path;
  }
}
