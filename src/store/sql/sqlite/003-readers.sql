CREATE TABLE readers (
  user_id    TEXT PRIMARY KEY,
  language   TEXT,
  is_careful INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE reading_places (
  user_id    TEXT NOT NULL,
  story      TEXT NOT NULL,
  passage_id TEXT NOT NULL,
  number     INTEGER NOT NULL,
  chapter    INTEGER,
  at         INTEGER NOT NULL,
  PRIMARY KEY (user_id, story)
) STRICT, WITHOUT ROWID;

CREATE TABLE confirmations (
  user_id TEXT NOT NULL,
  story   TEXT NOT NULL,
  PRIMARY KEY (user_id, story)
) STRICT, WITHOUT ROWID;

CREATE TABLE shared_places (
  channel_id TEXT NOT NULL,
  story      TEXT NOT NULL,
  guild_id   TEXT NOT NULL,
  passage_id TEXT NOT NULL,
  number     INTEGER NOT NULL,
  chapter    INTEGER,
  at         INTEGER NOT NULL,
  PRIMARY KEY (channel_id, story)
) STRICT, WITHOUT ROWID;

CREATE INDEX shared_places_by_server ON shared_places (guild_id);

CREATE TABLE saves (
  user_id     TEXT NOT NULL,
  story       TEXT NOT NULL,
  passage_id  TEXT NOT NULL,
  number      INTEGER NOT NULL,
  chapter     INTEGER,
  range_start INTEGER,
  range_end   INTEGER,
  note        TEXT CHECK (length(note) <= 200),
  guild_id    TEXT,
  saved_at    INTEGER NOT NULL,
  PRIMARY KEY (user_id, story, passage_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX saves_by_time ON saves (user_id, saved_at);
CREATE INDEX saves_by_server ON saves (guild_id, story, passage_id) WHERE guild_id IS NOT NULL;
