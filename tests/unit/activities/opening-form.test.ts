import { expect, test } from "vitest";
import { openingForm } from "@/lib/activities/schema";
import { newId } from "@/lib/ids";

test("a slot ticked twice is one slot of an opening", () => {
  const [activite, slotId, groupId] = [newId(), newId(), newId()];
  const given = openingForm.parse({
    activite,
    version: "1",
    du: "2026-11-24",
    au: "2026-12-18",
    saison: "SCHOOL",
    jours: ["1", "1", "2"],
    creneaux: [slotId, slotId.toUpperCase(), slotId],
    places: { [groupId]: "12" },
  });
  expect(given).toMatchObject({ slotIds: [slotId], weekdays: [1, 2], places: [{ groupId, capacity: 12 }] });
});
