import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { PieceFields } from "@/components/settings/piece-fields";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { archivePieceType, savePieceType } from "@/lib/settings/actions";
import { pieceType } from "@/lib/settings/queries";
import { KINDS, pieceMark } from "@/lib/settings/rules";

type Props = PageProps<"/equipe/parametres/dossier/pieces/[piece]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requireStaff("SETTINGS");
  const piece = await pieceType(actor, (await params).piece);
  return { title: piece?.name ?? (await getTranslations("settings"))("pieces.title") };
}

export default async function PiecePage({ params }: Props) {
  const actor = await requireStaff("SETTINGS");
  const [t, piece] = await Promise.all([
    getTranslations("settings"),
    params.then((path) => pieceType(actor, path.piece)),
  ]);
  if (!piece) notFound();
  const { id, kind, scope, structure, structureId, archived } = piece;
  return (
    <>
      <PageHeader
        title={piece.name}
        intro={t("pieces.editIntro", { kind: t(`kind.${kind}`), scope, structure })}
        back={{ href: `/equipe/parametres/dossier?structure=${structureId}`, label: t("pieces.back") }}
      />
      <div className="stack max-w-text">
        <Card>
          <ActionForm id="piece" action={savePieceType} labels={{ summary: t("pieces.summary") }}>
            <input type="hidden" name="piece" value={id} />
            <HiddenField name="lu" value={pieceMark(piece)} />
            <PieceFields text={piece} alwaysHealth={KINDS[kind].health} />
            <SubmitButton pending={t("pieces.pending")} icon="check">
              {t("pieces.save")}
            </SubmitButton>
          </ActionForm>
        </Card>
        <Card>
          <ActionForm id="archive" action={archivePieceType} labels={{ summary: t("pieces.summary") }}>
            <input type="hidden" name="piece" value={id} />
            <input type="hidden" name="archiver" value={archived ? "non" : "oui"} />
            <p>{t("pieces.archiveText")}</p>
            <SubmitButton pending={t("pieces.pending")} variant={archived ? "secondary" : "danger"}>
              {t(archived ? "pieces.restore" : "pieces.archive")}
            </SubmitButton>
          </ActionForm>
        </Card>
      </div>
    </>
  );
}
