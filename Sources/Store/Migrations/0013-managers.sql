-- The line manager of a structure's contact, who is told as well where the settings want it.

ALTER TABLE structure_contact ADD COLUMN manager_name TEXT;
ALTER TABLE structure_contact ADD COLUMN manager_email TEXT;
