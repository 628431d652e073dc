import type { Route } from "next";
import { useFormatter, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextareaField } from "@/components/forms/textarea-field";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { archiveHousehold, unarchiveHousehold, undoMerge } from "@/lib/families/actions";
import type { OpenMerge } from "@/lib/families/queries";
import { UNDO_DAYS } from "@/lib/families/schema";

const DAY_MS = 86_400_000;

/** Merging, splitting and archiving a household that is open. */
export function ManageCard({ householdId }: { householdId: string }) {
  const t = useTranslations("families.detail");
  const page = `/equipe/familles/${householdId}`;
  const ways = [
    { href: `${page}/fusionner` as Route, label: t("merge"), text: t("mergeText") },
    { href: `${page}/separer` as Route, label: t("split"), text: t("splitText") },
  ];
  return (
    <Card title={t("actions")}>
      <ul className="mb-4 flex flex-col gap-3">
        {ways.map(({ href, label, text }) => (
          <li key={href}>
            <TextLink href={href} className="inline-flex min-h-target items-center font-semibold">
              {label}
            </TextLink>
            <p className="text-muted">{text}</p>
          </li>
        ))}
      </ul>
      <ArchiveForm householdId={householdId} />
    </Card>
  );
}

function ArchiveForm({ householdId }: { householdId: string }) {
  const t = useTranslations("families.archive");
  const all = useTranslations("families");
  return (
    <section className="border-line border-t pt-4">
      <h3 className="mb-3">{t("title")}</h3>
      <ActionForm
        id="archiver"
        action={archiveHousehold}
        labels={{ summary: t("summary"), reference: all("reference") }}
        className="max-w-text"
      >
        <p>{t("text")}</p>
        <input type="hidden" name="foyer" value={householdId} />
        <TextareaField
          name="motif"
          label={t("reason")}
          hint={t("reasonHint")}
          rows={2}
          maxLength={500}
          required
          requiredMark={all("form.required")}
        />
        <CheckboxField name="annuler" label={t("cancel")} hint={t("cancelHint")} />
        <SubmitButton variant="danger" pending={t("pending")}>
          {t("submit")}
        </SubmitButton>
      </ActionForm>
    </section>
  );
}

/** Says that a household is archived, and opens it again unless a merge archived it. */
export function ArchivedBanner({ householdId, isMerged }: { householdId: string; isMerged: boolean }) {
  const t = useTranslations("families.archive");
  const all = useTranslations("families");
  return (
    <Banner tone="warning" title={t("done")}>
      <p>{t("doneText")}</p>
      {!isMerged && (
        <ActionForm id="rouvrir" action={unarchiveHousehold} labels={{ summary: all("summary") }}>
          <input type="hidden" name="foyer" value={householdId} />
          <SubmitButton variant="secondary" icon="refresh" pending={t("opening")}>
            {t("open")}
          </SubmitButton>
        </ActionForm>
      )}
    </Banner>
  );
}

/** A merge that can still be undone, on the pages of both households. */
export function MergeBanner({ merge, timeZone }: { merge: OpenMerge; timeZone: string }) {
  const t = useTranslations("families.merge");
  const all = useTranslations("families");
  const format = useFormatter();
  const say = (at: Date) => format.dateTime(at, { dateStyle: "long", timeZone });
  const { id, at, by, keptNames, mergedNames } = merge;
  return (
    <Banner tone="info" title={t("open", { at: say(at) })}>
      <p>
        {t("openText", {
          by,
          merged: mergedNames,
          kept: keptNames,
          until: say(new Date(at.getTime() + UNDO_DAYS * DAY_MS)),
        })}
      </p>
      <ActionForm
        id={`annuler-${id}`}
        action={undoMerge}
        labels={{ summary: t("undoSummary"), reference: all("reference") }}
      >
        <input type="hidden" name="fusion" value={id} />
        <SubmitButton variant="secondary" icon="refresh" pending={t("undoing")}>
          {t("undo")}
        </SubmitButton>
      </ActionForm>
    </Banner>
  );
}
