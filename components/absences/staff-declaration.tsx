import { useLocale, useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Declaration } from "@/lib/absences/queries";
import type { AbsenceFilter } from "@/lib/absences/schema";
import { sayDay } from "@/lib/text/dates";
import { DAY } from "./absence-words";
import { ByHandForm } from "./by-hand-form";
import { DeclarationFacts } from "./declaration-facts";

const TONES: Record<NonNullable<Declaration["proof"]>, Tone> = {
  RECEIVED: "info",
  VERIFIED: "success",
  REFUSED: "danger",
};

type Props = {
  declaration: Declaration;
  received: string;
  filter: AbsenceFilter;
  /** Whether its proof stands open above. */
  isOpen: boolean;
  /** Whether the reader may open the family. */
  family: boolean;
};

/** One declaration in the staff's list: its proof, its days, and AJ or AI by hand. */
export function StaffDeclaration({ declaration, received, filter, isOpen, family }: Props) {
  const t = useTranslations("absences.staff");
  const locale = useLocale();
  const { id, child, proof, closed, file, mayProve, proofDueOn } = declaration;
  return (
    <li>
      <Card>
        <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3>{child}</h3>
          {proof && <Badge tone={TONES[proof]}>{t(`proof${proof}`)}</Badge>}
          {!proof && mayProve && proofDueOn && (
            <Badge icon="clock">{t("awaited", { date: sayDay(proofDueOn, locale, DAY) })}</Badge>
          )}
          {isOpen && <Badge icon="eye">{t("current")}</Badge>}
          {!isOpen && file && proof === "RECEIVED" && (
            <TextLink
              href={`/equipe/demandes/absences?filtre=${filter}&declaration=${id}`}
              className="inline-flex min-h-target items-center"
            >
              <span aria-hidden>{t("open")}</span>
              <VisuallyHidden>{t("proofTitle", { child })}</VisuallyHidden>
            </TextLink>
          )}
        </div>
        {closed && proof === "RECEIVED" && <p className="mb-2 text-sm">{t("closed")}</p>}
        {!isOpen && <DeclarationFacts declaration={declaration} received={received} family={family} />}
        <ByHandForm declaration={declaration} filter={filter} />
      </Card>
    </li>
  );
}
