import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { now, nowDate } from "@/lib/clock";
import { effectiveConsents } from "@/lib/consents/queries";
import { CONSENT_KINDS, type EffectiveConsents } from "@/lib/consents/schema";
import { dayOf, type PlainDate } from "@/lib/dates";
import { transaction } from "@/lib/db";
import { type ChildHealth, childrenHealth } from "@/lib/health/queries";
import { isPaiActive, vaccineStatuses } from "@/lib/health/rules";
import type { HealthKey } from "@/lib/health/schema";
import { makePdf } from "@/lib/integrations/pdf";
import { organisationFacts } from "@/lib/organisation/queries";
import type { PrintBlock } from "@/lib/print";
import { staffPerson } from "@/lib/staff/queries";
import type { SheetAdult, SheetChild, SheetFile } from "../schema";
import { sheetChildren } from "./facts";
import { type Words, wordsOf } from "./words";

type Fact = Extract<PrintBlock, { kind: "facts" }>["facts"][number];

/**
 * The "fiche sanitaire" of one child as a PDF; null where the child is of no structure in which the actor holds HEALTH.
 * The reading is logged before anything is handed out.
 */
export async function healthSheet(actor: StaffActor, childId: string): Promise<SheetFile | null> {
  allow(actor, "staff", "HEALTH");
  const found = await transaction(async (tx) => {
    const [child] = await childrenHealth(actor, tx, [childId], "SHEET");
    return child && { child, facts: (await sheetChildren(tx, [childId], null)).get(childId)! };
  });
  if (!found) return null;
  const [{ name, timeZone }, by, consents] = await Promise.all([
    organisationFacts(actor),
    staffPerson(actor),
    effectiveConsents(actor, [childId]),
  ]);
  const words = wordsOf(actor.locale, timeZone);
  const { t } = words;
  const made = t("made", { at: words.instant(now()), by, organisation: name });
  const bytes = await makePdf({
    title: t("child.documentTitle", { name: words.name(found.child) }),
    lang: words.lang,
    createdAt: nowDate(),
    footer: (page, pages) => t("footer", { title: t("child.title"), page, pages }),
    blocks: [
      { kind: "heading", level: 1, text: t("child.title") },
      ...identity(words, found.child, found.facts, dayOf(now(), timeZone)),
      { kind: "paragraph", tone: "quiet", text: `${made} ${t("keepSafe")}` },
      ...healthBlocks(words, found.child, dayOf(now(), timeZone)),
      ...peopleBlocks(words, found.facts),
      ...consentBlocks(words, consents.get(childId)),
    ],
  });
  return { name: t("child.file"), bytes: new Uint8Array(bytes) };
}

function identity(words: Words, child: ChildHealth, facts: SheetChild, today: PlainDate): PrintBlock[] {
  const { t } = words;
  const born = t("child.born", { date: words.day(child.birthDate), age: words.age(child.birthDate, today) });
  return [
    { kind: "heading", level: 2, text: words.name(child) },
    {
      kind: "paragraph",
      text: facts.schoolClass ? `${born} · ${words.schoolClass(facts.schoolClass)}` : born,
    },
  ];
}

/** A health value as a fact; alarming values stand out. */
function healthFact(words: Words, { health }: ChildHealth, key: HealthKey, alert = false): Fact {
  const lines = words.health(key, health[key]);
  return {
    term: words.tHealth(`fields.${key}`),
    details: lines.flatMap(({ text, more }) => [text, ...more]),
    alert: alert && lines.some(({ known }) => known),
  };
}

function healthBlocks(words: Words, child: ChildHealth, today: PlainDate): PrintBlock[] {
  const { t, tHealth } = words;
  const { health, birthDate } = child;
  const statuses = vaccineStatuses(birthDate, health.vaccinations ?? [], today);
  const required = new Set(statuses.map(({ code }) => code));
  const others = (health.vaccinations ?? []).filter(({ code }) => !required.has(code));
  const paiOver = health.pai?.active && !isPaiActive(health.pai, today);
  return [
    { kind: "heading", level: 2, text: t("child.alerts") },
    ...(paiOver ? [{ kind: "paragraph" as const, tone: "alert" as const, text: t("paiOver") }] : []),
    {
      kind: "facts",
      facts: [
        healthFact(words, child, "pai", true),
        healthFact(words, child, "allergies", true),
        healthFact(words, child, "treatments", true),
        healthFact(words, child, "doctor"),
        healthFact(words, child, "healthNote"),
        healthFact(words, child, "diets"),
        healthFact(words, child, "dietNote"),
      ],
    },
    { kind: "heading", level: 2, text: tHealth("fields.vaccinations") },
    {
      kind: "table",
      name: tHealth("vaccineTable.label"),
      head: [tHealth("vaccineTable.vaccine"), tHealth("vaccineTable.last"), tHealth("vaccineTable.state")],
      widths: [5, 3, 3],
      rows: statuses.map(({ code, date, state }) => [
        tHealth(`vaccines.${code}`),
        date ? words.day(date) : tHealth("vaccineTable.unknown"),
        tHealth(`vaccineStates.${state}`),
      ]),
    },
    ...(others.length > 0
      ? [
          { kind: "heading" as const, level: 3 as const, text: tHealth("vaccineTable.others") },
          { kind: "list" as const, items: words.health("vaccinations", others).map(({ text }) => text) },
        ]
      : []),
  ];
}

function adultFact(words: Words, adult: SheetAdult): Fact {
  const { t } = words;
  const term = words.name(adult);
  if (adult.authority === "WITHDRAWN")
    return { term, details: [`${t("authority.WITHDRAWN")} · ${t("right.barred")}`], alert: true };
  const rights = [
    t(`authority.${adult.authority}`),
    ...(adult.emergencyContact ? [t("right.emergency")] : []),
    t(adult.mayCollect ? "right.collect" : "right.noCollect"),
  ];
  return {
    term,
    details: [words.phones(adult), ...(adult.address ? [adult.address] : []), rights.join(" · ")],
  };
}

function peopleBlocks(words: Words, { adults, persons }: SheetChild): PrintBlock[] {
  const { t } = words;
  const none: PrintBlock = { kind: "paragraph", text: t("child.noPersons") };
  return [
    { kind: "heading", level: 2, text: t("child.adults") },
    { kind: "facts", facts: adults.map((adult) => adultFact(words, adult)) },
    { kind: "heading", level: 2, text: t("child.persons") },
    persons.length === 0
      ? none
      : {
          kind: "facts",
          facts: persons.map((person) => ({
            term: words.person(person),
            details: [
              words.phones(person),
              [
                ...(person.emergencyContact ? [t("right.emergency")] : []),
                t(person.mayCollect ? "right.collect" : "right.noCollect"),
                t(person.identityChecked ? "right.checked" : "right.unchecked"),
              ].join(" · "),
            ],
          })),
        },
  ];
}

function consentBlocks(words: Words, consents: EffectiveConsents | undefined): PrintBlock[] {
  const facts = CONSENT_KINDS.map((kind) => ({
    term: words.t(`consentKind.${kind}`),
    details: [words.consent(consents, kind)],
  }));
  return [
    {
      kind: "together",
      blocks: [
        { kind: "heading", level: 2, text: words.t("child.consents") },
        { kind: "facts", facts },
      ],
    },
  ];
}
