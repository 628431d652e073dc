-- What must be true of family files and documents whatever the code does.

-- The file's changes
ALTER TABLE change_set ADD CONSTRAINT change_set_domain CHECK (domain <> '');
ALTER TABLE field_change
  ADD CONSTRAINT field_change_decided CHECK (
    (state IN ('PENDING', 'APPLIED') AND decided_at IS NULL)
    OR (state IN ('ACCEPTED', 'REFUSED', 'WITHDRAWN') AND decided_at IS NOT NULL)),
  ADD CONSTRAINT field_change_reason CHECK (state <> 'REFUSED' OR reason IS NOT NULL),
  ADD CONSTRAINT field_change_version CHECK ((version IS NOT NULL) = (state IN ('APPLIED', 'ACCEPTED'))),
  ADD CONSTRAINT field_change_sealed CHECK (sealed IS NULL OR (old_value IS NULL AND new_value IS NULL));
CREATE UNIQUE INDEX field_change_one_pending ON field_change (subject_id, field) WHERE state = 'PENDING';
CREATE INDEX field_change_waiting ON field_change (change_set_id) WHERE state = 'PENDING';

-- A change is decided once and then stands for ever; only a rotation of keys seals it anew.
CREATE FUNCTION field_change_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.subject_id <> OLD.subject_id AND OLD.state <> 'PENDING' THEN RETURN NEW; END IF;
  IF OLD.state <> 'PENDING' AND (NEW.state <> OLD.state OR NEW.reason IS DISTINCT FROM OLD.reason
      OR NEW.old_value IS DISTINCT FROM OLD.old_value OR NEW.new_value IS DISTINCT FROM OLD.new_value) THEN
    RAISE EXCEPTION 'field change % was decided', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER field_change_stands BEFORE UPDATE ON field_change
  FOR EACH ROW EXECUTE FUNCTION field_change_stands();

ALTER TABLE file_request
  ADD CONSTRAINT file_request_decided CHECK ((state = 'PENDING') = (decided_at IS NULL)),
  ADD CONSTRAINT file_request_reason CHECK (state <> 'REFUSED' OR reason IS NOT NULL);
CREATE INDEX file_request_waiting ON file_request (created_at) WHERE state = 'PENDING';

ALTER TABLE file_settings
  ADD CONSTRAINT file_settings_confirm_from CHECK (confirm_from ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$'),
  ADD CONSTRAINT file_settings_block CHECK (confirm_from IS NOT NULL OR NOT block_unconfirmed);

-- People
ALTER TABLE adult ADD CONSTRAINT adult_work_phone CHECK (work_phone ~ '^\+\d{6,15}$');
ALTER TABLE authorised_person
  ADD CONSTRAINT authorised_person_named CHECK (first_name <> '' OR last_name <> ''),
  ADD CONSTRAINT authorised_person_phone CHECK (phone ~ '^\+\d{6,15}$'),
  ADD CONSTRAINT authorised_person_use CHECK (may_collect OR emergency_contact),
  ADD CONSTRAINT authorised_person_checked CHECK ((identity_checked_at IS NULL) = (identity_checked_by_id IS NULL));

-- Authority is withdrawn by a judgment, of which the structure keeps a copy.
ALTER TABLE guardianship
  ADD CONSTRAINT guardianship_withdrawn CHECK (parental_authority <> 'WITHDRAWN' OR authority_file_id IS NOT NULL);

-- What was said, and who read what, is never rewritten; an erased login takes its name away, a merge its child.
CREATE FUNCTION stands_for_ever() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - ARRAY['account_id', 'child_id', 'adult_id'] IS DISTINCT FROM
      to_jsonb(OLD) - ARRAY['account_id', 'child_id', 'adult_id']
      OR (NEW.account_id IS NOT NULL AND NEW.account_id IS DISTINCT FROM OLD.account_id) THEN
    RAISE EXCEPTION '% stands for ever', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER health_read_stands BEFORE UPDATE ON health_read FOR EACH ROW EXECUTE FUNCTION stands_for_ever();
CREATE TRIGGER consent_stands BEFORE UPDATE ON consent FOR EACH ROW EXECUTE FUNCTION stands_for_ever();

-- Custody
ALTER TABLE custody_plan
  ADD CONSTRAINT custody_plan_order CHECK (valid_to IS NULL OR valid_from <= valid_to),
  ADD CONSTRAINT custody_plan_no_overlap EXCLUDE USING gist
    (child_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&);

-- Documents
ALTER TABLE stored_file ADD CONSTRAINT stored_file_size CHECK (size >= 0);
CREATE INDEX stored_file_unfinished ON stored_file (created_at) WHERE state IN ('STORING', 'QUARANTINE');
ALTER TABLE piece_type
  ADD CONSTRAINT piece_type_months CHECK ((validity = 'MONTHS') = (months IS NOT NULL) AND months BETWEEN 1 AND 120),
  ADD CONSTRAINT piece_type_blocking CHECK (required OR NOT blocking),
  ADD CONSTRAINT piece_type_reminder CHECK (reminder_days BETWEEN 0 AND 365);
ALTER TABLE family_upload
  ADD CONSTRAINT family_upload_decided CHECK ((state = 'RECEIVED') = (decided_at IS NULL)),
  ADD CONSTRAINT family_upload_reason CHECK (state <> 'REFUSED' OR reason IS NOT NULL),
  ADD CONSTRAINT family_upload_validity CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to);
CREATE INDEX family_upload_waiting ON family_upload (created_at) WHERE state = 'RECEIVED';
CREATE INDEX family_upload_expiring ON family_upload (valid_to) WHERE state = 'VERIFIED' AND valid_to IS NOT NULL;
ALTER TABLE published_document
  ADD CONSTRAINT published_document_order CHECK (display_to IS NULL OR display_from <= display_to),
  ADD CONSTRAINT published_document_audience CHECK (
    CASE audience WHEN 'HOUSEHOLD' THEN household_id IS NOT NULL
                  WHEN 'STRUCTURE' THEN household_id IS NULL AND structure_id IS NOT NULL
                  ELSE household_id IS NULL END);
