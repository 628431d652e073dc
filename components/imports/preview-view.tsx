import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { runImport } from "@/lib/imports/actions";
import type { ImportPreview } from "@/lib/imports/queries";
import { Counts } from "./counts";
import { ErrorTable } from "./error-table";
import { HouseholdTable } from "./household-table";
import { NoticeTable } from "./notice-table";

type Props = { id: string; started: boolean; preview: ImportPreview };

/** What importing a file would do, what is wrong in it, and the button that does it. */
export async function PreviewView({ id, started, preview }: Props) {
  const t = await getTranslations("imports.preview");
  const { counts, errors, errorCount, notices, noticeCount } = preview;
  const labels = { summary: t("notImported"), reference: t("errorReference") };
  return (
    <div className="stack">
      {started && <Banner tone="warning">{t("started")}</Banner>}
      <Card title={t("summary")}>
        <Counts
          items={[
            { label: t("lines"), value: preview.lines },
            { label: t("create"), value: counts.create },
            { label: t("complete"), value: counts.complete },
            { label: t("present"), value: counts.present },
            { label: t("excluded"), value: preview.excluded },
          ]}
        />
      </Card>
      {counts.create + counts.complete === 0 && !started ? (
        <Banner>{t("nothing")}</Banner>
      ) : (
        <Card>
          <ActionForm id="importer" action={runImport} labels={labels}>
            <CheckboxField name="inviter" label={t("invite")} hint={t("inviteHint")} />
            <SubmitButton pending={t("importing")}>{t("import")}</SubmitButton>
            <input type="hidden" name="id" value={id} />
          </ActionForm>
        </Card>
      )}
      <Card title={t("errors")}>
        {errorCount === 0 ? (
          <p>{t("noError")}</p>
        ) : (
          <>
            <p className="mb-3">{t("excludedText")}</p>
            <ErrorTable errors={errors} total={errorCount} />
          </>
        )}
      </Card>
      {noticeCount > 0 && (
        <Card title={t("notices")}>
          <NoticeTable notices={notices} total={noticeCount} />
        </Card>
      )}
      {preview.households.length > 0 && (
        <Card title={t("households")}>
          <HouseholdTable households={preview.households} />
        </Card>
      )}
    </div>
  );
}
