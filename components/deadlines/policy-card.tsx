import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { removePolicy } from "@/lib/deadlines/actions";
import type { ActivityDeadlines, Policy } from "@/lib/deadlines/queries";
import {
  dayExamples,
  deadlineSpeaker,
  describeDeadline,
  describeState,
  type PolicyTime,
  policyTime,
  tellingExample,
} from "@/lib/deadlines/rules";
import type { DeadlineRule } from "@/lib/deadlines/schema";
import { sayDay } from "@/lib/text/dates";

type Props = { settings: ActivityDeadlines; policy: Policy };

const TONES = { current: "success", coming: "info", past: "neutral" } as const;

function titleKey(time: PolicyTime, validTo: string | null) {
  if (validTo !== null) return "currentTitleUntil" as const;
  return time === "coming" ? ("comingTitle" as const) : ("currentTitle" as const);
}

/** One dated rule in words, with an example on a real day while it still counts. */
export function PolicyCard({ settings, policy }: Props) {
  const t = useTranslations("deadlines.settings");
  const locale = useLocale();
  const { activity, today } = settings;
  const { id, validFrom, validTo } = policy;
  const time = policyTime(policy, today);
  const dates = { from: sayDay(validFrom, locale), to: validTo ? sayDay(validTo, locale) : "" };
  const example = time === "past" ? undefined : exampleOf(settings, policy);
  const status = { current: t("current"), coming: t("coming"), past: null }[time];
  return (
    <Card
      level={time === "past" ? 3 : 2}
      title={t(titleKey(time, validTo), dates)}
      actions={status && <Badge tone={TONES[time]}>{status}</Badge>}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <RuleWords settings={settings} title={t("book")} rule={policy.book} />
        <RuleWords settings={settings} title={t("cancel")} rule={policy.cancel} />
      </div>
      {example && (
        <ul className="mt-3 grid gap-1 border-t border-line pt-3 text-muted">
          <Example settings={settings} day={example.date} what={t("book")} state={example.book} />
          <Example settings={settings} day={example.date} what={t("cancel")} state={example.cancel} />
        </ul>
      )}
      {time === "coming" && (
        <div className="mt-4 flex flex-wrap items-end gap-3">
          <ButtonLink
            href={`/equipe/parametres/activites/${activity.id}/delais/nouveau?depuis=${id}` as Route}
            variant="secondary"
            icon="edit"
          >
            {t("edit")}
          </ButtonLink>
          <ActionForm
            id={`supprimer-${id}`}
            action={removePolicy}
            labels={{ summary: t("removeRefused") }}
            className="flex flex-wrap items-center gap-3"
          >
            <input type="hidden" name="activite" value={activity.id} />
            <HiddenField name="version" value={String(activity.version)} />
            <input type="hidden" name="regle" value={id} />
            <SubmitButton pending={t("removing")} variant="danger">
              {t("remove")}
            </SubmitButton>
            <span className="text-sm text-muted">{t("removeText")}</span>
          </ActionForm>
        </div>
      )}
    </Card>
  );
}

function exampleOf({ outlook, today }: ActivityDeadlines, { book, cancel, validFrom, validTo }: Policy) {
  const from = validFrom > today ? validFrom : today;
  const days = dayExamples({ book, cancel }, outlook, from, 60);
  return tellingExample(days.filter(({ date }) => validTo === null || date <= validTo));
}

function useSpeaker({ outlook }: ActivityDeadlines) {
  return deadlineSpeaker(useTranslations("deadlines"), outlook.calendar.timeZone, useLocale());
}

function RuleWords({
  settings,
  title,
  rule,
}: {
  settings: ActivityDeadlines;
  title: string;
  rule: DeadlineRule;
}) {
  const say = useSpeaker(settings);
  return (
    <div>
      <p className="font-semibold">{title}</p>
      <ul className="list-disc ps-5">
        {say(describeDeadline(rule)).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

type ExampleProps = {
  settings: ActivityDeadlines;
  day: string;
  what: string;
  state: Parameters<typeof describeState>[0];
};

function Example({ settings, day, what, state }: ExampleProps) {
  const t = useTranslations("deadlines.settings");
  const locale = useLocale();
  const say = useSpeaker(settings);
  const words = say(describeState(state)).join(". ");
  const said = words.charAt(0).toLowerCase() + words.slice(1);
  const named = sayDay(day, locale, { weekday: "long", day: "numeric", month: "long" });
  return (
    <li>
      {what}. {t("example", { day: named, state: said })}
    </li>
  );
}
