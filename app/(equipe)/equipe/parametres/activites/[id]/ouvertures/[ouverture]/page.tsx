import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OpeningFields } from "@/components/activities/opening-fields";
import { OpeningPreview } from "@/components/activities/opening-preview";
import { Banner } from "@/components/ui/banner";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { activityDetail } from "@/lib/activities/queries";
import { requireStaff } from "@/lib/auth";
import { previewOf, valuesOf } from "./preview";

type Props = PageProps<"/equipe/parametres/activites/[id]/ouvertures/[ouverture]">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activities"))("openings.editTitle") };
}

export default async function OpeningPage({ params, searchParams }: Props) {
  const actor = await requireStaff("SETTINGS");
  const [{ id, ouverture }, query, t] = await Promise.all([
    params,
    searchParams,
    getTranslations("activities.openings"),
  ]);
  const activity = (await activityDetail(actor, id)) ?? notFound();
  const opening = activity.openings.find((own) => own.id === ouverture) ?? null;
  if (!opening && ouverture !== "nouvelle") notFound();
  const here = `/equipe/parametres/activites/${id}/ouvertures/${ouverture}` as const;
  const values = valuesOf(query, opening);
  const preview = await previewOf(actor, activity, opening, query);
  return (
    <>
      <PageHeader
        title={opening ? t("editTitle") : t("newTitle")}
        intro={activity.name}
        back={{ href: `/equipe/parametres/activites/${id}/ouvertures` as Route, label: t("listBack") }}
      />
      <div className="stack max-w-text">
        {preview.kind === "shown" && (
          <OpeningPreview activity={activity} openingId={opening?.id ?? null} preview={preview} />
        )}
        {preview.kind === "refused" && <Banner tone="danger" title={t("refused")} live />}
        {!opening && (
          <nav aria-label={t("shortcuts")} className="flex flex-wrap gap-2">
            {activity.shortcuts.map(({ kind, name, firstDay, lastDay }) => (
              <ButtonLink
                key={firstDay}
                href={
                  `${here}?du=${firstDay}&au=${lastDay}&saison=${kind === "holiday" ? "HOLIDAYS" : "SCHOOL"}` as Route
                }
                variant="secondary"
              >
                {kind === "holiday" ? name : t("schoolYear", { name })}
              </ButtonLink>
            ))}
          </nav>
        )}
        <Card>
          <form action={here} method="get" className="stack" noValidate>
            <OpeningFields
              activity={activity}
              values={values}
              errors={preview.kind === "refused" ? preview.errors : {}}
            />
            <div>
              <Button type="submit" name="apercu" value="oui">
                {t("preview")}
              </Button>
            </div>
          </form>
        </Card>
        {opening && (
          <Card title={t("removeTitle")}>
            <p className="mb-3">{t("removeText")}</p>
            <ButtonLink href={`${here}?supprimer=oui` as Route} variant="secondary">
              {t("remove")}
            </ButtonLink>
          </Card>
        )}
      </div>
    </>
  );
}
