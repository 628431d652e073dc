import { useTranslations } from "next-intl";
import type { WaitingChange } from "@/lib/dossier/schema";
import { FileValueText } from "./file-value";

type Props = {
  change: WaitingChange;
  field: WaitingChange["fields"][number];
  childNames?: ReadonlyMap<string, string>;
};

/** What the file holds now and what is asked for, side by side; one above the other on a phone. */
export function OldAndNew({ change: { domain }, field, childNames }: Props) {
  const t = useTranslations("requests.files");
  const value = (what: "old" | "new") => (
    <FileValueText domain={domain} field={field.field} value={field[what]} childNames={childNames} />
  );
  return (
    <div className="grid gap-2 sm:grid-cols-2 sm:gap-4">
      <div className="min-w-0 rounded-lg bg-sunken px-3 py-2">
        <p className="text-sm text-muted">{t("old")}</p>
        {value("old")}
      </div>
      <div className="min-w-0 rounded-lg border border-info-line bg-info-soft px-3 py-2 font-semibold">
        <p className="text-sm font-normal text-info-ink">{t("new")}</p>
        {value("new")}
      </div>
    </div>
  );
}
