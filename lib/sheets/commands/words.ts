import "server-only";
import { createTranslator } from "next-intl";
import type { Temporal } from "temporal-polyfill";
import type { Locale } from "@/lib/actor";
import type { EffectiveConsents } from "@/lib/consents/schema";
import type { PlainDate } from "@/lib/dates";
import { ageOn } from "@/lib/families/rules";
import { describeHealth } from "@/lib/health/rules";
import type { ChildHealthValue, HealthKey } from "@/lib/health/schema";
import { displayName } from "@/lib/names";
import { catalogue } from "@/lib/text/catalogue";
import { sayDay, sayInstant } from "@/lib/text/dates";
import { sayPhone } from "@/lib/text/phones";
import type { SheetAdult, SheetPerson } from "../schema";

const LONG = { day: "numeric", month: "long", year: "numeric" } as const;

export type Words = ReturnType<typeof wordsOf>;

type Named = { firstName: string; lastName: string };

/** The words of the sheets in a language. */
export function wordsOf(locale: Locale, timeZone: string) {
  const messages = catalogue(locale);
  const t = createTranslator({ locale, messages, namespace: "sheets" });
  const tHealth = createTranslator({ locale, messages, namespace: "health" });
  const tConsents = createTranslator({ locale, messages, namespace: "consents" });
  const tClasses = createTranslator({ locale, messages, namespace: "families.form.classes" });
  const day = (date: PlainDate) => sayDay(date, locale, LONG);
  const voice = {
    translate: (key: Parameters<typeof tHealth>[0], values?: Record<string, string>) =>
      tHealth(key, values as never),
    day,
    phone: sayPhone,
  };

  /** What a value says, each line with what belongs to it. */
  const health = <K extends HealthKey>(field: K, value: ChildHealthValue[K]) =>
    describeHealth(field, value, voice);

  const phones = ({ phone, workPhone = null }: { phone: string | null; workPhone?: string | null }) => {
    const known = [phone, workPhone].flatMap((number) => (number ? sayPhone(number) : []));
    return known.length > 0 ? known.join(" · ") : t("noPhone");
  };

  return {
    t,
    tHealth,
    day,
    health,
    phones,
    lang: locale === "fr" ? "fr-FR" : "en-GB",
    name: displayName,
    schoolClass: (name: string) => (name === "COLLEGE" || name === "AUTRE" ? tClasses(name) : name),
    instant: (at: Temporal.Instant) => sayInstant(at, timeZone, locale, LONG),
    age: (birthDate: PlainDate, on: PlainDate) => t("age", { age: ageOn(birthDate, on) }),
    call: (who: Named & Pick<SheetAdult, "phone"> & { workPhone?: string | null }) =>
      t("call", { name: displayName(who), phones: phones(who) }),
    person: (person: SheetPerson) =>
      person.relation
        ? t("personRelation", { name: displayName(person), relation: person.relation })
        : displayName(person),
    /** "Autorisé", with what it covers. */
    consent: (consents: EffectiveConsents | undefined, kind: keyof EffectiveConsents) => {
      const { state, supports, from, validTo } = consents?.[kind] ?? {
        ...{ state: "waiting" as const, supports: [], from: null, validTo: null },
      };
      const covered = [
        ...supports.map((support) => tConsents(`support.${support}`)),
        ...(from ? [tConsents("from", { time: from })] : []),
        ...(validTo ? [tConsents("until", { date: day(validTo) })] : []),
      ];
      const answer = t(`consent.${state}`);
      return covered.length > 0 ? t("covered", { answer, covered: covered.join(", ") }) : answer;
    },
  };
}
