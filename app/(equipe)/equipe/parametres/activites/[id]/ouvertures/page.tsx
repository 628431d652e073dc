import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { OpeningWords } from "@/components/activities/opening-words";
import { Told } from "@/components/activities/told";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { activityDetail } from "@/lib/activities/queries";
import type { OpeningFacts } from "@/lib/activities/rules";
import { requireStaff } from "@/lib/auth";
import { sayDay } from "@/lib/text/dates";
import { toldBy } from "../told";

const DATE = { day: "numeric", month: "long", year: "numeric" } as const;

type Props = PageProps<"/equipe/parametres/activites/[id]/ouvertures">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activities"))("openings.title") };
}

export default async function OpeningsPage({ params, searchParams }: Props) {
  const actor = await requireStaff("SETTINGS");
  const [{ id }, query, t, locale] = await Promise.all([
    params,
    searchParams,
    getTranslations("activities.openings"),
    getLocale(),
  ]);
  const activity = (await activityDetail(actor, id)) ?? notFound();
  const told = await toldBy(actor, id, query.fait);
  const canOpen = activity.slots.some(({ archived }) => !archived) && activity.groups.length > 0;
  const named = (list: { id: string; name: string }[], ids: readonly string[]) =>
    list.filter((one) => ids.includes(one.id)).map(({ name }) => name);
  const offer = ({ slotIds, places }: OpeningFacts) => {
    const groups = places.flatMap(({ groupId, capacity }) =>
      named(activity.groups, [groupId]).map((group) =>
        t("groupPlaces", { group, places: t("places", { count: capacity }) }),
      ),
    );
    const slots = slotIds.length === 0 ? [t("allSlots")] : named(activity.slots, slotIds);
    return [slots.join(", "), ...groups].join(" · ");
  };
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={t("intro")}
        back={{
          href: `/equipe/parametres/activites/${id}` as Route,
          label: t("back", { activity: activity.name }),
        }}
        actions={
          canOpen && (
            <ButtonLink href={`/equipe/parametres/activites/${id}/ouvertures/nouvelle`} icon="plus">
              {t("new")}
            </ButtonLink>
          )
        }
      />
      {told && <Told report={told.report} />}
      {activity.openings.length === 0 ? (
        <EmptyState icon="calendar" title={t("empty")}>
          {!canOpen && <p>{t("need")}</p>}
        </EmptyState>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {activity.openings.map((opening) => (
              <li key={opening.id} className="py-3 first:pt-0 last:pb-0">
                <div className="flex flex-wrap items-center gap-x-3">
                  <TextLink
                    href={`/equipe/parametres/activites/${id}/ouvertures/${opening.id}`}
                    className="flex min-h-target items-center font-bold"
                  >
                    {t("period", {
                      from: sayDay(opening.firstDay, locale, DATE),
                      to: sayDay(opening.lastDay, locale, DATE),
                    })}
                  </TextLink>
                  {opening.lastDay < activity.today && <Badge>{t("over")}</Badge>}
                </div>
                <p>
                  <OpeningWords {...opening} />
                </p>
                <p className="text-muted">{offer(opening)}</p>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
