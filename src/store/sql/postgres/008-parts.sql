-- A long portion comes in parts: which there are, and how many of them are posted.
ALTER TABLE deliveries ADD COLUMN parts TEXT;
