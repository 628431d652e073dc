-- Days written before activities had openings are as if set by hand: no opening explains them, and none takes them away.
UPDATE slot_day d SET adjusted = true
FROM slot s
WHERE s.id = d.slot_id AND NOT EXISTS (SELECT 1 FROM activity_opening o WHERE o.activity_id = s.activity_id);
