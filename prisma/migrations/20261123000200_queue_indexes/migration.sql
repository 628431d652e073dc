-- What waits for staff is counted and grouped by sending from this index alone.
CREATE INDEX reservation_waiting ON reservation (request_id, state, slot_id)
  WHERE state IN ('REQUESTED', 'CANCEL_REQUESTED');
DROP INDEX reservation_pending;

-- A name is looked up as a whole beside each sign-up; the trigrams serve the search only.
CREATE INDEX "adult_name" ON "adult"("name_key");

-- The first adult names the family in lists.
CREATE INDEX "adult_household_id_position_idx" ON "adult"("household_id", "position");
DROP INDEX "adult_household_id_idx";
