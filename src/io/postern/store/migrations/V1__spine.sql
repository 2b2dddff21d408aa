-- Moments are milliseconds since 1970, flags are 0 or 1.

CREATE TABLE meta (
  store_id   TEXT   NOT NULL PRIMARY KEY,
  created_at BIGINT NOT NULL
);

-- What we did with each message of an account. missing_since: no longer listed by the provider.
CREATE TABLE ledger (
  account       TEXT    NOT NULL,
  uidl          TEXT    NOT NULL,
  mail_id       TEXT    NOT NULL,
  size          BIGINT  NOT NULL,
  fingerprint   TEXT,
  state         TEXT    NOT NULL CHECK (state IN ('open', 'safe', 'seen', 'deleted')),
  attempts      INTEGER NOT NULL,
  unfinished    INTEGER NOT NULL,
  changed_at    BIGINT  NOT NULL,
  missing_since BIGINT,
  PRIMARY KEY (account, uidl)
) WITHOUT ROWID;

-- Recipients of mails that are under way; the journal keeps the history.
CREATE TABLE ledger_recipient (
  mail_id   TEXT   NOT NULL,
  recipient TEXT   NOT NULL,
  endpoint  TEXT   NOT NULL,
  state     TEXT   NOT NULL
    CHECK (state IN ('sending', 'delivered', 'deferred', 'refused', 'held', 'in_doubt')),
  reply     TEXT,
  at        BIGINT NOT NULL,
  PRIMARY KEY (mail_id, recipient)
) WITHOUT ROWID;

-- Whose mailbox an account's ledger speaks of, and what an administrator answered to a question.
CREATE TABLE account_history (
  account  TEXT    NOT NULL PRIMARY KEY,
  host     TEXT,
  username TEXT,
  emptied  INTEGER NOT NULL,
  answer   TEXT    CHECK (answer IN ('fetch-all', 'mark-all-seen', 'keep'))
) WITHOUT ROWID;

CREATE TABLE journal (
  seq       INTEGER PRIMARY KEY,
  at        BIGINT NOT NULL,
  mail_id   TEXT,
  account   TEXT,
  event     TEXT   NOT NULL,
  recipient TEXT,
  detail    TEXT   NOT NULL
);
CREATE INDEX journal_at ON journal (at);
CREATE INDEX journal_mail ON journal (mail_id) WHERE mail_id IS NOT NULL;
CREATE INDEX journal_account ON journal (account) WHERE account IS NOT NULL;
CREATE INDEX journal_recipient ON journal (recipient) WHERE recipient IS NOT NULL;

-- recipients: one to a line; none means: as routing says.
CREATE TABLE hold (
  mail_id    TEXT    NOT NULL PRIMARY KEY,
  account    TEXT    NOT NULL,
  sender     TEXT    NOT NULL,
  subject    TEXT    NOT NULL,
  recipients TEXT    NOT NULL,
  reason     TEXT    NOT NULL,
  at         BIGINT  NOT NULL,
  size       BIGINT  NOT NULL,
  notified   INTEGER NOT NULL
) WITHOUT ROWID;

-- Routes that an operator paused.
CREATE TABLE paused (
  route_id TEXT   NOT NULL PRIMARY KEY,
  by_whom  TEXT   NOT NULL,
  at       BIGINT NOT NULL
) WITHOUT ROWID;
