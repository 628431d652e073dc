import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Tile, TileGrid } from "@/components/ui/tile";
import type { ActivityDetail } from "@/lib/activities/queries";
import { sayTime } from "@/lib/text/dates";
import { DeadlineWords } from "./deadline-words";
import { OpeningWords } from "./opening-words";

type Part = { title: string; href: "creneaux" | "groupes" | "ouvertures" | "jours"; children: ReactNode };

/** The parts of an activity, each with what is set and the way to change it. */
export function ActivityParts({ activity }: { activity: ActivityDetail }) {
  const t = useTranslations("activities");
  const locale = useLocale();
  const at = (part: string) => `/equipe/parametres/activites/${activity.id}/${part}` as Route;
  const openings = activity.openings.filter(({ lastDay }) => lastDay >= activity.today);
  const part = ({ title, href, children }: Part) => {
    const word = href === "jours" ? t("one.seeDays") : t("change");
    return (
      <Card
        title={title}
        actions={
          <ButtonLink href={at(href)} variant="secondary">
            {word}
            <span className="sr-only"> : {title}</span>
          </ButtonLink>
        }
      >
        {children}
      </Card>
    );
  };
  return (
    <>
      <div className="grid gap-4 lg:grid-cols-2">
        {part({
          title: t("one.slots"),
          href: "creneaux",
          children: (
            <Lines
              none={t("list.noSlots")}
              lines={activity.slots
                .filter(({ archived }) => !archived)
                .map(({ id, name, startsAt, endsAt }) => [
                  id,
                  t("slots.times", { name, from: sayTime(startsAt, locale), to: sayTime(endsAt, locale) }),
                ])}
            />
          ),
        })}
        {part({
          title: t("one.groups"),
          href: "groupes",
          children: (
            <Lines
              none={t("list.noGroups")}
              lines={activity.groups.map(({ id, name, minAge: min, maxAge: max }) => [
                id,
                t("list.ages", { name, min, max }),
              ])}
            />
          ),
        })}
        {part({
          title: t("one.openings"),
          href: "ouvertures",
          children: (
            <Lines
              none={t("list.noOpening")}
              lines={openings.map((opening) => [opening.id, <OpeningWords key={opening.id} {...opening} />])}
            />
          ),
        })}
        {part({
          title: t("one.places"),
          href: "jours",
          children: <p>{t("one.placesText", { count: activity.daysAhead })}</p>,
        })}
      </div>
      <section>
        <h2 className="mb-3">{t("one.rules")}</h2>
        <TileGrid>
          <Tile
            href={at("delais")}
            icon="clock"
            title={t("one.deadlines")}
            text={activity.policy ? <DeadlineWords rule={activity.policy.book} /> : t("one.deadlinesText")}
          />
          <Tile
            href={at("regles")}
            icon="settings"
            title={t("one.treatment")}
            text={t("one.treatmentText")}
          />
          <Tile href={at("absences")} icon="ban" title={t("one.absences")} text={t("one.absencesText")} />
          {activity.enrolmentMode === "ON_REQUEST" && (
            <Tile
              href={at("inscriptions")}
              icon="queue"
              title={t("one.enrolments")}
              text={t("one.enrolmentsText")}
            />
          )}
        </TileGrid>
      </section>
    </>
  );
}

function Lines({ lines, none }: { lines: (readonly [string, ReactNode])[]; none: string }) {
  if (lines.length === 0) return <p className="text-muted">{none}</p>;
  return (
    <ul>
      {lines.map(([key, line]) => (
        <li key={key}>{line}</li>
      ))}
    </ul>
  );
}
