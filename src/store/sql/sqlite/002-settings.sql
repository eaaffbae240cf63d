-- A choice that is NULL was not made. An empty channel_id is the whole server.
CREATE TABLE preferences (
  guild_id   TEXT NOT NULL,
  channel_id TEXT NOT NULL,
  story      TEXT,
  offered    TEXT,
  is_covered INTEGER,
  pace       TEXT,
  language   TEXT,
  PRIMARY KEY (guild_id, channel_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE ceilings (
  guild_id   TEXT NOT NULL,
  channel_id TEXT NOT NULL,
  story      TEXT NOT NULL,
  passage_id TEXT NOT NULL,
  number     INTEGER NOT NULL,
  chapter    INTEGER,
  PRIMARY KEY (guild_id, channel_id, story)
) STRICT, WITHOUT ROWID;

CREATE TABLE servers_gone (
  guild_id TEXT PRIMARY KEY,
  gone_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX servers_gone_by_time ON servers_gone (gone_at);
