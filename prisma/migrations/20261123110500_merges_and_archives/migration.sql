-- Slot and date of a reservation never change; its child does only while two households are merged, or a merge undone.
CREATE OR REPLACE FUNCTION reservation_next_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IS DISTINCT FROM OLD.state AND NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'reservation %: a change of state makes the next version', NEW.id;
  END IF;
  IF NEW.slot_id <> OLD.slot_id OR NEW.date <> OLD.date OR (NEW.child_id <> OLD.child_id
      AND COALESCE(current_setting('portail.merging', true), '') <> 'on') THEN
    RAISE EXCEPTION 'reservation %: child, slot and date never change', NEW.id;
  END IF;
  RETURN NEW;
END $$;

-- An archived household holds no place: its row, locked by whoever archives or merges it, decides.
CREATE FUNCTION reservation_household_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IN ('REQUESTED', 'RESERVED', 'WAITLISTED', 'CANCEL_REQUESTED') AND (TG_OP = 'INSERT' OR
      NEW.state <> OLD.state AND OLD.state IN ('REFUSED', 'CANCELLED')) THEN
    PERFORM 1 FROM household WHERE id = NEW.household_id AND status <> 'ARCHIVED' FOR KEY SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'reservation %: household % is archived', NEW.id, NEW.household_id
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reservation_household_open BEFORE INSERT OR UPDATE ON reservation
  FOR EACH ROW EXECUTE FUNCTION reservation_household_open();
