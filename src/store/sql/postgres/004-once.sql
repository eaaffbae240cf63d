-- Interactions that changed something, for minutes: another process may hear the same one.
CREATE TABLE handled (
  id TEXT COLLATE "C" PRIMARY KEY,
  at BIGINT NOT NULL
);

CREATE INDEX handled_by_time ON handled (at);

-- Nothing ever wrote it.
ALTER TABLE readers DROP COLUMN language;
