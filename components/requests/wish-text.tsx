import { useTranslations } from "next-intl";
import { FieldValue } from "@/components/dossier/field-value";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { FIELDS, type FieldKey, type WaitingWish } from "@/lib/dossier/schema";

const DONE_BY_HAND = ["REMOVE_ADULT", "REMOVE_CHILD", "CUSTODY", "OTHER"];
const KEYS = new Set(Object.values(FIELDS).flatMap((fields) => Object.keys(fields)));

type Props = { wish: WaitingWish; childNames?: ReadonlyMap<string, string> };

/** What a family wishes for: whom to add, or its message; for what staff do by hand, where they do it. */
export function WishText({ wish, childNames }: Props) {
  const t = useTranslations("requests.files");
  const fieldNames = useTranslations("dossier.fields");
  const typed = Object.entries(wish.payload).filter(([, value]) => value !== null && value !== "");
  const known = typed.filter(([key]) => KEYS.has(key)) as [FieldKey, unknown][];
  const email = typed.find(([key]) => key === "email")?.[1];
  const byHand = DONE_BY_HAND.includes(wish.kind);
  return (
    <div className="mt-2 flex flex-col gap-2">
      {!byHand && (
        <DescriptionList
          items={[
            ...known.map(([field, value]) => ({
              term: fieldNames(field),
              details: <FieldValue field={field} value={value} childNames={childNames} />,
            })),
            ...(typeof email === "string" ? [{ term: t("email"), details: email }] : []),
          ]}
        />
      )}
      {wish.message && (
        <p className="whitespace-pre-line wrap-anywhere">{t("message", { message: wish.message })}</p>
      )}
      {byHand && (
        <p className="text-sm text-muted">
          {t("byHand")} <TextLink href={`/equipe/familles/${wish.householdId}`}>{t("familyPage")}</TextLink>
        </p>
      )}
    </div>
  );
}
