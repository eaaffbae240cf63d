-- Which story a post told: an admin may choose another before all that belongs to the post is done.
ALTER TABLE deliveries ADD COLUMN story TEXT;
