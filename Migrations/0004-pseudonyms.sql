-- A recipient of exports knows the cases under codes of its own, the same each time. They
-- are made with this secret, so that nobody can tell a case from its code, or find the
-- codes of two recipients that are one case. It belongs to the casebook, not to a machine.

INSERT INTO setting (name, value) VALUES ('pseudonyms', lower(hex(randomblob(32))));
