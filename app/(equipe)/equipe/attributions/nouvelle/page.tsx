import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { WeightFields } from "@/components/allocations/weight-fields";
import { ActionForm } from "@/components/forms/action-form";
import { DateField } from "@/components/forms/date-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { prepareAllocation } from "@/lib/allocations/actions";
import { allocatedActivities } from "@/lib/allocations/queries";
import { requireStaff } from "@/lib/auth";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("allocations"))("newTitle") };
}

/** Points to start from; each town sets its own. */
const USUAL = { resident: 10, siblings: 5, workingParents: 5, refusedLastYear: 3 };

export default async function NewAllocationPage({
  searchParams,
}: PageProps<"/equipe/attributions/nouvelle">) {
  const actor = await requireStaff("REQUESTS");
  const [{ activite }, t, activities] = await Promise.all([
    searchParams,
    getTranslations("allocations"),
    allocatedActivities(actor),
  ]);
  const { id, name, structure, firstDay, lastDay } =
    activities.find((one) => one.id === activite) ?? notFound();
  return (
    <>
      <PageHeader
        title={t("newTitle")}
        intro={t("newIntro", { activity: name, structure })}
        back={{ href: "/equipe/attributions", label: t("back") }}
      />
      <Card className="max-w-text">
        <ActionForm id="attribution" action={prepareAllocation} labels={{ summary: t("summary") }}>
          <input type="hidden" name="activite" value={id} />
          <div className="flex flex-wrap gap-4">
            <DateField name="du" label={t("from")} defaultValue={firstDay ?? undefined} required />
            <DateField name="au" label={t("to")} defaultValue={lastDay ?? undefined} required />
          </div>
          <WeightFields weights={USUAL} seed={`${name} ${firstDay ?? ""}`.trim().slice(0, 60)} />
          <SubmitButton pending={t("proposing")} icon="check">
            {t("propose")}
          </SubmitButton>
        </ActionForm>
      </Card>
    </>
  );
}
