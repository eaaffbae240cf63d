-- The story of a command that names none, so that bringing another never changes it.
CREATE TABLE standard_story (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  slug TEXT NOT NULL
);
