-- What waits for a place is counted, and grouped by sending, from this index alone.
CREATE INDEX reservation_turns ON reservation (request_id, date, slot_id, state) WHERE state IN ('WAITLISTED', 'OFFERED');

-- What waits for a family's own answer, without reading all that its children ever had.
CREATE INDEX reservation_answers ON reservation (child_id) WHERE state IN ('OFFERED', 'REFUSED');

-- What a household has from a day on: its archive, its merge, the brothers and sisters of an allocation.
CREATE INDEX "reservation_household_id_date_idx" ON "reservation"("household_id", "date");
