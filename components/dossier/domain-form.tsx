import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { CheckedForm } from "@/components/forms/checked-form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StickyBar } from "@/components/ui/sticky-bar";
import type { PlainDate } from "@/lib/dates";
import { checkDomain, saveDomain } from "@/lib/dossier/actions";
import type { DomainView, FieldView } from "@/lib/dossier/schema";
import { checkStaffDomain, saveStaffDomain } from "@/lib/families/actions";
import { sayDay } from "@/lib/text/dates";
import { DomainValues } from "./domain-values";
import { FieldControl } from "./field-control";
import { FieldValue, isHealth } from "./field-value";
import { HealthControl } from "./health-control";
import { FollowVersion, NewerValue } from "./newer-value";
import { domainPath } from "./paths";

type Props = {
  view: DomainView;
  /** Of the child whose health is edited: it says which vaccines count. */
  birthDate: PlainDate | null;
  /** Whether the file is that of who fills it in. */
  isReader: boolean;
  childNames?: ReadonlyMap<string, string>;
  /** Where staff edit, who may change every field: the household's id and page. */
  staff?: { householdId: string; page: Route };
};

/** The editor of one domain. What only the structure changes is shown to parents above, for reading. */
export function DomainForm({ view, birthDate, isReader, childNames, staff }: Props) {
  const t = useTranslations("dossier");
  const { subject, id, domain, version, mode, fields } = view;
  const locked = fields.filter(({ policy }) => !staff && policy === "SHOWN");
  const open = fields.filter((field) => !locked.includes(field));
  const controls = { birthDate, isReader, childNames };
  return (
    <div className="stack">
      {mode === "VALIDATED" && <Banner>{t("form.validated")}</Banner>}
      {locked.length > 0 && (
        <>
          <p>{t("form.locked")}</p>
          <DomainValues fields={locked} childNames={childNames} />
        </>
      )}
      <CheckedForm
        id="dossier"
        action={staff ? saveStaffDomain : saveDomain}
        check={staff ? checkStaffDomain : checkDomain}
        labels={{ summary: t("form.summary"), reference: t("form.reference") }}
      >
        {staff && <input type="hidden" name="foyer" value={staff.householdId} />}
        <input type="hidden" name="subject" value={subject} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="domain" value={domain} />
        <HiddenField name="version" value={String(version)} />
        <FollowVersion version={version} />
        {open.map((field) => (
          <OpenField key={field.key} field={field} {...controls} />
        ))}
        <StickyBar label={t("domain.actions")}>
          <ButtonLink href={staff?.page ?? domainPath(view)} variant="quiet">
            {t("form.cancel")}
          </ButtonLink>
          <SubmitButton icon="check" pending={t("form.saving")}>
            {t("form.save")}
          </SubmitButton>
        </StickyBar>
      </CheckedForm>
    </div>
  );
}

type OpenProps = Omit<Props, "view" | "staff"> & { field: FieldView };

function OpenField({ field: { key, value, policy, waiting, changed }, birthDate, ...props }: OpenProps) {
  const t = useTranslations("dossier.form");
  const refusals = useTranslations("refusals");
  const locale = useLocale();
  const required = policy === "REQUIRED";
  return (
    <div>
      {isHealth(key) ? (
        <Card>
          <HealthControl field={key} value={value} required={required} birthDate={birthDate} />
        </Card>
      ) : (
        <FieldControl field={key} value={value} required={required} {...props} />
      )}
      <NewerValue name={key} sentence={refusals("changed-meanwhile-field")}>
        <div>
          {t("now")} <FieldValue field={key} value={value} childNames={props.childNames} />
        </div>
        {changed && (
          <p className="text-sm text-muted">
            {t(`changed.${changed.by}`, {
              name: changed.name ?? "",
              date: sayDay(changed.on, locale, { day: "numeric", month: "long", year: "numeric" }),
            })}
          </p>
        )}
      </NewerValue>
      {waiting && (
        <div className="mt-2 text-sm text-muted">
          {t("waiting")} <FieldValue field={key} value={waiting.value} childNames={props.childNames} />
        </div>
      )}
    </div>
  );
}
