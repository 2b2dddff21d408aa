package io.postern.system;

import java.nio.file.Path;

/**
 * What Dovecot is told: POP3 only, on the loopback interface, everything in one folder, one system
 * user for all.
 */
record DovecotSettings(Path folder, ServerUser user, int pop3Port, int pop3sPort) {

  String text() {
    return """
    base_dir = %1$s/run
    state_dir = %1$s/run
    log_path = %1$s/dovecot.log
    protocols = pop3
    listen = 127.0.0.1
    default_internal_user = %2$s
    default_internal_group = %3$s
    default_login_user = %2$s
    first_valid_uid = 1
    first_valid_gid = 1
    mail_location = maildir:%1$s/mail/%%u
    mail_fsync = never
    mail_max_userip_connections = 100
    mailbox_list_index = no
    disable_plaintext_auth = no
    auth_mechanisms = plain login
    auth_failure_delay = 0
    ssl = yes
    ssl_cert = <%1$s/cert.pem
    ssl_key = <%1$s/key.pem
    passdb {
      driver = passwd-file
      args = scheme=PLAIN username_format=%%u %1$s/users
    }
    userdb {
      driver = static
      args = uid=%4$d gid=%5$d home=%1$s/home/%%u
    }
    service anvil {
      chroot =
    }
    service stats {
      chroot =
    }
    service pop3-login {
      chroot =
      inet_listener pop3 {
        port = %6$d
      }
      inet_listener pop3s {
        port = %7$d
        ssl = yes
      }
    }
    """
        .formatted(folder, user.name(), user.group(), user.uid(), user.gid(), pop3Port, pop3sPort);
  }
}
