CREATE TABLE subscriptions (
  id           TEXT PRIMARY KEY,
  guild_id     TEXT NOT NULL,
  name         TEXT NOT NULL,
  settings     TEXT NOT NULL,
  progress     TEXT NOT NULL,
  state        TEXT NOT NULL,
  reason       TEXT,
  since        INTEGER NOT NULL,
  closed_date  TEXT NOT NULL,
  slot         TEXT NOT NULL,
  due_at       INTEGER NOT NULL,
  wake_at      INTEGER,
  tried_slot   TEXT,
  tried_at     INTEGER,
  attempts     INTEGER NOT NULL,
  refusals     INTEGER NOT NULL,
  revision     INTEGER NOT NULL,
  UNIQUE (guild_id, name)
) STRICT;

CREATE INDEX subscriptions_by_wake ON subscriptions (wake_at) WHERE wake_at IS NOT NULL;

CREATE TABLE deliveries (
  subscription_id TEXT NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
  slot            TEXT NOT NULL,
  state           TEXT NOT NULL,
  reason          TEXT,
  channel_id      TEXT,
  message_id      TEXT,
  first_passage   INTEGER,
  last_passage    INTEGER,
  due_at          INTEGER NOT NULL,
  settled_at      INTEGER NOT NULL,
  todo            TEXT NOT NULL,
  todo_at         INTEGER,
  todo_tries      INTEGER NOT NULL,
  PRIMARY KEY (subscription_id, slot)
) STRICT, WITHOUT ROWID;

CREATE INDEX deliveries_by_todo ON deliveries (todo_at) WHERE todo_at IS NOT NULL;
CREATE INDEX deliveries_by_time ON deliveries (subscription_id, settled_at);

-- One row: how many claims all machines together made in this second.
CREATE TABLE pace (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  second INTEGER NOT NULL,
  used   INTEGER NOT NULL
) STRICT;
