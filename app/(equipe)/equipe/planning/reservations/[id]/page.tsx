import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CancelCard } from "@/components/planning/cancel-card";
import { MoveCard } from "@/components/planning/move-card";
import { StoryCard } from "@/components/planning/story-card";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { StateMark } from "@/components/ui/state-mark";
import { TextLink } from "@/components/ui/text-link";
import { holds } from "@/lib/actor";
import { requireStaff } from "@/lib/auth";
import { displayName } from "@/lib/names";
import { organisationFacts } from "@/lib/organisation/queries";
import { dayChoices, reservationStory } from "@/lib/planning/queries";
import { isMovable, markOf } from "@/lib/planning/rules";
import { moveQuery, planningPath } from "@/lib/planning/schema";
import { sayDay } from "@/lib/text/dates";

type Props = PageProps<"/equipe/planning/reservations/[id]">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("planning.story"))("facts") };
}

export default async function ReservationPage({ params, searchParams }: Props) {
  const actor = await requireStaff("REQUESTS");
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const [t, words, locale, { timeZone }, found] = await Promise.all([
    getTranslations("planning"),
    getTranslations("reservations.state"),
    getLocale(),
    organisationFacts(actor),
    reservationStory(actor, id),
  ]);
  const story = found ?? notFound();
  const { vers, fait } = moveQuery.parse(query);
  const { structureId, childId, householdId, date } = story;
  const wantsOut = story.state === "CANCEL_REQUESTED";
  const movable = isMovable(story);
  const choices =
    vers && movable ? await dayChoices(actor, { structureId, childId, householdId, date: vers }) : null;
  const mark = markOf(story);
  const name = displayName(story);
  return (
    <>
      <PageHeader
        title={t("story.title", { name })}
        back={{ href: planningPath({ structure: structureId, jour: date }) as Route, label: t("back") }}
      />
      <div className="stack">
        {fait && (
          <Banner tone="success" live>
            {t(`story.done.${fait}`)}
          </Banner>
        )}
        <Card title={t("story.facts")}>
          <DescriptionList
            items={[
              { term: t("story.day"), details: sayDay(date, locale) },
              { term: t("story.slot"), details: `${story.activity} – ${story.slot}` },
              {
                term: t("story.household"),
                details: holds(actor, "FAMILIES") ? (
                  <TextLink
                    href={`/equipe/familles/${householdId}`}
                    className="inline-flex min-h-target items-center"
                  >
                    {story.adults}
                  </TextLink>
                ) : (
                  story.adults
                ),
              },
              {
                term: t("story.state"),
                details: mark ? (
                  <StateMark state={mark} label={words(mark)} showLabel />
                ) : (
                  t("state.CANCELLED")
                ),
              },
              ...(story.due ? [{ term: t("cancelling.due"), details: t("cancelling.billed") }] : []),
              ...(story.reason ? [{ term: t("story.reason"), details: story.reason }] : []),
            ]}
          />
        </Card>
        {wantsOut && (
          <Banner
            tone="info"
            action={
              <ButtonLink href={`/equipe/demandes/${story.requestId}`} variant="secondary">
                {t("answer")}
              </ButtonLink>
            }
          >
            {t("story.wantsOut")}
          </Banner>
        )}
        {movable && !wantsOut && <MoveCard story={story} date={vers ?? null} slots={choices?.slots ?? []} />}
        {movable && <CancelCard story={story} />}
        {!movable && <p className="text-muted">{t("story.over")}</p>}
        <StoryCard history={story.history} timeZone={timeZone} />
      </div>
    </>
  );
}
