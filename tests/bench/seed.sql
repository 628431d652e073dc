-- A town of `bench.families` families in the middle of a school year, written in sets: two children a family (one to
-- three), a structure for every 250 families, every open day from September to July, about twenty reservations a child
-- around November 2026, the family files with their documents, and what waits for staff. Triggers and foreign keys are
-- off while it loads.
SET session_replication_role = replica;
SET TIME ZONE 'Europe/Paris';

-- ── The town ────────────────────────────────────────────────────────────────────────────────────
INSERT INTO organisation (id, name) VALUES (uuidv7(), 'Ville du banc d''essai');

INSERT INTO school_holiday (id, organisation_id, name, first_day, last_day)
SELECT uuidv7(), o.id, h.name, h.first_day::date, h.last_day::date
FROM organisation o, (VALUES
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

INSERT INTO activity (id, structure_id, name, position)
SELECT uuidv7(), s.id, o.activity, o.position
FROM structure s CROSS JOIN (SELECT DISTINCT activity, position FROM offer) o;

INSERT INTO activity_policy (id, activity_id, valid_from, book_rule, cancel_rule)
SELECT uuidv7(), a.id, '2026-09-01', r.book::jsonb, r.cancel::jsonb
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
JOIN generate_series('2026-09-01'::timestamp, '2027-07-02', '1 day') day ON extract(isodow FROM day) = ANY (o.weekdays)
CROSS JOIN LATERAL (SELECT day::date IN ('2026-11-11', '2027-03-29', '2027-05-06', '2027-05-17') AS holiday) h
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
SELECT uuidv7(), k.id, a.id, g.id, '2026-09-01', '2027-08-31'
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
-- One sending of September for all that is settled; of twenty families one waits for days of November, of a hundred one
-- for a cancellation.
CREATE TEMP TABLE sending AS
SELECT f.n, f.id AS household_id, uuidv7() AS id, waits,
       CASE WHEN waits IS NULL THEN '2026-09-02 20:00'::timestamptz + f.n * interval '1 second'
            ELSE '2026-10-30 08:00'::timestamptz + f.n % 5000 * interval '1 minute' END AS created_at
FROM family f CROSS JOIN (VALUES (NULL), ('REQUESTED'), ('CANCEL_REQUESTED')) w (waits)
WHERE waits IS NULL OR (waits = 'REQUESTED' AND f.n % 20 = 3) OR (waits = 'CANCEL_REQUESTED' AND f.n % 100 = 7);

INSERT INTO reservation_request (id, household_id, created_at, outcomes)
SELECT id, household_id, created_at, '[]' FROM sending;

ANALYZE;
INSERT INTO reservation (id, child_id, slot_id, slot_day_id, date, household_id, request_id, state, holds, updated_at)
SELECT uuidv7(), k.id, d.slot_id, d.id, d.date, k.household_id, q.id, coalesce(w.waits, 'RESERVED')::reservation_state,
       true, q.created_at
FROM kid k
JOIN enrolment e ON e.child_id = k.id
JOIN slot_day d ON d.group_id = e.group_id AND d.open AND d.date BETWEEN '2026-10-05' AND '2026-12-04'
CROSS JOIN LATERAL (SELECT CASE WHEN d.date > '2026-11-12' AND k.n % 20 = 3 THEN 'REQUESTED'
                                WHEN d.date > '2026-11-23' AND k.n % 100 = 7 THEN 'CANCEL_REQUESTED' END AS waits) w
JOIN sending q ON q.household_id = k.household_id AND q.waits IS NOT DISTINCT FROM w.waits
WHERE abs(hashtext(k.id::text || d.id::text)) % 100 < 21;

INSERT INTO reservation_history (id, reservation_id, version, at, to_state, request_id)
SELECT uuidv7(), id, version, updated_at, state, request_id FROM reservation;
INSERT INTO attendance (reservation_id, status, recorded_at)
SELECT id, 'PRESENT', date + interval '19 hours' FROM reservation WHERE date < '2026-11-02';
UPDATE slot_day d SET held = r.held, capacity = greatest(d.capacity, r.held + 3)
FROM (SELECT slot_day_id, count(*)::int AS held FROM reservation GROUP BY slot_day_id) r WHERE r.slot_day_id = d.id;

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
