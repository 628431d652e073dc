-- A town of `bench.families` families in the third of three school years, written in sets: two children a family (one
-- to three), a structure for every 250 families, every open day of the three years, about 430 reservations a child (eight
-- million for 10,000 families) with their history and attendance, the family files with their documents, and what waits
-- for staff and for a place. Triggers and foreign keys are off while it loads.
SET session_replication_role = replica;
SET TIME ZONE 'Europe/Paris';

-- ── The town ────────────────────────────────────────────────────────────────────────────────────
INSERT INTO organisation (id, name) VALUES (uuidv7(), 'Ville du banc d''essai');

INSERT INTO school_holiday (id, organisation_id, name, first_day, last_day)
SELECT uuidv7(), o.id, h.name, h.first_day::date, h.last_day::date
FROM organisation o, (VALUES
  ('Toussaint', '2024-10-19', '2024-11-03'), ('Noël', '2024-12-21', '2025-01-05'), ('Hiver', '2025-02-22', '2025-03-09'),
  ('Printemps', '2025-04-19', '2025-05-04'), ('Été', '2025-07-05', '2025-08-31'),
  ('Toussaint', '2025-10-18', '2025-11-02'), ('Noël', '2025-12-20', '2026-01-04'), ('Hiver', '2026-02-07', '2026-02-22'),
  ('Printemps', '2026-04-04', '2026-04-19'), ('Été', '2026-07-04', '2026-08-31'),
  ('Toussaint', '2026-10-17', '2026-11-01'), ('Noël', '2026-12-19', '2027-01-03'),
  ('Hiver', '2027-02-13', '2027-02-28'), ('Printemps', '2027-04-10', '2027-04-25'),
  ('Été', '2027-07-03', '2027-08-31')) h (name, first_day, last_day);

INSERT INTO structure (id, organisation_id, name, kind, position)
SELECT uuidv7(), o.id, 'Accueil de loisirs n° ' || n, 'LEISURE', n
FROM organisation o, generate_series(1, greatest(current_setting('bench.families')::int / 250, 1)) n;

CREATE TEMP TABLE offer (activity text, position int, slot text, starts_at text, ends_at text, weekdays int[], rank int);
INSERT INTO offer VALUES
  ('Cantine', 0, 'Repas', '11:45', '13:30', '{1,2,4,5}', 0),
  ('Périscolaire', 1, 'Matin', '07:30', '08:30', '{1,2,4,5}', 0),
  ('Périscolaire', 1, 'Soir', '16:30', '18:30', '{1,2,4,5}', 1),
  ('Mercredis', 2, 'Matin', '08:00', '12:00', '{3}', 0),
  ('Mercredis', 2, 'Repas', '12:00', '13:30', '{3}', 1),
  ('Mercredis', 2, 'Après-midi', '13:30', '18:00', '{3}', 2);

INSERT INTO activity (id, structure_id, name, position, wait_mode)
SELECT uuidv7(), s.id, o.activity, o.position, CASE WHEN o.position < 2 THEN 'AUTOMATIC' ELSE 'NONE' END::wait_mode
FROM structure s CROSS JOIN (SELECT DISTINCT activity, position FROM offer) o;

INSERT INTO activity_policy (id, activity_id, valid_from, book_rule, cancel_rule)
SELECT uuidv7(), a.id, '2024-09-01', r.book::jsonb, r.cancel::jsonb
FROM activity a JOIN (VALUES
  ('Cantine', '{"limit": {"kind": "weekday", "weekday": 2, "at": "23:59", "weeks": 1}}',
              '{"limit": {"kind": "days-before", "days": 1, "at": "17:00"}}'),
  ('Périscolaire', '{"limit": {"kind": "days-before", "days": 1, "at": "18:00"}}',
                   '{"limit": {"kind": "days-before", "days": 2, "counting": "ouvres"}}'),
  ('Mercredis', '{"limit": {"kind": "weekday", "weekday": 5, "at": "12:00", "weeks": 1}}',
                '{"limit": {"kind": "days-before", "days": 1, "at": "12:00"}}')) r (activity, book, cancel)
  ON r.activity = a.name;

INSERT INTO activity_group (id, activity_id, name, min_age, max_age, position)
SELECT uuidv7(), a.id, g.name, g.min_age, g.max_age, g.position
FROM activity a CROSS JOIN (VALUES ('Maternelle', 2, 5, 0), ('Élémentaire', 6, 11, 1)) g (name, min_age, max_age, position);

INSERT INTO slot (id, activity_id, name, starts_at, ends_at, position)
SELECT uuidv7(), a.id, o.slot, o.starts_at, o.ends_at, o.rank
FROM activity a JOIN offer o ON o.activity = a.name;

INSERT INTO slot_day (id, slot_id, group_id, date, open, closed_reason, capacity)
SELECT uuidv7(), s.id, g.id, day::date, NOT holiday, CASE WHEN holiday THEN 'PUBLIC_HOLIDAY'::closed_reason END, 40
FROM slot s
JOIN activity a ON a.id = s.activity_id
JOIN offer o ON o.activity = a.name AND o.slot = s.name
JOIN activity_group g ON g.activity_id = a.id
JOIN generate_series('2024-09-02'::timestamp, '2027-07-02', '1 day') day ON extract(isodow FROM day) = ANY (o.weekdays)
CROSS JOIN LATERAL (SELECT day::date IN ('2024-11-11', '2025-05-08', '2025-05-29', '2025-06-09',
                                               '2025-11-11', '2026-05-01', '2026-05-14', '2026-05-25',
                                               '2026-11-11', '2027-03-29', '2027-05-06', '2027-05-17') AS holiday) h
WHERE NOT EXISTS (SELECT 1 FROM school_holiday h WHERE day::date BETWEEN h.first_day AND h.last_day);

-- ── Families ────────────────────────────────────────────────────────────────────────────────────
CREATE TEMP TABLE family AS
SELECT n, uuidv7() AS id, s.id AS structure_id,
       (ARRAY['Martin', 'Bernard', 'Dubois', 'Petit', 'Durand', 'Leroy', 'Moreau', 'Simon', 'Laurent', 'Lefebvre', 'Garcia',
              'Roux', 'Fournier', 'Girard', 'Bonnet', 'Dupont', 'Lambert', 'Fontaine', 'Rousseau', 'Vincent', 'Muller',
              'Faure', 'Mercier'])[n % 23 + 1] || ' ' || (ARRAY['Abadie', 'Blot', 'Cazal', 'Deniel', 'Esnault', 'Fabre',
              'Gallet', 'Hubert', 'Imbert', 'Joly', 'Kerr', 'Loisel', 'Morin', 'Nadal', 'Oger', 'Pages', 'Quere', 'Rivet',
              'Sabatier', 'Texier', 'Urban', 'Viala', 'Weiss', 'Yvon', 'Zanotti', 'Aubry', 'Besse', 'Collet',
              'Drouet'])[n / 23 % 29 + 1] AS last_name
FROM generate_series(1, current_setting('bench.families')::int) n
JOIN structure s ON s.position = (n - 1) / 250 + 1;

INSERT INTO household (id, status, external_ref, address, postal_code, city, regime)
SELECT id, 'ACTIVE', 'F' || n, n || ' rue du Banc', '38140', 'Banc-sur-Isère', 'CAF' FROM family;
INSERT INTO household_structure (household_id, structure_id) SELECT id, structure_id FROM family;
INSERT INTO quotient_familial (id, household_id, value_cents, source, valid_from)
SELECT uuidv7(), id, 40000 + n % 200 * 800, 'CAF', '2026-09-01' FROM family WHERE n % 5 > 0;

CREATE TEMP TABLE grown_up AS
SELECT f.n, uuidv7() AS id, f.id AS household_id, uuidv7() AS account_id, uuidv7() AS mail_id, k AS position,
       (ARRAY['Alice', 'Bruno', 'Carole', 'David', 'Estelle', 'Franck', 'Gaelle', 'Hugo', 'Ines', 'Julien',
              'Karine', 'Louis', 'Marion'])[(f.n + k * 5) % 13 + 1] AS first_name, f.last_name
FROM family f CROSS JOIN generate_series(0, 1) k;

INSERT INTO adult (id, household_id, first_name, last_name, name_key, phone, position)
SELECT id, household_id, first_name, last_name, lower(first_name || ' ' || last_name),
       '+336' || lpad((n * 2 + position)::text, 8, '0'), position FROM grown_up;
INSERT INTO account (id, email, password_hash, adult_id, last_login_at)
SELECT account_id, 'adulte' || n || '.' || position || '@banc.test', CASE WHEN n % 10 < 8 THEN 'none' END, id,
       CASE WHEN n % 10 < 8 THEN '2026-10-30 20:00'::timestamptz END FROM grown_up;
INSERT INTO session (id, account_id, stage, expires_at)
SELECT uuidv7(), account_id, 'FULL', now() + interval '1 day' FROM grown_up WHERE n % 10 < 8;
INSERT INTO calendar_feed (id, account_id, created_at)
SELECT uuidv7(), account_id, '2026-09-05 20:00' FROM grown_up WHERE n % 10 < 8;
INSERT INTO mail (id, template, "to", locale, params, status, created_at, sent_at, household_id, account_id)
SELECT mail_id, 'invitation', 'adulte' || n || '.' || position || '@banc.test', 'fr', '{}', 'SENT',
       '2026-09-01 09:00'::timestamptz + n * interval '1 second', '2026-09-01 10:00'::timestamptz + n * interval '1 second',
       household_id, account_id FROM grown_up WHERE n % 10 < 9;
INSERT INTO token (id, purpose, secret_hash, account_id, mail_id, expires_at, used_at)
SELECT uuidv7(), 'INVITATION', md5(mail_id::text), account_id, mail_id, '2026-09-08 10:00',
       CASE WHEN n % 10 < 8 THEN '2026-09-02 20:00'::timestamptz END FROM grown_up WHERE n % 10 < 9;

-- Of ten families eight have two children, one has three and one has one.
CREATE TEMP TABLE kid AS
SELECT f.n, uuidv7() AS id, f.id AS household_id, f.structure_id, 3 + (f.n + k * 3) % 8 AS age,
       (ARRAY['Adam', 'Brune', 'Chloe', 'Dina', 'Emile', 'Flora', 'Gaspard', 'Hanae', 'Ibrahim', 'Jade', 'Leo', 'Mina',
              'Noe', 'Oscar', 'Paul', 'Rose', 'Salome'])[(f.n + k * 7) % 17 + 1] AS first_name, f.last_name
FROM family f CROSS JOIN generate_series(1, 3) k
WHERE k <= CASE f.n % 10 WHEN 0 THEN 3 WHEN 1 THEN 1 ELSE 2 END;

INSERT INTO child (id, first_name, last_name, name_key, birth_date)
SELECT id, first_name, last_name, lower(first_name || ' ' || last_name),
       make_date(2026 - age, n % 8 + 1, n % 28 + 1) FROM kid;
INSERT INTO household_child (household_id, child_id) SELECT household_id, id FROM kid;
INSERT INTO guardianship (adult_id, child_id) SELECT a.id, k.id FROM kid k JOIN grown_up a USING (household_id);
INSERT INTO enrolment (id, child_id, activity_id, group_id, valid_from, valid_to)
SELECT uuidv7(), k.id, a.id, g.id, '2024-09-01', '2027-08-31'
FROM kid k
JOIN activity a ON a.structure_id = k.structure_id
JOIN activity_group g ON g.activity_id = a.id AND k.age BETWEEN g.min_age AND g.max_age;

-- ── Family files ────────────────────────────────────────────────────────────────────────────────
-- Every structure asks for a confirmation each September and for an insurance, without which nothing is reserved. Most
-- families gave both; of twenty one has a document, a change and a wish that wait.
INSERT INTO file_settings (structure_id, domains, confirm_from, block_unconfirmed)
SELECT id, '{"HOUSEHOLD.contact": "VALIDATED"}', '09-01', true FROM structure;
INSERT INTO piece_type (id, structure_id, name, kind, scope, blocking, health, position)
SELECT uuidv7(), s.id, t.name, t.kind::piece_kind, t.scope::piece_scope, t.blocking, t.health, t.position
FROM structure s, (VALUES
  ('Attestation d''assurance', 'INSURANCE', 'CHILD', true, false, 0), ('Vaccinations', 'VACCINATION', 'CHILD', false, true, 1),
  ('PAI signé', 'PAI', 'CHILD', true, true, 2), ('Attestation de quotient familial', 'QF_PROOF', 'HOUSEHOLD', false, false, 3)
  ) t (name, kind, scope, blocking, health, position);
UPDATE household h SET confirmed_at = '2026-09-10 20:00' FROM family f WHERE f.id = h.id AND f.n % 20 <> 7;

CREATE TEMP TABLE document AS
SELECT uuidv7() AS id, uuidv7() AS file_id, f.n, k.household_id, k.id AS child_id, t.id AS type_id, t.name
FROM kid k JOIN family f ON f.id = k.household_id
JOIN piece_type t ON t.structure_id = k.structure_id AND t.kind = 'INSURANCE'
WHERE f.n % 20 <> 9;
INSERT INTO stored_file (id, store, key, name, mime, size, sha256, state, created_at)
SELECT file_id, 'DISK', file_id, 'attestation.pdf', 'application/pdf', 90000, repeat('0', 64), 'READY', '2026-09-03 20:00'
FROM document;
INSERT INTO family_upload (id, household_id, child_id, piece_type_id, file_id, title, state, valid_from, valid_to, created_at,
                           decided_at)
SELECT id, household_id, child_id, type_id, file_id, name,
       CASE WHEN n % 20 = 3 THEN 'RECEIVED' ELSE 'VERIFIED' END::upload_state, '2026-09-01', '2027-08-31', '2026-09-03 20:00',
       CASE WHEN n % 20 <> 3 THEN '2026-09-04 10:00'::timestamptz END FROM document;

INSERT INTO authorised_person (id, household_id, first_name, last_name, relation, phone, emergency_contact, position, created_at)
SELECT uuidv7(), f.id, p.first_name, f.last_name, p.relation, '+336' || lpad((f.n * 3)::text, 8, '0'), p.position = 0,
       p.position, '2026-09-03 20:00'
FROM family f, (VALUES ('Odile', 'Grand-mère', 0), ('Yvan', 'Voisin', 1)) p (first_name, relation, position);
INSERT INTO authorised_person_child (person_id, child_id)
SELECT p.id, hc.child_id FROM authorised_person p JOIN household_child hc USING (household_id);
INSERT INTO consent (id, child_id, adult_id, kind, granted, details, at)
SELECT uuidv7(), k.id, g.id, c.kind, true, c.details::jsonb, '2026-09-03 20:00'
FROM kid k JOIN grown_up g ON g.household_id = k.household_id AND g.position = 0
CROSS JOIN (VALUES ('PHOTO'::consent_kind, '{"supports": [], "purposes": []}'), ('EMERGENCY_CARE', '{}')) c (kind, details);

CREATE TEMP TABLE change AS
SELECT uuidv7() AS id, id AS household_id FROM family WHERE n % 20 = 3;
INSERT INTO change_set (id, household_id, subject, subject_id, domain, created_at)
SELECT id, household_id, 'HOUSEHOLD', household_id, 'contact', '2026-10-30 21:00' FROM change;
INSERT INTO field_change (id, change_set_id, subject_id, field, state, old_value, new_value)
SELECT uuidv7(), c.id, c.household_id, 'address', 'PENDING', to_jsonb(h.address), '"2 rue du Banc"'
FROM change c JOIN household h ON h.id = c.household_id;
INSERT INTO file_request (id, household_id, kind, message, created_at)
SELECT uuidv7(), id, 'OTHER', 'Nous déménageons.', '2026-10-30 22:00' FROM family WHERE n % 20 = 3;

-- ── Reservations ────────────────────────────────────────────────────────────────────────────────
-- One sending each September for all that is settled; of twenty families one waits for days of November and December, of
-- a hundred one for cancellations. March 2027 is full, with a waiting list. Indexes are made once the rows are there.
CREATE TEMP TABLE sending AS
SELECT f.n, f.id AS household_id, uuidv7() AS id, year, waits,
       CASE WHEN waits IS NULL THEN make_date(year, 9, 2) + interval '20 hours' + f.n * interval '1 second'
            ELSE '2026-10-30 08:00'::timestamptz + f.n % 5000 * interval '1 minute' END AS created_at
FROM (VALUES (2024, NULL), (2025, NULL), (2026, NULL), (2026, 'REQUESTED'), (2026, 'CANCEL_REQUESTED')) w (year, waits)
CROSS JOIN family f
WHERE waits IS NULL OR (waits = 'REQUESTED' AND f.n % 20 = 3) OR (waits = 'CANCEL_REQUESTED' AND f.n % 100 = 7)
ORDER BY year, f.n;

INSERT INTO reservation_request (id, household_id, created_at, outcomes)
SELECT id, household_id, created_at, '[]' FROM sending;

CREATE TEMP TABLE later_index AS
SELECT indexname AS name, indexdef AS definition FROM pg_indexes
WHERE tablename IN ('reservation', 'reservation_history') AND schemaname = 'public'
  AND indexname NOT IN (SELECT conname FROM pg_constraint);
DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT i.name FROM later_index i LOOP EXECUTE format('DROP INDEX %I', name); END LOOP;
END $$;

CREATE TEMP TABLE place AS
SELECT d.id, d.slot_id, d.group_id, d.date, extract(year FROM d.date - interval '8 months')::int AS year,
       row_number() OVER (ORDER BY d.date, d.id) AS n, d.date BETWEEN '2027-03-01' AND '2027-03-31' AS full
FROM slot_day d WHERE d.open;
CREATE TEMP TABLE pupil AS
SELECT k.*, row_number() OVER (ORDER BY k.n, k.id) AS no FROM kid k;
ANALYZE;

INSERT INTO reservation (id, child_id, slot_id, slot_day_id, date, household_id, request_id, state, holds, reason,
                         waiting_since, offer_until, updated_at)
SELECT uuidv7(), k.id, d.slot_id, d.id, d.date, k.household_id, q.id, w.state::reservation_state,
       w.state IN ('RESERVED', 'REQUESTED', 'CANCEL_REQUESTED', 'OFFERED'),
       CASE WHEN w.state = 'REFUSED' THEN 'Plus de place' END,
       CASE WHEN w.state IN ('WAITLISTED', 'OFFERED') THEN q.created_at END,
       CASE WHEN w.state = 'OFFERED' THEN '2026-11-03 12:00'::timestamptz END, q.created_at
FROM pupil k
JOIN enrolment e ON e.child_id = k.id
JOIN place d ON d.group_id = e.group_id
CROSS JOIN LATERAL (SELECT hashint8(k.no * 1000003 + d.n) & 1023 AS dice) h
CROSS JOIN LATERAL (SELECT CASE WHEN d.full AND h.dice < 30 THEN 'WAITLISTED'
                                WHEN d.date = '2026-11-24' AND k.n % 40 = 13 AND h.dice < 200 THEN 'OFFERED'
                                WHEN d.date BETWEEN '2026-11-13' AND '2026-12-18' AND k.n % 20 = 3 THEN 'REQUESTED'
                                WHEN d.date BETWEEN '2026-11-24' AND '2026-12-18' AND k.n % 100 = 7 THEN 'CANCEL_REQUESTED'
                                WHEN h.dice < 5 THEN 'REFUSED'
                                WHEN h.dice < 10 THEN 'CANCELLED'
                                ELSE 'RESERVED' END AS state) w
JOIN sending q ON q.household_id = k.household_id AND q.year = d.year
  AND q.waits IS NOT DISTINCT FROM CASE WHEN w.state IN ('REQUESTED', 'CANCEL_REQUESTED') THEN w.state END
WHERE h.dice < 265;

INSERT INTO reservation_history (id, reservation_id, version, at, to_state, request_id)
SELECT uuidv7(), id, version, updated_at, state, request_id FROM reservation;
INSERT INTO attendance (reservation_id, status, recorded_at)
SELECT id, 'PRESENT', date + interval '19 hours' FROM reservation WHERE date < '2026-11-02' AND state = 'RESERVED';
DO $$ DECLARE definition text; BEGIN
  FOR definition IN SELECT i.definition FROM later_index i LOOP EXECUTE definition; END LOOP;
END $$;
-- Three quarters of the days have many places left, the others the last ones.
UPDATE slot_day d SET held = r.held, capacity = r.held + CASE WHEN p.full THEN 0 WHEN p.n % 4 = 0 THEN 3 ELSE 12 END
FROM place p JOIN (SELECT slot_day_id, count(*) FILTER (WHERE holds)::int AS held FROM reservation GROUP BY slot_day_id) r
  ON r.slot_day_id = p.id
WHERE p.id = d.id;

-- ── Staff, and families at the door ─────────────────────────────────────────────────────────────
INSERT INTO staff (id, first_name, last_name, is_admin) VALUES
  (uuidv7(), 'Anne', 'Administre', true), (uuidv7(), 'Gilles', 'Gestion', false);
INSERT INTO staff_grant (staff_id, structure_id, permission)
SELECT f.id, s.id, p FROM staff f, structure s, unnest(enum_range(NULL::permission)) p WHERE NOT f.is_admin AND s.position = 1;
INSERT INTO account (id, email, password_hash, staff_id)
SELECT uuidv7(), lower(first_name) || '@equipe.test', 'none', id FROM staff;
INSERT INTO session (id, account_id, stage, expires_at)
SELECT uuidv7(), id, 'FULL', now() + interval '1 day' FROM account WHERE staff_id IS NOT NULL;

CREATE TEMP TABLE newcomer AS
SELECT n, uuidv7() AS id, s.id AS structure_id
FROM generate_series(1, current_setting('bench.families')::int / 250 + 5) n
JOIN structure s ON s.position = n % (SELECT count(*) FROM structure) + 1;
INSERT INTO sign_up (id, structure_id, first_name, last_name, name_key, email, phone, address, postal_code, city,
                     privacy_accepted_at, created_at)
SELECT id, structure_id, 'Alice', 'Nouveau', 'alice nouveau', 'nouveau' || n || '@banc.test',
       '+336' || lpad((n * 40)::text, 8, '0'), '1 rue du Banc', '38140', 'Banc-sur-Isère',
       '2026-10-30 08:00', '2026-10-30 08:00'::timestamptz + n * interval '1 hour' FROM newcomer;
INSERT INTO sign_up_child (id, sign_up_id, first_name, last_name, name_key, birth_date, position)
SELECT uuidv7(), w.id, c.first_name, c.last_name, c.name_key, c.birth_date, 0
FROM newcomer w CROSS JOIN LATERAL (SELECT * FROM child ORDER BY id OFFSET w.n LIMIT 1) c;

SET session_replication_role = DEFAULT;
