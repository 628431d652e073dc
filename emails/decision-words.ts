import type { DayOutcome, DecidedDay, MailLocale, MailParams } from "@/lib/mails/schema";
import { DAY_OUTCOMES } from "@/lib/mails/schema";
import { sayTime } from "@/lib/text/dates";
import type { MailTranslator } from "./mail-props";

type Params = MailParams<"decision">;

/** What a decision is as a whole: a closure, its end, a place that freed, an answer, or a change by staff. */
export type DecisionKind = "closed" | "reopened" | "offered" | "promoted" | "lapsed" | "changed" | "answer";

const BY_HAND: DayOutcome[] = ["added", "moved", "removed"];

const daysOf = ({ children }: Params): DecidedDay[] => children.flatMap(({ days }) => days);

export function kindOf(params: Params): DecisionKind {
  if (params.about) return params.about.reopened ? "reopened" : "closed";
  const outcomes = daysOf(params).map(({ outcome }) => outcome);
  if (outcomes.includes("offered")) return "offered";
  if (outcomes.every((outcome) => outcome === "promoted")) return "promoted";
  if (outcomes.every((outcome) => outcome === "lapsed")) return "lapsed";
  return outcomes.every((outcome) => BY_HAND.includes(outcome)) ? "changed" : "answer";
}

/** "mardi 24 novembre 2026", "mardi 1er décembre 2026": a plain date has no zone, so it is written at UTC. */
export function inFull(date: string, locale: MailLocale): string {
  const format = new Intl.DateTimeFormat(locale === "fr" ? "fr-FR" : "en-GB", {
    dateStyle: "full",
    timeZone: "UTC",
  });
  const words = format.format(new Date(`${date}T00:00:00Z`));
  return locale === "fr" ? words.replace(" 1 ", " 1er ") : words;
}

/** "lundi 23 novembre 2026 à 18 h", of a minute on the organisation's clock. */
export function untilInFull(t: MailTranslator, until: string, locale: MailLocale): string {
  const [date = "", time = ""] = until.split("T");
  return t("decision.minute", { date: inFull(date, locale), time: sayTime(time, locale) });
}

/** What the mail says in one line: "2 jours acceptés, 1 refusé", "Une place s’est libérée : …". */
export function decisionSubject(t: MailTranslator, params: Params, locale: MailLocale): string {
  const kind = kindOf(params);
  const days = daysOf(params);
  const untils = days.flatMap(({ until }) => until ?? []).sort();
  if (kind === "offered" && untils[0]) {
    return t("decision.subjects.offered", { until: untilInFull(t, untils[0], locale) });
  }
  if (kind === "closed") {
    return t("decision.subjects.closed", {
      cause: t(`decision.causes.${params.about!.cause}`),
      count: days.length,
    });
  }
  if (kind === "reopened" || kind === "promoted" || kind === "lapsed") return t(`decision.subjects.${kind}`);
  const counted = DAY_OUTCOMES.map((outcome) => ({
    outcome,
    count: days.filter((day) => day.outcome === outcome).length,
  })).filter(({ count }) => count > 0);
  const counts = counted.map(({ outcome, count }, position) =>
    t(`decision.counts.${outcome}`, { count, first: position === 0 ? "yes" : "no" }),
  );
  return t("decision.subject", { counts: counts.join(", ") });
}
