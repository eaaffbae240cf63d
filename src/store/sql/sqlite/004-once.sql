-- Interactions that changed something, for minutes: another process may hear the same one.
CREATE TABLE handled (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX handled_by_time ON handled (at);

-- Nothing ever wrote it.
ALTER TABLE readers DROP COLUMN language;
