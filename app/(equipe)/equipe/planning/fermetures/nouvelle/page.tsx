import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClosureForm } from "@/components/closures/closure-form";
import { ClosurePreview } from "@/components/closures/closure-preview";
import { SelectField } from "@/components/forms/select-field";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { now } from "@/lib/clock";
import { closurePreview, closureScopes } from "@/lib/closures/queries";
import { closureForm, closureStart } from "@/lib/closures/schema";
import { dayOf } from "@/lib/dates";
import { organisationFacts } from "@/lib/organisation/queries";

type Props = PageProps<"/equipe/planning/fermetures/nouvelle">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("closures.form"))("title") };
}

export default async function NewClosurePage({ searchParams }: Props) {
  const actor = await requireStaff("REQUESTS");
  const query = await searchParams;
  const { structure, du, revoir } = closureStart.parse(query);
  const [t, { timeZone }, { structures, activities }] = await Promise.all([
    getTranslations("closures"),
    organisationFacts(actor),
    closureScopes(actor, structure ?? null),
  ]);
  const chosen = (structure ? structures.find(({ id }) => id === structure) : structures[0]) ?? notFound();
  const given = closureForm.safeParse(query).data ?? null;
  const counts = given && !revoir ? await closurePreview(actor, given) : null;
  return (
    <>
      <PageHeader
        title={t("form.title")}
        intro={t("form.intro")}
        back={{
          href: `/equipe/planning/fermetures?structure=${chosen.id}` as Route,
          label: t("backToList"),
        }}
      />
      {given && counts ? (
        <ClosurePreview closure={given} counts={counts} structure={chosen.name} activities={activities} />
      ) : (
        <div className="stack max-w-text">
          {structures.length > 1 && (
            <form
              action="/equipe/planning/fermetures/nouvelle"
              className="grid items-end gap-4 sm:grid-cols-[1fr_auto]"
            >
              {du && <input type="hidden" name="du" value={du} />}
              <SelectField
                name="structure"
                label={t("form.structure")}
                options={structures.map(({ id, name }) => ({ value: id, label: name }))}
                defaultValue={chosen.id}
              />
              <Button type="submit" variant="secondary">
                {t("form.choose")}
              </Button>
            </form>
          )}
          <Card title={chosen.name}>
            <ClosureForm
              key={chosen.id}
              structureId={chosen.id}
              activities={activities}
              firstDay={du ?? dayOf(now(), timeZone)}
              given={given}
            />
          </Card>
        </div>
      )}
    </>
  );
}
