import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { MAX_FILES, type SendOutcome } from "@/lib/documents/schema";
import type { FormState } from "@/lib/form-state";
import type { RefusalCode } from "@/lib/result";

/** An address tells codes alone: what some sentences are filled with is left out. */
const NO_DETAILS = { errorId: "", max: MAX_FILES };

/** What a refusal's code says, whatever an address holds. */
function useSentences() {
  const t = useTranslations("refusals");
  return (code: string) =>
    t.has(code as RefusalCode) ? t(code as "file-too-big", NO_DETAILS) : t("invalid");
}

/** The refusal of a form that was sent without script. */
export function useRefusedForm({ erreur, champ }: SendOutcome): FormState | null {
  const say = useSentences();
  if (!erreur) return null;
  const fields = Object.fromEntries(champ.map(({ name, code }) => [name, say(code)]));
  return { status: "refused", message: say(erreur), fields, values: {}, at: 1 };
}

/** What became of the files of a form that was sent without script. */
export function SendOutcomeBanner({ outcome, received }: { outcome: SendOutcome; received: string }) {
  const t = useTranslations("documents.form");
  const say = useSentences();
  const { recus = 0, refus } = outcome;
  return (
    <>
      {recus > 0 && (
        <Banner tone="success" live>
          {received}
        </Banner>
      )}
      {refus.length > 0 && (
        <Banner tone="danger" title={t("refusedTitle", { count: refus.length })} live>
          <ul>
            {refus.map(({ name, code }) => (
              <li key={name}>{t("refusedFile", { position: name, reason: say(code) })}</li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  );
}
