-- A try keeps the settings it was made with: an admin may change the channel before anybody knows what became of it.
ALTER TABLE subscriptions ADD COLUMN tried_settings TEXT;
-- What a post lacks, such as its pin, and why.
ALTER TABLE deliveries ADD COLUMN lacks TEXT;
