-- What must be true of reservations in depth whatever the code does. Prisma's schema cannot say these.

-- What activities offer
ALTER TABLE activity ADD CONSTRAINT activity_offer_hours CHECK (offer_hours BETWEEN 1 AND 336);
ALTER TABLE slot_link ADD CONSTRAINT slot_link_two CHECK (slot_id <> other_id);
ALTER TABLE activity_opening
  ADD CONSTRAINT activity_opening_order CHECK (first_day <= last_day),
  ADD CONSTRAINT activity_opening_weekdays CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[] AND cardinality(weekdays) > 0);
ALTER TABLE opening_places ADD CONSTRAINT opening_places_capacity CHECK (capacity BETWEEN 0 AND 10000);
ALTER TABLE slot_day
  ADD CONSTRAINT slot_day_capacity CHECK (capacity BETWEEN 0 AND 10000),
  ADD CONSTRAINT slot_day_closure CHECK (closure_id IS NULL OR NOT open);

-- Reservations: an offered place is held, a waiting child is not
ALTER TABLE reservation
  DROP CONSTRAINT reservation_holds,
  ADD CONSTRAINT reservation_holds CHECK (
    CASE WHEN state IN ('RESERVED', 'CANCEL_REQUESTED', 'OFFERED') THEN holds
         WHEN state = 'REQUESTED' THEN true
         ELSE NOT holds END),
  ADD CONSTRAINT reservation_turn CHECK ((state IN ('WAITLISTED', 'OFFERED')) = (waiting_since IS NOT NULL)),
  ADD CONSTRAINT reservation_offer CHECK ((state = 'OFFERED') = (offer_until IS NOT NULL)),
  ADD CONSTRAINT reservation_surcharge CHECK (surcharge BETWEEN 0 AND 500),
  ADD CONSTRAINT reservation_due CHECK (NOT due OR state = 'CANCELLED');
CREATE INDEX reservation_waiting_list ON reservation (slot_day_id, waiting_since, id)
  WHERE state IN ('WAITLISTED', 'OFFERED');

CREATE OR REPLACE FUNCTION reservation_household_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state NOT IN ('REFUSED', 'CANCELLED') AND (TG_OP = 'INSERT' OR
      NEW.state <> OLD.state AND OLD.state IN ('REFUSED', 'CANCELLED')) THEN
    PERFORM 1 FROM household WHERE id = NEW.household_id AND status <> 'ARCHIVED' FOR KEY SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'reservation %: household % is archived', NEW.id, NEW.household_id
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;

ALTER TABLE decision ADD CONSTRAINT decision_by_somebody CHECK ((kind = 'WAITING_LIST') = (staff_id IS NULL));
ALTER TABLE proposal ADD CONSTRAINT proposal_answered CHECK ((state = 'OPEN') = (answered_at IS NULL));
CREATE UNIQUE INDEX proposal_one_open ON proposal (reservation_id) WHERE state = 'OPEN';

-- Side events
ALTER TABLE closure
  ADD CONSTRAINT closure_order CHECK (first_day <= last_day),
  ADD CONSTRAINT closure_reopened CHECK (num_nonnulls(reopened_at, reopened_by_id, reopening_id) IN (0, 3));

-- Allocations
ALTER TABLE allocation
  ADD CONSTRAINT allocation_order CHECK (first_day <= last_day),
  ADD CONSTRAINT allocation_closed CHECK ((state = 'DRAFT') = (closed_at IS NULL)),
  ADD CONSTRAINT allocation_decided CHECK (state = 'CONFIRMED' OR decision_id IS NULL),
  ADD CONSTRAINT allocation_one_draft EXCLUDE USING gist
    (activity_id WITH =, daterange(first_day, last_day, '[]') WITH &&) WHERE (state = 'DRAFT');

-- Enrolment
ALTER TABLE enrolment_period
  ADD CONSTRAINT enrolment_period_order CHECK (first_day <= last_day),
  ADD CONSTRAINT enrolment_period_window CHECK (opens_at < closes_at);
ALTER TABLE enrolment_places
  ADD CONSTRAINT enrolment_places_capacity CHECK (capacity BETWEEN 0 AND 10000),
  ADD CONSTRAINT enrolment_places_held CHECK (held >= 0 AND held <= capacity);
ALTER TABLE enrolment_request
  ADD CONSTRAINT enrolment_request_refused CHECK (state <> 'REFUSED' OR reason IS NOT NULL),
  ADD CONSTRAINT enrolment_request_turn CHECK ((state = 'WAITLISTED') = (waiting_since IS NOT NULL)),
  ADD CONSTRAINT enrolment_request_decided CHECK (state NOT IN ('ACCEPTED', 'REFUSED') OR decided_at IS NOT NULL);
CREATE UNIQUE INDEX enrolment_request_one_live ON enrolment_request (period_id, child_id)
  WHERE state IN ('REQUESTED', 'ACCEPTED', 'WAITLISTED');
CREATE INDEX enrolment_request_queue ON enrolment_request (created_at) WHERE state = 'REQUESTED';
CREATE INDEX enrolment_request_waiting ON enrolment_request (period_id, group_id, waiting_since, id)
  WHERE state = 'WAITLISTED';

-- Absences and feeds
CREATE UNIQUE INDEX absence_one_live ON absence (reservation_id) WHERE withdrawn_at IS NULL;
CREATE UNIQUE INDEX calendar_feed_one_live ON calendar_feed (account_id) WHERE revoked_at IS NULL;
