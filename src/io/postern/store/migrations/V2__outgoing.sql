-- Outgoing mail on stable storage. seq is the order of acceptance. priority: 0 high, 1 normal, 2 low.
-- due: from due_at on, the relay may try it. frozen: the same, but a person or a setting wanted the
-- wait. held: until a person decides. sending: an attempt began and has not reported.
-- awaits: 1 when the next connection to the provider makes it due, whatever due_at says; only frozen
-- mail has it. destination: the smarthost's name, or how else it leaves. in_file: 1 when the content
-- is not in queue_content. unfinished: attempts during which the process died, one after the other.
-- wish: what a person asked for while the mail was being sent. recipients: one to a line;
-- progress: what became of single ones, parameters: what the client said, both by line number.
-- What search looks at stands before what it does not.
CREATE TABLE queue (
  seq         INTEGER PRIMARY KEY,
  mail_id     TEXT    NOT NULL UNIQUE,
  state       TEXT    NOT NULL CHECK (state IN ('due', 'frozen', 'held', 'sending')),
  priority    INTEGER NOT NULL,
  due_at      BIGINT  NOT NULL,
  awaits      INTEGER NOT NULL,
  destination TEXT    NOT NULL,
  accepted_at BIGINT  NOT NULL,
  size        BIGINT  NOT NULL,
  in_file     INTEGER NOT NULL,
  attempts    INTEGER NOT NULL,
  unfinished  INTEGER NOT NULL,
  delay_told  INTEGER NOT NULL,
  sender      TEXT    NOT NULL,
  recipients  TEXT    NOT NULL,
  subject     TEXT    NOT NULL,
  origin      TEXT    NOT NULL,
  note        TEXT    NOT NULL,
  parameters  TEXT    NOT NULL,
  progress    TEXT    NOT NULL,
  wish        TEXT
);

-- What may be sent, in the order in which it is; the only index that every mail enters and leaves.
CREATE INDEX queue_due ON queue (destination, priority, due_at) WHERE state IN ('due', 'frozen');
CREATE INDEX queue_awaiting ON queue (priority, accepted_at) WHERE awaits = 1;
CREATE INDEX queue_held ON queue (seq) WHERE state = 'held';
CREATE INDEX queue_in_file ON queue (seq) WHERE in_file = 1;
CREATE INDEX queue_wish ON queue (seq) WHERE wish IS NOT NULL;

CREATE TABLE queue_content (
  seq    INTEGER PRIMARY KEY,
  octets BLOB NOT NULL
);
