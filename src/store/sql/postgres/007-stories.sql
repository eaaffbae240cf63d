-- What servers brought themselves.
CREATE TABLE stories (
  id          TEXT COLLATE "C" PRIMARY KEY,
  guild_id    TEXT COLLATE "C" NOT NULL,
  revision    INTEGER NOT NULL,
  -- live, removed (then there is no text) or withdrawn.
  state       TEXT NOT NULL,
  title       TEXT,
  author      TEXT,
  attribution TEXT NOT NULL,
  permission  TEXT NOT NULL,
  hash        TEXT COLLATE "C" NOT NULL,
  characters  INTEGER NOT NULL,
  passages    INTEGER NOT NULL,
  -- Nobody, once that person is forgotten.
  brought_by  TEXT COLLATE "C",
  brought_at  BIGINT NOT NULL,
  changed_at  BIGINT NOT NULL
);

CREATE INDEX stories_by_server ON stories (guild_id);
CREATE INDEX stories_by_hash ON stories (hash);
CREATE INDEX stories_by_person ON stories (brought_by) WHERE brought_by IS NOT NULL;

-- What was read of a file, until somebody has looked at it.
CREATE TABLE story_drafts (
  id       TEXT COLLATE "C" PRIMARY KEY,
  guild_id TEXT COLLATE "C" NOT NULL,
  user_id  TEXT COLLATE "C" NOT NULL,
  made_at  BIGINT NOT NULL,
  -- The story that it is to replace.
  replaces TEXT COLLATE "C",
  facts    TEXT NOT NULL
);

CREATE INDEX story_drafts_by_server ON story_drafts (guild_id);

-- By the id of a story or a draft: a story.md, compressed. Apart from the rest, of which a list reads all.
CREATE TABLE story_texts (
  id   TEXT COLLATE "C" PRIMARY KEY,
  text BYTEA NOT NULL
);

-- When a server had a file read, for an hour.
CREATE TABLE story_uploads (
  guild_id TEXT COLLATE "C" NOT NULL,
  at       BIGINT NOT NULL
);

CREATE INDEX story_uploads_by_server ON story_uploads (guild_id, at);

-- Texts, by a hash of their words, that no server may bring.
CREATE TABLE withdrawn_texts (
  hash TEXT COLLATE "C" PRIMARY KEY,
  at   BIGINT NOT NULL
);

CREATE TABLE story_reports (
  id       TEXT COLLATE "C" PRIMARY KEY,
  story    TEXT COLLATE "C" NOT NULL,
  guild_id TEXT COLLATE "C" NOT NULL,
  user_id  TEXT COLLATE "C",
  at       BIGINT NOT NULL,
  words    TEXT NOT NULL
);

CREATE INDEX story_reports_by_server ON story_reports (guild_id);
