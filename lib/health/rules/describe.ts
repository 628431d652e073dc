import type { PlainDate } from "@/lib/dates";
import type {
  ALLERGY_KINDS,
  ChildHealthValue,
  Diet,
  Doctor,
  HealthKey,
  Pai,
  SEVERITIES,
  Treatment,
  VaccineCode,
} from "../schema";

/** The keys of the namespace "health" by which values are said. */
export type HealthWord =
  | "unanswered"
  | `none.${"vaccinations" | "pai" | "allergies" | "treatments" | "diets"}`
  | `vaccines.${VaccineCode}`
  | `diets.${Diet}`
  | `allergyKinds.${(typeof ALLERGY_KINDS)[number]}`
  | `severities.${(typeof SEVERITIES)[number]}`
  | `values.${"vaccine" | "exempt" | "pai" | "kit" | "kitPlace" | "allergy" | "treatment"}`
  | `values.${"from" | "to" | "fromTo" | "prescription" | "noPrescription"}`;

/** How a language writes messages (next-intl's translator of "health"), days and phone numbers. */
export type HealthVoice = {
  translate: (key: HealthWord, values?: Record<string, string>) => string;
  day: (day: PlainDate) => string;
  phone: (e164: string) => string;
};

/** One thing that a value says, and what belongs to it. `known`: false where nobody answered, or the answer is none. */
export type HealthLine = { text: string; more: string[]; known: boolean };

const line = (text: string, more: (string | null)[] = []): HealthLine => ({
  text,
  more: more.flatMap((it) => it || []),
  known: true,
});

/** One health value of the file in words, line by line; one line where nobody answered or the answer is none. */
export function describeHealth<K extends HealthKey>(
  field: K,
  value: ChildHealthValue[K],
  voice: HealthVoice,
): HealthLine[] {
  if (value === null || value === "")
    return [{ text: voice.translate("unanswered"), more: [], known: false }];
  const lines = describeKnown({ [field]: value }, voice);
  if (lines.length > 0) return lines;
  return [{ text: voice.translate(`none.${field as "pai"}`), more: [], known: false }];
}

function describeKnown(value: Partial<ChildHealthValue>, voice: HealthVoice): HealthLine[] {
  const { translate, day } = voice;
  const { vaccinations, allergies, treatments, diets, healthNote, dietNote, pai, doctor } = value;
  return [
    ...(vaccinations ?? []).map(({ code, date, exempt }) => {
      const vaccine = translate(`vaccines.${code}`);
      if (exempt || !date) return line(translate("values.exempt", { vaccine }));
      return line(translate("values.vaccine", { vaccine, date: day(date) }));
    }),
    ...(pai ? describePai(pai, voice) : []),
    ...(allergies ?? []).map(({ what, kind, severity, action }) => {
      const words = {
        kind: translate(`allergyKinds.${kind}`),
        severity: translate(`severities.${severity}`),
      };
      return line(translate("values.allergy", { what, ...words }), [action]);
    }),
    ...(treatments ?? []).map((treatment) => describeTreatment(treatment, voice)),
    ...(doctor ? [line(describeDoctor(doctor, voice))] : []),
    ...(diets ?? []).map((diet) => line(translate(`diets.${diet}`))),
    ...[healthNote, dietNote].flatMap((note) => (note ? line(note) : [])),
  ];
}

function describePai(pai: Pai, { translate, day }: HealthVoice): HealthLine[] {
  if (!pai.active) return [];
  const { from, to, kit, kitPlace, action } = pai;
  return [
    line(translate("values.pai", { from: day(from), to: day(to) }), [
      kit && translate("values.kit", { kit }),
      kitPlace && translate("values.kitPlace", { place: kitPlace }),
      action,
    ]),
  ];
}

function describeTreatment(treatment: Treatment, { translate, day }: HealthVoice): HealthLine {
  const { name, dosage, from, to, prescription } = treatment;
  const period = () => {
    if (from && to) return translate("values.fromTo", { from: day(from), to: day(to) });
    if (from) return translate("values.from", { from: day(from) });
    return to ? translate("values.to", { to: day(to) }) : null;
  };
  return line(translate("values.treatment", { name, dosage }), [
    period(),
    translate(prescription ? "values.prescription" : "values.noPrescription"),
  ]);
}

const describeDoctor = ({ name, phone, city }: Doctor, voice: HealthVoice) =>
  [name, phone && voice.phone(phone), city].filter(Boolean).join(", ");
