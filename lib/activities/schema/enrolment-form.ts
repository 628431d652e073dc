import { z } from "zod";
import { id, line, listOf, plainDate } from "@/lib/fields";
import { seen, seenOf, time } from "./seen";

/** Places of one group; left empty, the group is not received. */
const places = z
  .string()
  .trim()
  .refine((text) => text === "" || (/^\d{1,5}$/.test(text) && Number(text) <= 10_000), "bad-number")
  .transform((text) => (text === "" ? null : Number(text)));

/** A period for which families ask to be enrolled; the window is on the organisation's wall clock. */
export const enrolmentPeriodForm = z
  .object({
    ...seen,
    periode: id.optional(),
    nom: line(100),
    du: plainDate,
    au: plainDate,
    ouverture: z.object({ jour: plainDate, heure: time }),
    cloture: z.object({ jour: plainDate, heure: time }),
    places: z
      .record(id, places)
      .refine((given) => Object.values(given).some((count) => count !== null), "required"),
    pieces: listOf(id, 50),
  })
  .refine(({ du, au }) => du <= au, { path: ["au"], message: "days-order" })
  .transform((given, ctx) => {
    const local = ({ jour, heure }: { jour: string; heure: string }) => `${jour}T${heure}`;
    const [opensAt, closesAt] = [local(given.ouverture), local(given.cloture)];
    if (opensAt >= closesAt)
      ctx.addIssue({ code: "custom", path: ["cloture", "jour"], message: "days-order" });
    return {
      ...seenOf(given),
      periodId: given.periode,
      name: given.nom,
      firstDay: given.du,
      lastDay: given.au,
      opensAt,
      closesAt,
      places: Object.entries(given.places).flatMap(([groupId, capacity]) =>
        capacity === null ? [] : [{ groupId, capacity }],
      ),
      pieceTypeIds: given.pieces,
    };
  });
export type SaveEnrolmentPeriod = z.output<typeof enrolmentPeriodForm>;

export const removeEnrolmentPeriodForm = z
  .object({ ...seen, periode: id })
  .transform((given) => ({ ...seenOf(given), periodId: given.periode }));
