import { useFormatter, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextareaField } from "@/components/forms/textarea-field";
import { Card } from "@/components/ui/card";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { addNote, eraseNote } from "@/lib/families/actions";
import type { FamilyNote } from "@/lib/families/queries";

type Props = { householdId: string; notes: FamilyNote[]; timeZone: string };

/** What staff write down for one another; the family never reads it. */
export function NotesCard({ householdId, notes, timeZone }: Props) {
  const t = useTranslations("families.notes");
  const all = useTranslations("families");
  return (
    <Card title={t("title")}>
      <p className="mb-3 max-w-text text-muted">{t("intro")}</p>
      {notes.length === 0 && <p>{t("none")}</p>}
      <ul className="divide-y divide-line">
        {notes.map((note) => (
          <Note key={note.id} note={note} timeZone={timeZone} />
        ))}
      </ul>
      <ActionForm
        key={notes.length}
        id="note"
        action={addNote}
        labels={{ summary: all("summary"), reference: all("reference") }}
        className="mt-4 max-w-text"
      >
        <input type="hidden" name="foyer" value={householdId} />
        <TextareaField
          name="note"
          label={t("label")}
          rows={3}
          maxLength={2_000}
          required
          requiredMark={all("form.required")}
        />
        <SubmitButton variant="secondary" icon="plus" pending={all("saving")}>
          {t("save")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}

function Note({ note, timeZone }: { note: FamilyNote; timeZone: string }) {
  const t = useTranslations("families.notes");
  const all = useTranslations("families");
  const format = useFormatter();
  const { id, body, by, erasedAt } = note;
  const say = (at: Date) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short", timeZone });
  const at = say(note.at);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0 max-w-text">
        <p className="text-sm text-muted">{t("by", { by, at })}</p>
        {erasedAt ? (
          <p className="text-muted italic">{t("erased", { at: say(erasedAt) })}</p>
        ) : (
          <p className="whitespace-pre-wrap break-words">{body}</p>
        )}
      </div>
      {!erasedAt && (
        <ActionForm id={`effacer-${id}`} action={eraseNote} labels={{ summary: all("summary") }}>
          <input type="hidden" name="note" value={id} />
          <SubmitButton variant="quiet" icon="cross" pending={all("saving")}>
            <span aria-hidden>{t("erase")}</span>
            <VisuallyHidden>{t("eraseNamed", { at })}</VisuallyHidden>
          </SubmitButton>
        </ActionForm>
      )}
    </li>
  );
}
