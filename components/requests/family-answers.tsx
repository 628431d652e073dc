import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextareaField } from "@/components/forms/textarea-field";
import { Card } from "@/components/ui/card";
import { StickyBar } from "@/components/ui/sticky-bar";
import { decideFamily } from "@/lib/requests/actions";
import type { FamilyRequests } from "@/lib/requests/queries";
import { FileAnswer } from "./file-answer";
import { changeTitle, wishTitle } from "./file-title";
import { NewChildQuestions } from "./new-child-questions";
import { OldAndNew } from "./old-and-new";
import { WishText } from "./wish-text";

type Props = { waiting: FamilyRequests; childNames: ReadonlyMap<string, string> };

/** All that one family asks for, each thing with its own answer, in one form and one decision. */
export function FamilyAnswers({ waiting: { entries, next }, childNames }: Props) {
  const t = useTranslations("requests");
  const file = useTranslations("dossier");
  return (
    <ActionForm id="reponses" action={decideFamily} labels={{ summary: t("summary") }}>
      <input type="hidden" name="suite" value={next ?? ""} />
      {entries.map((entry) =>
        entry.type === "wish" ? (
          <Card key={entry.id} title={wishTitle(t, file, entry)}>
            <ul>
              <FileAnswer id={entry.id} name={wishTitle(t, file, entry)}>
                <WishText wish={entry} childNames={childNames} />
                {entry.kind === "ADD_CHILD" && <NewChildQuestions wish={entry} />}
              </FileAnswer>
            </ul>
          </Card>
        ) : (
          <Card key={entry.changeSetId} title={changeTitle(t, file, entry)}>
            {entry.closed ? (
              <p>{t("closed")}</p>
            ) : (
              <ul>
                {entry.fields.map((field) => (
                  <FileAnswer key={field.changeId} id={field.changeId} name={file(`fields.${field.field}`)}>
                    <h3>{file(`fields.${field.field}`)}</h3>
                    <OldAndNew change={entry} field={field} childNames={childNames} />
                  </FileAnswer>
                ))}
              </ul>
            )}
          </Card>
        ),
      )}
      <TextareaField
        name="motif"
        label={t("commonReason")}
        hint={t("files.commonReasonHint")}
        rows={2}
        maxLength={500}
      />
      <StickyBar label={t("bar.label")}>
        <div className="flex flex-wrap gap-3">
          <SubmitButton pending={t("deciding")} icon="check">
            {t("save")}
          </SubmitButton>
          <SubmitButton name="tout" value="oui" pending={t("deciding")} variant="secondary">
            {t("files.acceptAll")}
          </SubmitButton>
        </div>
      </StickyBar>
    </ActionForm>
  );
}
