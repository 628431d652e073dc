import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Told } from "@/components/activities/told";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { activityDetail, linkableSlots } from "@/lib/activities/queries";
import { requireStaff } from "@/lib/auth";
import { sayTime } from "@/lib/text/dates";
import { toldBy } from "../told";

type Props = PageProps<"/equipe/parametres/activites/[id]/creneaux">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activities"))("slots.title") };
}

export default async function SlotsPage({ params, searchParams }: Props) {
  const actor = await requireStaff("SETTINGS");
  const [{ id }, query, t, locale] = await Promise.all([
    params,
    searchParams,
    getTranslations("activities.slots"),
    getLocale(),
  ]);
  const [activity, all, told] = await Promise.all([
    activityDetail(actor, id),
    linkableSlots(actor, id),
    toldBy(actor, id, query.fait),
  ]);
  const { slots, name } = activity ?? notFound();
  const list = (kind: "conjunction" | "disjunction", ids: string[]) =>
    new Intl.ListFormat(locale, { type: kind }).format(
      all
        .filter((slot) => ids.includes(slot.id))
        .map((slot) => (slot.isOwn ? slot.name : t("other", { slot: slot.name, activity: slot.activity }))),
    );
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={t("intro")}
        back={{ href: `/equipe/parametres/activites/${id}` as Route, label: t("back", { activity: name }) }}
        actions={
          <ButtonLink href={`/equipe/parametres/activites/${id}/creneaux/nouveau`} icon="plus">
            {t("new")}
          </ButtonLink>
        }
      />
      {told && <Told report={told.report} />}
      {slots.length === 0 ? (
        <EmptyState icon="clock" title={t("empty")} />
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {slots.map((slot) => (
              <li key={slot.id} className="py-3 first:pt-0 last:pb-0">
                <div className="flex flex-wrap items-center gap-x-3">
                  <TextLink
                    href={`/equipe/parametres/activites/${id}/creneaux/${slot.id}`}
                    className="flex min-h-target items-center font-bold"
                  >
                    {slot.name}
                  </TextLink>
                  <span>
                    {t("time", { from: sayTime(slot.startsAt, locale), to: sayTime(slot.endsAt, locale) })}
                  </span>
                  {slot.archived && <Badge>{t("archived")}</Badge>}
                </div>
                {slot.needs.length > 0 && (
                  <p className="text-muted">{t("needs", { slots: list("disjunction", slot.needs) })}</p>
                )}
                {slot.excludes.length > 0 && (
                  <p className="text-muted">{t("excludes", { slots: list("disjunction", slot.excludes) })}</p>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
