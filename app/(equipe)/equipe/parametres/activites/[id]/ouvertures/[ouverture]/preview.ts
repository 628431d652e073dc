import { getTranslations } from "next-intl/server";
import type { OpeningValues } from "@/components/activities/opening-fields";
import type { ShownPreview } from "@/components/activities/opening-preview";
import { type ActivityDetail, previewOpening } from "@/lib/activities/queries";
import type { OpeningFacts } from "@/lib/activities/rules";
import { openingForm } from "@/lib/activities/schema";
import type { StaffActor } from "@/lib/actor";
import { nestValues } from "@/lib/form-data";
import type { RefusalCode } from "@/lib/result";

type Query = Record<string, string | string[] | undefined>;

const one = (value: Query[string]) => (typeof value === "string" ? value : undefined);
const many = (value: Query[string]) => (value === undefined ? [] : [value].flat());

/** What the fields show: what the address says, else the opening as it is. */
export function valuesOf(query: Query, opening: OpeningFacts | null): OpeningValues {
  const isTyped = query.apercu !== undefined;
  const places = Object.entries(query).flatMap(([name, value]) =>
    name.startsWith("places.") ? [[name.slice("places.".length), one(value) ?? ""]] : [],
  );
  const own = opening?.places.map(({ groupId, capacity }) => [groupId, String(capacity)]) ?? [];
  return {
    du: one(query.du) ?? opening?.firstDay ?? "",
    au: one(query.au) ?? opening?.lastDay ?? "",
    saison: one(query.saison) ?? opening?.season ?? "SCHOOL",
    jours: isTyped ? many(query.jours) : (opening?.weekdays.map(String) ?? []),
    creneaux: isTyped ? many(query.creneaux) : [...(opening?.slotIds ?? [])],
    places: Object.fromEntries(isTyped ? places : own),
  };
}

export type Preview = { kind: "none" } | { kind: "refused"; errors: Record<string, string> } | ShownPreview;

/** What the address asks to be shown before it is done: an opening as typed, or one taken away. */
export async function previewOf(
  actor: StaffActor,
  { id, version }: ActivityDetail,
  opening: OpeningFacts | null,
  query: Query,
): Promise<Preview> {
  if (opening && query.supprimer) {
    const found = await previewOpening(actor, id, { remove: opening.id });
    return found ? { kind: "shown", remove: true, ...found, values: [] } : { kind: "none" };
  }
  if (query.apercu === undefined) return { kind: "none" };
  const typed = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || name === "apercu" ? [] : [[name, value] as const],
  );
  const form = {
    ...(nestValues(Object.fromEntries(typed)) as object),
    activite: id,
    version: String(version),
    ouverture: opening?.id,
  };
  const parsed = openingForm.safeParse(form);
  if (!parsed.success) {
    const say = await getTranslations("refusals");
    const errors = parsed.error.issues.map(({ path, message }) => {
      const code = message as RefusalCode;
      return [path.join("."), say.has(code) ? say(code as "invalid") : say("invalid")] as const;
    });
    return { kind: "refused", errors: Object.fromEntries(errors.toReversed()) };
  }
  const found = await previewOpening(actor, id, parsed.data);
  const values = typed.flatMap(([name, value]) => [value].flat().map((each) => [name, each] as const));
  return found ? { kind: "shown", remove: false, ...found, values } : { kind: "none" };
}
