-- A choice that is NULL was not made. An empty channel_id is the whole server.
CREATE TABLE preferences (
  guild_id   TEXT COLLATE "C" NOT NULL,
  channel_id TEXT COLLATE "C" NOT NULL,
  story      TEXT COLLATE "C",
  offered    TEXT,
  is_covered INTEGER,
  pace       TEXT,
  language   TEXT,
  PRIMARY KEY (guild_id, channel_id)
);

CREATE TABLE ceilings (
  guild_id   TEXT COLLATE "C" NOT NULL,
  channel_id TEXT COLLATE "C" NOT NULL,
  story      TEXT COLLATE "C" NOT NULL,
  passage_id TEXT COLLATE "C" NOT NULL,
  number     INTEGER NOT NULL,
  chapter    INTEGER,
  PRIMARY KEY (guild_id, channel_id, story)
);

CREATE TABLE servers_gone (
  guild_id TEXT COLLATE "C" PRIMARY KEY,
  gone_at  BIGINT NOT NULL
);

CREATE INDEX servers_gone_by_time ON servers_gone (gone_at);
