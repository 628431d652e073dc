import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { now, nowDate } from "@/lib/clock";
import { effectiveConsents } from "@/lib/consents/queries";
import type { EffectiveConsents } from "@/lib/consents/schema";
import type { PlainDate } from "@/lib/dates";
import { transaction } from "@/lib/db";
import { type ChildHealth, childrenHealth } from "@/lib/health/queries";
import { isPaiActive } from "@/lib/health/rules";
import type { ChildHealthValue, HealthKey } from "@/lib/health/schema";
import { makePdf } from "@/lib/integrations/pdf";
import { organisationFacts } from "@/lib/organisation/queries";
import type { PrintBlock } from "@/lib/print";
import { done, type Refusal, type Result, refuse } from "@/lib/result";
import { staffPerson } from "@/lib/staff/queries";
import { tripActivities } from "../queries";
import type { SheetChild, SheetFile, TripInput } from "../schema";
import { sheetChildren } from "./facts";
import { type Words, wordsOf } from "./words";

type Traveller = { child: ChildHealth; facts: SheetChild; consents: EffectiveConsents | undefined };

/** A child whom the actor may not read ends the transaction: nothing is logged, nothing handed out. */
class Unreadable extends Error {}

const KNOWN: HealthKey[] = ["allergies", "treatments", "diets", "healthNote", "dietNote"];

/**
 * The trip sheet of chosen children as a PDF for the day of the trip. Refused as not-found, for all of them, where the
 * activity or one child is of no structure in which the actor holds HEALTH. One reading is logged for each child before
 * anything is handed out.
 */
export async function tripSheet(actor: StaffActor, input: TripInput): Promise<Result<SheetFile>> {
  allow(actor, "staff", "HEALTH");
  const activity = (await tripActivities(actor)).find(({ id }) => id === input.activityId);
  if (!activity) return refuse("not-found");
  const travellers = await readTravellers(actor, input);
  if (!Array.isArray(travellers)) return travellers;
  const [{ name, timeZone }, by] = await Promise.all([organisationFacts(actor), staffPerson(actor)]);
  const words = wordsOf(actor.locale, timeZone);
  const { t } = words;
  const { date, place } = input;
  const made = t("made", { at: words.instant(now()), by, organisation: name });
  const bytes = await makePdf({
    title: t("trip.documentTitle", { date: words.day(date) }),
    lang: words.lang,
    createdAt: nowDate(),
    footer: (page, pages) => t("footer", { title: t("trip.title"), page, pages }),
    blocks: [
      { kind: "heading", level: 1, text: place ? t("trip.titleTo", { place }) : t("trip.title") },
      {
        kind: "paragraph",
        text: t("trip.what", {
          date: words.day(date),
          activity: activity.name,
          structure: activity.structure,
          count: travellers.length,
        }),
      },
      { kind: "paragraph", tone: "quiet", text: `${made} ${t("keepSafe")}` },
      { kind: "heading", level: 2, text: t("trip.roll") },
      rollOf(words, travellers, date),
      ...travellers.map((traveller) => cardOf(words, traveller, date)),
    ],
  });
  return done({ name: t("trip.file", { date }), bytes: new Uint8Array(bytes) });
}

async function readTravellers(
  actor: StaffActor,
  { childIds, activityId, date }: TripInput,
): Promise<Traveller[] | Refusal> {
  const consents = await effectiveConsents(actor, childIds);
  try {
    return await transaction(async (tx) => {
      const children = await childrenHealth(actor, tx, childIds, "TRIP");
      if (children.length !== childIds.length) throw new Unreadable();
      const facts = await sheetChildren(tx, childIds, activityId);
      return children.map((child) => ({
        child: onDay(child, date),
        facts: facts.get(child.childId)!,
        consents: consents.get(child.childId),
      }));
    });
  } catch (error) {
    if (error instanceof Unreadable) return refuse("not-found");
    throw error;
  }
}

/** The health of a child without the treatments that will be over on the day of the trip. */
function onDay(child: ChildHealth, date: PlainDate): ChildHealth {
  const { treatments } = child.health;
  const current = treatments?.filter(({ to }) => to === null || to >= date) ?? null;
  return { ...child, health: { ...child.health, treatments: current } };
}

/** Whether the family ever said what there is, or that there is nothing. */
const isAnswered = ({ allergies, pai }: ChildHealthValue) => allergies !== null || pai !== null;

/** What the team must have in mind, in a few words. */
function marksOf(words: Words, { child: { health } }: Traveller, date: PlainDate): string {
  const { t } = words;
  const severe = health.allergies?.some(({ severity }) => severity === "SEVERE");
  const marks = [
    ...(isPaiActive(health.pai, date) ? [t("mark.pai")] : []),
    ...(health.allergies?.length ? [t(severe ? "mark.severeAllergy" : "mark.allergy")] : []),
    ...(health.treatments?.length ? [t("mark.treatment")] : []),
    ...(health.diets?.length ? [t("mark.diet")] : []),
  ];
  if (marks.length === 0) return isAnswered(health) ? "–" : t("mark.unanswered");
  return marks.join(", ");
}

function rollOf(words: Words, travellers: Traveller[], date: PlainDate): PrintBlock {
  const { t } = words;
  return {
    kind: "table",
    name: t("trip.roll"),
    head: [t("trip.child"), t("trip.age"), t("trip.group"), t("trip.marks")],
    widths: [5, 2, 3, 5],
    rows: travellers.map((traveller) => [
      words.name(traveller.child),
      words.age(traveller.child.birthDate, date),
      traveller.facts.group ?? "–",
      marksOf(words, traveller, date),
    ]),
  };
}

function cardOf(words: Words, traveller: Traveller, date: PlainDate): PrintBlock {
  const { child, facts, consents } = traveller;
  const age = words.age(child.birthDate, date);
  const group = facts.group ? ` · ${facts.group}` : "";
  return {
    kind: "together",
    blocks: [
      { kind: "heading", level: 2, text: `${words.name(child)} · ${age}${group}` },
      { kind: "facts", facts: [...healthFacts(words, child, date), ...peopleFacts(words, facts, consents)] },
    ],
  };
}

type Facts = Extract<PrintBlock, { kind: "facts" }>["facts"];

function healthFacts(words: Words, { health }: ChildHealth, date: PlainDate): Facts {
  const { t, tHealth } = words;
  const pai = isPaiActive(health.pai, date) ? health.pai : null;
  const told = (["pai", ...KNOWN] as const).flatMap((key) => {
    const lines = key === "pai" ? words.health("pai", pai) : words.health(key, health[key]);
    const known = lines.filter((line) => line.known);
    if (known.length === 0) return [];
    const alert = key === "pai" || key === "allergies" || key === "treatments";
    return [
      {
        term: tHealth(`fields.${key}`),
        details: known.flatMap(({ text, more }) => [text, ...more]),
        alert,
      },
    ];
  });
  if (health.pai?.active && !pai)
    told.push({ term: tHealth("fields.pai"), details: [t("paiOver")], alert: true });
  if (told.length > 0) return told;
  const answered = isAnswered(health);
  return [
    { term: t("trip.health"), details: [t(answered ? "trip.nothing" : "trip.unanswered")], alert: !answered },
  ];
}

function peopleFacts(
  words: Words,
  { adults, persons }: SheetChild,
  consents: EffectiveConsents | undefined,
): Facts {
  const { t } = words;
  const trusted = adults.filter(({ authority }) => authority !== "WITHDRAWN");
  const people = [...trusted, ...persons];
  const named = (list: typeof people) =>
    list.map((who) => ("relation" in who ? words.person(who) : words.name(who))).join(", ") ||
    t("trip.nobody");
  const barred = adults.filter(({ authority }) => authority === "WITHDRAWN").map(words.name);
  const calls = people.filter(({ emergencyContact }) => emergencyContact).map(words.call);
  return [
    { term: t("trip.calls"), details: calls.length > 0 ? calls : [t("trip.nobody")] },
    { term: t("trip.collect"), details: [named(people.filter(({ mayCollect }) => mayCollect))] },
    ...(barred.length > 0 ? [{ term: t("trip.barred"), details: [barred.join(", ")], alert: true }] : []),
    { term: t("consentKind.LEAVE_ALONE"), details: [words.consent(consents, "LEAVE_ALONE")] },
    {
      term: t("trip.consents"),
      details: (["EMERGENCY_CARE", "TRANSPORT", "PHOTO"] as const).map((kind) =>
        t("trip.consent", { kind: t(`consentKind.${kind}`), answer: words.consent(consents, kind) }),
      ),
    },
  ];
}
