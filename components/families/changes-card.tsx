import { useFormatter, useTranslations } from "next-intl";
import { FieldValue } from "@/components/dossier/field-value";
import { Badge, type Tone } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import type { FileHistoryEntry } from "@/lib/dossier/schema";

type Entry = FileHistoryEntry;
type Field = Entry["fields"][number];

const TONES: Record<Field["state"], Tone> = {
  PENDING: "info",
  APPLIED: "success",
  ACCEPTED: "success",
  REFUSED: "danger",
  WITHDRAWN: "neutral",
};
const AT_FIRST = 5;

type Props = { entries: Entry[]; childNames: ReadonlyMap<string, string>; timeZone: string; more: string };

/** Who changed what in the file, and when; the latest first. */
export function ChangesCard({ entries, more, ...props }: Props) {
  const t = useTranslations("families.changes");
  const [first, rest] = [entries.slice(0, AT_FIRST), entries.slice(AT_FIRST)];
  return (
    <Card title={t("title")}>
      {entries.length === 0 && <p>{t("none")}</p>}
      <Entries entries={first} {...props} />
      {rest.length > 0 && (
        <Disclosure summary={more}>
          <Entries entries={rest} {...props} />
        </Disclosure>
      )}
    </Card>
  );
}

function Entries({ entries, childNames, timeZone }: Omit<Props, "more">) {
  const t = useTranslations("families.changes");
  const domains = useTranslations("dossier.domains");
  const format = useFormatter();
  return (
    <ul className="divide-y divide-line">
      {entries.map(({ id, at, by, subjectName, domain, fields }) => (
        <li key={id} className="py-3">
          <p className="font-semibold">
            {t("head", { domain: domains(domain), name: subjectName ?? "none" })}
          </p>
          <p className="text-sm text-muted">
            {t("by", {
              at: format.dateTime(at, { dateStyle: "medium", timeStyle: "short", timeZone }),
              by: by ?? "none",
            })}
          </p>
          <ul className="mt-1 flex flex-col gap-1">
            {fields.map((field) => (
              <FieldLine key={field.key} field={field} childNames={childNames} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function FieldLine({ field, childNames }: { field: Field; childNames: ReadonlyMap<string, string> }) {
  const t = useTranslations("families.changes");
  const names = useTranslations("dossier.fields");
  const { key, sealed, old, new: next, state, reason } = field;
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
      <span className="text-muted">{t("field", { field: names(key) })}</span>
      {sealed ? (
        <span>{t("sealed")}</span>
      ) : (
        <>
          <FieldValue field={key} value={old} childNames={childNames} />
          <span className="text-muted">{t("became")}</span>
          <FieldValue field={key} value={next} childNames={childNames} />
        </>
      )}
      <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>
      {reason && <span className="text-sm">{t("reason", { reason })}</span>}
    </li>
  );
}
