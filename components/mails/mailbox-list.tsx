import { TextLink } from "@/components/ui/text-link";

type Props = {
  label: string;
  toLabel: string;
  mails: { id: string; subject: string; to: string; received: string; receivedIso: string }[];
};

/** The mails of the demonstration's mailbox, one card each. */
export function MailboxList({ label, toLabel, mails }: Props) {
  return (
    <ul aria-label={label} className="divide-y divide-line rounded-lg border border-line bg-surface">
      {mails.map((mail) => (
        <li
          key={mail.id}
          className="flex flex-col gap-1 px-4 py-3 sm:flex-row sm:items-baseline sm:justify-between"
        >
          <div className="min-w-0">
            <TextLink href={`/demo/mails/${mail.id}`}>{mail.subject}</TextLink>
            <p className="text-muted [overflow-wrap:anywhere]">
              {toLabel} {mail.to}
            </p>
          </div>
          <time dateTime={mail.receivedIso} className="shrink-0 text-muted">
            {mail.received}
          </time>
        </li>
      ))}
    </ul>
  );
}
