import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewFamilyForm } from "@/components/families/new-family-form";
import { SelectField } from "@/components/forms/select-field";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { structuresWith } from "@/lib/activities/queries";
import { requireStaff } from "@/lib/auth";
import { newFamilySize } from "@/lib/families/schema";
import { MAX_CHILDREN } from "@/lib/signups/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("families.form"))("title") };
}

const upTo = (max: number) =>
  Array.from({ length: max }, (_, index) => ({ value: String(index + 1), label: String(index + 1) }));

export default async function NewFamilyPage({ searchParams }: PageProps<"/equipe/familles/nouvelle">) {
  const actor = await requireStaff("FAMILIES");
  const { responsables, enfants } = newFamilySize.parse(await searchParams);
  const [t, structures] = await Promise.all([
    getTranslations("families.form"),
    structuresWith(actor, "FAMILIES"),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={t("intro")}
        back={{ href: "/equipe/familles", label: t("back") }}
      />
      <form action="/equipe/familles/nouvelle" className="mb-6 max-w-text rounded-xl bg-sunken p-4">
        <fieldset>
          <legend className="font-bold">{t("size")}</legend>
          <p className="mb-3 text-sm text-muted">{t("sizeHint")}</p>
          <div className="flex flex-wrap items-end gap-4">
            <SelectField
              name="responsables"
              label={t("adults")}
              options={upTo(2)}
              defaultValue={String(responsables)}
            />
            <SelectField
              name="enfants"
              label={t("childrenCount")}
              options={upTo(MAX_CHILDREN)}
              defaultValue={String(enfants)}
            />
            <Button type="submit" variant="secondary">
              {t("resize")}
            </Button>
          </div>
        </fieldset>
      </form>
      <NewFamilyForm structures={structures} adultCount={responsables} childCount={enfants} />
    </>
  );
}
