CREATE TABLE readers (
  user_id    TEXT COLLATE "C" PRIMARY KEY,
  language   TEXT,
  is_careful INTEGER
);

CREATE TABLE reading_places (
  user_id    TEXT COLLATE "C" NOT NULL,
  story      TEXT COLLATE "C" NOT NULL,
  passage_id TEXT COLLATE "C" NOT NULL,
  number     INTEGER NOT NULL,
  chapter    INTEGER,
  at         BIGINT NOT NULL,
  PRIMARY KEY (user_id, story)
);

CREATE TABLE confirmations (
  user_id TEXT COLLATE "C" NOT NULL,
  story   TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (user_id, story)
);

CREATE TABLE shared_places (
  channel_id TEXT COLLATE "C" NOT NULL,
  story      TEXT COLLATE "C" NOT NULL,
  guild_id   TEXT COLLATE "C" NOT NULL,
  passage_id TEXT COLLATE "C" NOT NULL,
  number     INTEGER NOT NULL,
  chapter    INTEGER,
  at         BIGINT NOT NULL,
  PRIMARY KEY (channel_id, story)
);

CREATE INDEX shared_places_by_server ON shared_places (guild_id);

CREATE TABLE saves (
  user_id     TEXT COLLATE "C" NOT NULL,
  story       TEXT COLLATE "C" NOT NULL,
  passage_id  TEXT COLLATE "C" NOT NULL,
  number      INTEGER NOT NULL,
  chapter     INTEGER,
  range_start INTEGER,
  range_end   INTEGER,
  note        TEXT CHECK (char_length(note) <= 200),
  guild_id    TEXT COLLATE "C",
  saved_at    BIGINT NOT NULL,
  PRIMARY KEY (user_id, story, passage_id)
);

CREATE INDEX saves_by_time ON saves (user_id, saved_at);
CREATE INDEX saves_by_server ON saves (guild_id, story, passage_id) WHERE guild_id IS NOT NULL;
