import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { DateField } from "@/components/forms/date-field";
import { AddForm } from "@/components/planning/add-form";
import { ChildSearch } from "@/components/planning/child-search";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { requireStaff } from "@/lib/auth";
import { childrenNamed } from "@/lib/families/queries";
import { displayName } from "@/lib/names";
import { dayChoices } from "@/lib/planning/queries";
import { addQuery, planningPath } from "@/lib/planning/schema";
import { sayDay } from "@/lib/text/dates";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("planning.adding"))("title") };
}

export default async function AddPage({ searchParams }: PageProps<"/equipe/planning/ajouter">) {
  const actor = await requireStaff("REQUESTS");
  const { structure, jour, q, enfant, foyer } = addQuery.parse(await searchParams);
  if (!structure || !jour) notFound();
  const [t, locale] = await Promise.all([getTranslations("planning"), getLocale()]);
  const chosen =
    enfant && foyer ? { structureId: structure, childId: enfant, householdId: foyer, date: jour } : null;
  const choices = chosen && ((await dayChoices(actor, chosen)) ?? notFound());
  const found = !chosen && q ? await childrenNamed(actor, { structureId: structure, q }) : null;
  const again = `/equipe/planning/ajouter?structure=${structure}&jour=${jour}` as Route;
  return (
    <>
      <PageHeader
        title={t("adding.title")}
        intro={t("adding.intro")}
        back={{ href: planningPath({ structure, jour }) as Route, label: t("back") }}
      />
      <div className="stack">
        <p className="text-lg font-bold first-letter:uppercase">{sayDay(jour, locale)}</p>
        {choices ? (
          <Card
            title={displayName(choices)}
            actions={
              <TextLink href={again} className="inline-flex min-h-target items-center">
                {t("adding.other")}
              </TextLink>
            }
          >
            <div className="stack">
              <p className="text-muted">{t("adding.of", { adults: choices.adults })}</p>
              <form action="/equipe/planning/ajouter" className="flex flex-wrap items-end gap-4">
                <input type="hidden" name="structure" value={structure} />
                <input type="hidden" name="enfant" value={choices.childId} />
                <input type="hidden" name="foyer" value={choices.householdId} />
                <DateField name="jour" label={t("day")} defaultValue={jour} />
                <Button type="submit" variant="secondary">
                  {t("show")}
                </Button>
              </form>
              {choices.slots.length === 0 ? (
                <EmptyState icon="child" title={t("adding.notEnrolled", { name: choices.firstName })}>
                  {t("adding.notEnrolledText")}
                </EmptyState>
              ) : (
                <AddForm structureId={structure} date={jour} choices={choices} />
              )}
            </div>
          </Card>
        ) : (
          <ChildSearch structureId={structure} date={jour} q={q} found={found} />
        )}
      </div>
    </>
  );
}
