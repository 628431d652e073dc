import { useLocale, useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import type { FieldView } from "@/lib/dossier/schema";
import { sayDay } from "@/lib/text/dates";
import { FieldValue } from "./field-value";
import { WaitingValue } from "./waiting-value";

type Props = { fields: FieldView[]; childNames?: ReadonlyMap<string, string> };

/** The values of a domain, each with what waits beside it and the last refusal. */
export function DomainValues({ fields, childNames }: Props) {
  const t = useTranslations("dossier");
  return (
    <DescriptionList
      items={fields.map(({ key, value, waiting, refused }) => ({
        term: t(`fields.${key}`),
        details: (
          <>
            <FieldValue field={key} value={value} childNames={childNames} />
            {waiting && <WaitingValue field={key} waiting={waiting} childNames={childNames} />}
            {refused && <RefusedValue field={key} refused={refused} childNames={childNames} />}
          </>
        ),
      }))}
    />
  );
}

type Refused = {
  field: FieldView["key"];
  refused: NonNullable<FieldView["refused"]>;
  childNames?: ReadonlyMap<string, string>;
};

function RefusedValue({ field, refused: { value, reason, on }, childNames }: Refused) {
  const t = useTranslations("dossier.domain");
  const locale = useLocale();
  return (
    <div className="mt-2 rounded-lg border border-danger-line bg-danger-soft p-3 font-normal">
      <p className="font-semibold text-danger-ink">
        {t("refused", { date: sayDay(on, locale, { day: "numeric", month: "long", year: "numeric" }) })}
      </p>
      <p>{t("reason", { reason })}</p>
      <div className="text-sm text-muted">
        {t("refusedValue")} <FieldValue field={field} value={value} childNames={childNames} />
      </div>
    </div>
  );
}
