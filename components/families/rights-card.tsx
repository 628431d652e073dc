import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { setRights } from "@/lib/families/actions";
import type { ChildRights } from "@/lib/families/queries";
import type { FormState } from "@/lib/form-state";
import { WithdrawForm } from "./withdraw-form";

type Props = { householdId: string; rights: ChildRights[]; refused: FormState | null };

/** What each adult may and pays, child by child. */
export function RightsCard({ householdId, rights, refused }: Props) {
  const t = useTranslations("families.rights");
  const withAdults = rights.filter(({ adults }) => adults.length > 0);
  return (
    <Card title={t("title")}>
      <p className="mb-4 max-w-text text-muted">{t("intro")}</p>
      {withAdults.length === 0 && <p>{t("none")}</p>}
      <div className="stack">
        {withAdults.map((child) => (
          <ChildForm key={child.childId} householdId={householdId} child={child} />
        ))}
        {withAdults.length > 0 && (
          <Disclosure summary={t("withdraw")} open={refused !== null}>
            <WithdrawForm householdId={householdId} rights={withAdults} refused={refused} />
          </Disclosure>
        )}
      </div>
    </Card>
  );
}

/** A share in hundredths of a percent, as it is typed. */
const sayShare = (share: number, locale: string) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: false }).format(share / 100);

function ChildForm({ householdId, child }: { householdId: string; child: ChildRights }) {
  const t = useTranslations("families.rights");
  const all = useTranslations("families");
  const locale = useLocale();
  const { childId, name, adults, shareElsewhere } = child;
  return (
    <section aria-labelledby={`droits-titre-${childId}`}>
      <h3 id={`droits-titre-${childId}`}>{t("child", { name })}</h3>
      <ActionForm
        id={`droits-${childId}`}
        action={setRights}
        labels={{ summary: all("summary"), reference: all("reference") }}
      >
        <input type="hidden" name="foyer" value={householdId} />
        <input type="hidden" name="enfant" value={childId} />
        <div className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
          {adults.map((adult) => (
            <AdultRights key={adult.adultId} adult={adult} locale={locale} />
          ))}
        </div>
        {shareElsewhere > 0 && (
          <p className="text-muted">{t("elsewhere", { name, share: sayShare(shareElsewhere, locale) })}</p>
        )}
        <SubmitButton variant="secondary" icon="check" pending={all("saving")}>
          <span aria-hidden>{t("save")}</span>
          <VisuallyHidden>{t("saveNamed", { name })}</VisuallyHidden>
        </SubmitButton>
      </ActionForm>
    </section>
  );
}

type Adult = ChildRights["adults"][number];

function AdultRights({ adult, locale }: { adult: Adult; locale: string }) {
  const t = useTranslations("families.rights");
  const { adultId, name, authority, mayCollect, emergencyContact, payerShare, judgmentId } = adult;
  const field = (part: string) => `adultes.${adultId}.${part}`;
  const choices = [
    ...(authority === "WITHDRAWN" ? (["KEEP"] as const) : []),
    "YES" as const,
    "NO" as const,
    ...(judgmentId ? [] : (["NONE"] as const)),
  ];
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-bold">{name}</legend>
      <SelectField
        name={field("autorite")}
        label={t("authority")}
        options={choices.map((value) => ({ value, label: t(`authorities.${value}`) }))}
        defaultValue={authority === "WITHDRAWN" ? "KEEP" : (authority ?? "NONE")}
      />
      <div>
        <CheckboxField name={field("recuperer")} label={t("collect")} defaultChecked={mayCollect} />
        <CheckboxField name={field("urgence")} label={t("emergency")} defaultChecked={emergencyContact} />
      </div>
      <TextField
        name={field("part")}
        label={t("share")}
        inputMode="decimal"
        width="short"
        defaultValue={sayShare(payerShare, locale)}
      />
      {judgmentId && (
        <p>
          <a href={`/api/fichiers/${judgmentId}`} className="link inline-flex min-h-target items-center">
            <span aria-hidden>{t("judgment")}</span>
            <VisuallyHidden>{t("judgmentNamed", { name })}</VisuallyHidden>
          </a>
        </p>
      )}
    </fieldset>
  );
}
