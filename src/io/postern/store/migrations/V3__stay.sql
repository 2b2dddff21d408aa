-- Why a message lies at the provider on purpose, and since when we are done with it.
ALTER TABLE ledger ADD COLUMN stays TEXT CHECK (stays IN ('kept', 'left', 'oversize'));
ALTER TABLE ledger ADD COLUMN since BIGINT;
UPDATE ledger SET since = changed_at WHERE state = 'safe';
