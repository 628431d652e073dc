import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ErrorSummary } from "@/components/forms/error-summary";
import { ButtonLink } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Recap } from "@/components/weeks/recap";
import { RepeatForm } from "@/components/weeks/repeat-form";
import { requireParent } from "@/lib/auth";
import { myWeeks, repeatRecap, weekChoices } from "@/lib/weeks/queries";
import { answersOf, periodChoices, repeatOf } from "@/lib/weeks/rules";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("weeks.repeat"))("title") };
}

/** The words before the refusal of each field. */
const QUESTIONS: Record<
  string,
  "week" | "children" | "days" | "slots" | "period" | "from" | "to" | "rhythm"
> = {
  semaine: "week",
  enfant: "children",
  jour: "days",
  creneau: "slots",
  periode: "period",
  du: "from",
  au: "to",
  rythme: "rhythm",
};

export default async function RepeatPage({ searchParams }: PageProps<"/reservations/repeter">) {
  const actor = await requireParent();
  const query = await searchParams;
  const [t, tRefusal, choices, weeks] = await Promise.all([
    getTranslations("weeks.repeat"),
    getTranslations("refusals"),
    weekChoices(actor),
    myWeeks(actor),
  ]);
  const periods = periodChoices(choices.schoolHolidays, choices.today);
  const asked = query.voir === "1" ? repeatOf(query, choices.today) : null;
  const recap = asked?.repeat ? await repeatRecap(actor, asked.repeat) : null;
  const refusals = recap && !recap.ok ? { periode: recap.code } : (asked?.errors ?? {});
  const errors = Object.fromEntries(
    Object.entries(refusals).map(([field, code]) => [
      field,
      tRefusal(code ?? "invalid", { errorId: "" } as never),
    ]),
  );
  const listed = Object.entries(QUESTIONS).flatMap(([id, question]) => {
    const refusal = errors[id];
    return refusal ? [{ id, text: t("error", { question: t(question), refusal }) }] : [];
  });
  const form = (
    <RepeatForm
      choices={choices}
      weeks={weeks}
      periods={periods}
      answers={answersOf(query, choices.children, periods)}
      errors={errors}
    />
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={t("intro")}
        back={{ href: "/reservations", label: t("back") }}
        actions={
          <ButtonLink href="/reservations/semaines" variant="secondary">
            {t("weeksLink")}
          </ButtonLink>
        }
      />
      {listed.length > 0 && <ErrorSummary title={t("summary")} errors={listed} />}
      {choices.children.length === 0 ? (
        <EmptyState icon="calendar" title={t("noChild")}>
          {t("noChildText")}
        </EmptyState>
      ) : recap?.ok && asked?.repeat ? (
        <>
          <Disclosure summary={t("change")}>{form}</Disclosure>
          <Recap items={recap.value} date={asked.repeat.firstDay} choice={JSON.stringify(asked.repeat)} />
        </>
      ) : (
        form
      )}
    </>
  );
}
