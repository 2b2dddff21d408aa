-- Outgoing mail on stable storage. seq is the order of acceptance. priority: 0 high, 1 normal, 2 low.
-- due: from due_at on, the relay may try it. frozen: the same, but a person or a setting wanted the
-- wait. held: until a person decides. sending: an attempt began and has not reported.
-- awaits: 1 when the next connection to the provider makes it due, whatever due_at says.
-- destination: the smarthost's name, or how else it leaves. content: null when it is in a file.
CREATE TABLE queue (
  seq         INTEGER PRIMARY KEY,
  mail_id     TEXT    NOT NULL UNIQUE,
  state       TEXT    NOT NULL CHECK (state IN ('due', 'frozen', 'held', 'sending')),
  priority    INTEGER NOT NULL,
  due_at      BIGINT  NOT NULL,
  awaits      INTEGER NOT NULL,
  destination TEXT    NOT NULL,
  accepted_at BIGINT  NOT NULL,
  origin      TEXT    NOT NULL,
  sender      TEXT    NOT NULL,
  subject     TEXT    NOT NULL,
  size        BIGINT  NOT NULL,
  parameters  TEXT    NOT NULL,
  attempts    INTEGER NOT NULL,
  delay_told  INTEGER NOT NULL,
  note        TEXT    NOT NULL
);

CREATE TABLE queue_recipient (
  seq        INTEGER NOT NULL,
  place      INTEGER NOT NULL,
  recipient  TEXT    NOT NULL,
  parameters TEXT    NOT NULL,
  state      TEXT    NOT NULL CHECK (state IN ('open', 'delivered', 'failed')),
  reply      TEXT    NOT NULL,
  PRIMARY KEY (seq, place)
) WITHOUT ROWID;

CREATE TABLE queue_content (
  seq    INTEGER PRIMARY KEY,
  octets BLOB NOT NULL
);
