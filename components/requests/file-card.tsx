import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import type { FileRequests } from "@/lib/requests/queries";
import { fileValue } from "@/lib/requests/schema";
import { changeTitle, wishTitle } from "./file-title";
import { OldAndNew } from "./old-and-new";
import { QueueCard } from "./queue-card";
import { WishText } from "./wish-text";

/** What one family changed in one sending, or wishes for, to be decided as a whole here or field by field on its page. */
export function FileCard({ entry, received }: { entry: FileRequests[number]; received: string }) {
  const t = useTranslations("requests");
  const file = useTranslations("dossier");
  const isChange = entry.type === "change";
  const closed = isChange && entry.closed;
  const ids = isChange ? entry.fields.map(({ changeId }) => changeId) : [entry.id];
  const what = isChange ? changeTitle(t, file, entry) : wishTitle(t, file, entry);
  return (
    <QueueCard
      value={closed ? null : fileValue(ids)}
      select={t("files.select", { what, name: entry.household })}
      title={what}
      kind={isChange ? t("files.fields", { count: ids.length }) : t("files.wishKind")}
      tone={isChange ? "info" : "accent"}
      received={received}
    >
      <p className="text-sm text-muted">
        {t("files.by", {
          name: entry.household,
          by: entry.by === null || entry.by === entry.household ? "none" : entry.by,
        })}
      </p>
      {closed && <p className="mt-2">{t("closed")}</p>}
      {isChange && !closed && (
        <ul className="mt-3 grid gap-3">
          {entry.fields.map((field) => (
            <li key={field.changeId}>
              <h3 className="mb-1">{file(`fields.${field.field}`)}</h3>
              <OldAndNew change={entry} field={field} />
            </li>
          ))}
        </ul>
      )}
      {!isChange && <WishText wish={entry} />}
      {!closed && (
        <p className="mt-1">
          <TextLink
            href={`/equipe/demandes/dossiers/${entry.householdId}`}
            className="inline-flex min-h-target items-center"
          >
            {t("files.open")}
          </TextLink>
        </p>
      )}
    </QueueCard>
  );
}
