import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { RadioGroup } from "@/components/forms/radio-group";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { addActivity } from "@/lib/activities/actions";
import { structuresWith } from "@/lib/activities/queries";
import { TEMPLATES } from "@/lib/activities/schema";
import { requireStaff } from "@/lib/auth";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activities"))("new.title") };
}

export default async function NewActivityPage({
  searchParams,
}: PageProps<"/equipe/parametres/activites/nouvelle">) {
  const actor = await requireStaff("SETTINGS");
  const [{ structure }, t, structures] = await Promise.all([
    searchParams,
    getTranslations("activities"),
    structuresWith(actor, "SETTINGS"),
  ]);
  const { id, name } = structures.find((own) => own.id === structure) ?? notFound();
  return (
    <>
      <PageHeader
        title={t("new.title")}
        intro={t("new.intro", { structure: name })}
        back={{ href: `/equipe/parametres/activites?structure=${id}`, label: t("title") }}
      />
      <Card className="max-w-text">
        <ActionForm id="activite" action={addActivity} labels={{ summary: t("summary") }}>
          <input type="hidden" name="structure" value={id} />
          <TextField name="nom" label={t("new.name")} hint={t("new.nameHint")} required maxLength={100} />
          <RadioGroup
            name="depart"
            label={t("new.template")}
            defaultValue="CANTEEN"
            options={TEMPLATES.map((value) => ({
              value,
              label: t(`new.templates.${value}`),
              hint: t(`new.templateHint.${value}`),
            }))}
          />
          <SubmitButton pending={t("pending")} icon="plus">
            {t("new.create")}
          </SubmitButton>
        </ActionForm>
      </Card>
    </>
  );
}
