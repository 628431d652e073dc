import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextareaField } from "@/components/forms/textarea-field";
import { FreshHeading } from "@/components/requests/fresh-heading";
import { PieceViewer } from "@/components/requests/piece-viewer";
import { Card } from "@/components/ui/card";
import { decideAbsenceProof } from "@/lib/absences/actions";
import type { Declaration } from "@/lib/absences/queries";
import type { AbsenceFilter } from "@/lib/absences/schema";
import { DeclarationFacts } from "./declaration-facts";

type Props = {
  declaration: Declaration & { file: NonNullable<Declaration["file"]> };
  received: string;
  filter: AbsenceFilter;
  /** Whether the reader asked to see it: opening a proof of illness is noted. */
  asked: boolean;
  /** Whether a decision has just led here. */
  arrived: boolean;
  /** Whether the reader may open the family. */
  family: boolean;
};

/** A proof beside what it proves, and the answer. */
export function ProofDecision({ declaration, received, filter, asked, arrived, family }: Props) {
  const t = useTranslations("absences.staff");
  const { id, child, file } = declaration;
  const title = t("proofTitle", { child });
  return (
    <Card className="mb-6">
      <FreshHeading key={id} arrived={arrived}>
        {title}
      </FreshHeading>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <PieceViewer
          key={id}
          document={{ fileId: file.id, mime: file.mime, health: file.health, title }}
          show={`/equipe/demandes/absences?filtre=${filter}&declaration=${id}&voir=1`}
          asked={asked}
        />
        <div className="flex min-w-0 flex-col gap-4">
          <DeclarationFacts declaration={declaration} received={received} family={family} />
          <ActionForm id="decision" action={decideAbsenceProof} labels={{ summary: t("summary") }}>
            <input type="hidden" name="declaration" value={id} />
            <input type="hidden" name="filtre" value={filter} />
            <TextareaField name="motif" label={t("reason")} hint={t("reasonHint")} rows={2} maxLength={500} />
            <div className="flex flex-wrap items-center gap-3">
              <SubmitButton name="decision" value="valider" pending={t("deciding")} icon="check">
                {t("accept")}
              </SubmitButton>
              <SubmitButton
                name="decision"
                value="refuser"
                pending={t("deciding")}
                variant="danger"
                icon="cross"
              >
                {t("refuse")}
              </SubmitButton>
            </div>
          </ActionForm>
        </div>
      </div>
    </Card>
  );
}
