import type { Route } from "next";
import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import type { Subject } from "@/lib/dossier/schema";
import { domainsOf, filePath } from "./file-path";

type Props = {
  householdId: string;
  subject: Subject;
  id: string;
  name: string;
  mayReadHealth?: boolean;
  /** Parts that are no domain of the file. */
  more?: { href: Route; label: string }[];
};

/** The parts of one subject's file, each a link to its editor. */
export function FileLinks({ householdId, subject, id, name, mayReadHealth = false, more = [] }: Props) {
  const t = useTranslations("dossier.domains");
  const families = useTranslations("families.detail");
  const links = domainsOf(subject, mayReadHealth).map((domain) => ({
    href: filePath(householdId, { subject, id, domain }),
    label: t(domain),
  }));
  return (
    <ul aria-label={families("parts", { name })} className="mt-3 flex flex-wrap gap-x-5 gap-y-1">
      {[...links, ...more].map(({ href, label }) => (
        <li key={href}>
          <TextLink href={href} className="inline-flex min-h-target items-center">
            {label}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
