import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { RadioGroup } from "@/components/forms/radio-group";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { PieceFields } from "@/components/settings/piece-fields";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { structuresWith } from "@/lib/activities/queries";
import { requireStaff } from "@/lib/auth";
import { createPieceType } from "@/lib/settings/actions";
import { PIECE_KINDS, PIECE_SCOPES } from "@/lib/settings/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("pieces.newTitle") };
}

export default async function NewPiecePage({
  searchParams,
}: PageProps<"/equipe/parametres/dossier/pieces/nouvelle">) {
  const actor = await requireStaff("SETTINGS");
  const [{ structure }, t, structures] = await Promise.all([
    searchParams,
    getTranslations("settings"),
    structuresWith(actor, "SETTINGS"),
  ]);
  const { id, name } = structures.find((own) => own.id === structure) ?? notFound();
  return (
    <>
      <PageHeader
        title={t("pieces.newTitle")}
        intro={t("pieces.newIntro", { structure: name })}
        back={{ href: `/equipe/parametres/dossier?structure=${id}`, label: t("pieces.back") }}
      />
      <Card className="max-w-text">
        <ActionForm id="piece" action={createPieceType} labels={{ summary: t("pieces.summary") }}>
          <input type="hidden" name="structure" value={id} />
          <SelectField
            name="nature"
            label={t("pieces.kind")}
            hint={t("pieces.kindHint")}
            defaultValue="OTHER"
            options={PIECE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
          <RadioGroup
            name="pour"
            label={t("pieces.scopeLabel")}
            inline
            defaultValue="CHILD"
            options={PIECE_SCOPES.map((value) => ({ value, label: t(`scope.${value}`) }))}
          />
          <PieceFields text={null} />
          <SubmitButton pending={t("pieces.pending")} icon="check">
            {t("pieces.create")}
          </SubmitButton>
        </ActionForm>
      </Card>
    </>
  );
}
