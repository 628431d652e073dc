import { useLocale, useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import type { OwnAbsences } from "@/lib/absences/queries";
import type { Locale } from "@/lib/actor";
import type { FormState } from "@/lib/form-state";
import { sayDay } from "@/lib/text/dates";
import { DAY } from "./absence-words";
import { DayStandings } from "./day-standings";
import { ProofForm } from "./proof-form";
import { WithdrawForm } from "./withdraw-form";

type Props = {
  declaration: OwnAbsences["declarations"][number];
  /** The day on which it was declared. */
  declaredOn: string;
  /** A refusal of its proof that came back without script. */
  refused?: FormState;
};

/** What a parent declared for one child: its days, how each counts, its proof, and what may still be done. */
export function OwnDeclaration({ declaration, declaredOn, refused }: Props) {
  const t = useTranslations("absences");
  const locale = useLocale() as Locale;
  const { id, child, reason, by, note, proof, refusal, file, mayProve, proofDueOn } = declaration;
  const due = proofDueOn ? sayDay(proofDueOn, locale, DAY) : "";
  return (
    <li id={id} className="grid gap-3 py-5 first:pt-0 last:pb-0">
      <div>
        <h3>{t("list.heading", { child, reason: t(`reasons.${reason}`) })}</h3>
        <p className="text-sm text-muted">
          {t("list.by", { date: sayDay(declaredOn, locale, DAY), by: by ?? "none" })}
        </p>
      </div>
      <DayStandings declaration={declaration} />
      {note && <p className="whitespace-pre-line wrap-anywhere">{t("list.note", { note })}</p>}
      <div aria-live="polite" className="empty:hidden">
        {proof && (
          <p>
            {t(`list.proof${proof}`)}
            {refusal && ` ${t("list.refusal", { reason: refusal })}`}
            {file && (
              <>
                {" "}
                <a href={`/api/fichiers/${file.id}?voir=1`} className="link">
                  {t("list.see")}
                </a>
              </>
            )}
          </p>
        )}
      </div>
      {mayProve && (
        <Disclosure
          summary={t(proof === "REFUSED" ? "list.again" : "list.send", { date: due })}
          open={refused !== undefined}
        >
          <ProofForm
            id={`justificatif-${id}`}
            declarationIds={[id]}
            isHealth={reason === "illness"}
            initial={refused}
          />
        </Disclosure>
      )}
      <WithdrawForm declaration={declaration} />
    </li>
  );
}
