import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { OwnAbsences } from "@/lib/absences/queries";
import { sayDay } from "@/lib/text/dates";
import { DAY } from "./absence-words";
import { ProofForm } from "./proof-form";

/** Right after a declaration: the proof of all that was declared in one press, at once or later. */
export function ProofNow({ declarations }: Pick<OwnAbsences, "declarations">) {
  const t = useTranslations("absences.proofNow");
  const locale = useLocale();
  const [due] = declarations.flatMap(({ proofDueOn }) => proofDueOn ?? []).toSorted();
  if (!due) return null;
  return (
    <Card title={t("title")}>
      <p className="mb-4">{t("text", { count: declarations.length, date: sayDay(due, locale, DAY) })}</p>
      <ProofForm
        id="justificatif"
        declarationIds={declarations.map(({ id }) => id)}
        isHealth={declarations.some(({ reason }) => reason === "illness")}
      />
    </Card>
  );
}
