-- What must be true whatever the code does. Prisma's schema cannot say these.

-- The organisation and what it offers
ALTER TABLE organisation ADD CONSTRAINT organisation_singleton CHECK (singleton);

ALTER TABLE school_holiday
  ADD CONSTRAINT school_holiday_order CHECK (first_day <= last_day),
  ADD CONSTRAINT school_holiday_no_overlap EXCLUDE USING gist
    (organisation_id WITH =, daterange(first_day, last_day, '[]') WITH &&);

ALTER TABLE activity_policy
  ADD CONSTRAINT activity_policy_order CHECK (valid_to IS NULL OR valid_from <= valid_to),
  ADD CONSTRAINT activity_policy_no_overlap EXCLUDE USING gist
    (activity_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&);

ALTER TABLE tariff
  ADD CONSTRAINT tariff_order CHECK (valid_to IS NULL OR valid_from <= valid_to),
  ADD CONSTRAINT tariff_no_overlap EXCLUDE USING gist
    (activity_id WITH =, name WITH =, daterange(valid_from, valid_to, '[]') WITH &&);

ALTER TABLE activity_group
  ADD CONSTRAINT activity_group_ages CHECK (min_age >= 0 AND min_age <= max_age AND max_age <= 25);

ALTER TABLE slot
  ADD CONSTRAINT slot_times CHECK (
    starts_at ~ '^([01]\d|2[0-3]):[0-5]\d$' AND ends_at ~ '^([01]\d|2[0-3]):[0-5]\d$' AND starts_at < ends_at);

ALTER TABLE slot_day
  ADD CONSTRAINT slot_day_held CHECK (held >= 0 AND held <= capacity),
  ADD CONSTRAINT slot_day_closed CHECK (open = (closed_reason IS NULL));

-- Families
ALTER TABLE household ADD CONSTRAINT household_postal_code CHECK (postal_code ~ '^(\d{5})?$');
ALTER TABLE adult ADD CONSTRAINT adult_named CHECK (first_name <> '' OR last_name <> '');
ALTER TABLE adult ADD CONSTRAINT adult_phone CHECK (phone ~ '^\+\d{6,15}$');
ALTER TABLE child ADD CONSTRAINT child_named CHECK (first_name <> '' OR last_name <> '');
ALTER TABLE household_child ADD CONSTRAINT household_child_rank CHECK (rank IN (1, 2));
ALTER TABLE guardianship ADD CONSTRAINT guardianship_share CHECK (payer_share BETWEEN 0 AND 10000);

ALTER TABLE quotient_familial
  ADD CONSTRAINT quotient_familial_value CHECK (value_cents >= 0),
  ADD CONSTRAINT quotient_familial_order CHECK (valid_to IS NULL OR valid_from <= valid_to),
  ADD CONSTRAINT quotient_familial_no_overlap EXCLUDE USING gist
    (household_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&);

ALTER TABLE enrolment
  ADD CONSTRAINT enrolment_order CHECK (valid_to IS NULL OR valid_from <= valid_to),
  ADD CONSTRAINT enrolment_no_overlap EXCLUDE USING gist
    (child_id WITH =, activity_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&);

ALTER TABLE sign_up
  ADD CONSTRAINT sign_up_decided CHECK (
    (status = 'PENDING' AND decided_at IS NULL)
    OR (status = 'REFUSED' AND decided_at IS NOT NULL AND reason IS NOT NULL)
    OR (status = 'ACCEPTED' AND decided_at IS NOT NULL)),
  ADD CONSTRAINT sign_up_locale CHECK (locale IN ('fr', 'en'));
CREATE UNIQUE INDEX sign_up_one_pending ON sign_up (email) WHERE status = 'PENDING';
CREATE INDEX sign_up_queue ON sign_up (created_at) WHERE status = 'PENDING';

-- Logins
ALTER TABLE account
  ADD CONSTRAINT account_somebody CHECK (num_nonnulls(adult_id, staff_id) >= 1),
  ADD CONSTRAINT account_email CHECK (email ~ '^[^@\s]+@[^@\s]+$'),
  ADD CONSTRAINT account_locale CHECK (locale IN ('fr', 'en'));
ALTER TABLE token
  ADD CONSTRAINT token_subject CHECK (num_nonnulls(account_id, sign_up_id) = 1);
CREATE UNIQUE INDEX token_one_live_account ON token (purpose, account_id) WHERE used_at IS NULL AND voided_at IS NULL;
CREATE UNIQUE INDEX token_one_live_sign_up ON token (purpose, sign_up_id) WHERE used_at IS NULL AND voided_at IS NULL;

-- Reservations
ALTER TABLE reservation
  ADD CONSTRAINT reservation_version CHECK (version >= 1),
  ADD CONSTRAINT reservation_refused CHECK (state <> 'REFUSED' OR reason IS NOT NULL),
  ADD CONSTRAINT reservation_holds CHECK (
    CASE WHEN state IN ('RESERVED', 'CANCEL_REQUESTED') THEN holds
         WHEN state = 'REQUESTED' THEN true
         ELSE NOT holds END);
CREATE INDEX reservation_pending ON reservation (updated_at) WHERE state IN ('REQUESTED', 'CANCEL_REQUESTED');

CREATE FUNCTION reservation_next_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IS DISTINCT FROM OLD.state AND NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'reservation %: a change of state makes the next version', NEW.id;
  END IF;
  IF NEW.child_id <> OLD.child_id OR NEW.slot_id <> OLD.slot_id OR NEW.date <> OLD.date THEN
    RAISE EXCEPTION 'reservation %: child, slot and date never change', NEW.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reservation_next_version BEFORE UPDATE ON reservation
  FOR EACH ROW EXECUTE FUNCTION reservation_next_version();

CREATE FUNCTION reservation_has_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM reservation_history h WHERE h.reservation_id = NEW.id
                 AND h.version = NEW.version AND h.to_state = NEW.state) THEN
    RAISE EXCEPTION 'reservation %: version % has no history row', NEW.id, NEW.version;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER reservation_has_history AFTER INSERT OR UPDATE ON reservation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION reservation_has_history();

CREATE FUNCTION refuse_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME;
END $$;
CREATE TRIGGER reservation_history_immutable BEFORE UPDATE ON reservation_history
  FOR EACH ROW EXECUTE FUNCTION refuse_update();

-- Mails, imports, audit
ALTER TABLE mail ADD CONSTRAINT mail_locale CHECK (locale IN ('fr', 'en'));
ALTER TABLE mail ADD CONSTRAINT mail_sent CHECK ((status = 'SENT') = (sent_at IS NOT NULL));
CREATE UNIQUE INDEX mail_one_per_decision ON mail (decision_id, account_id) WHERE decision_id IS NOT NULL;
CREATE INDEX mail_queued ON mail (created_at) WHERE status <> 'SENT';
