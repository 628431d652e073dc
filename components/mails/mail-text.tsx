import { cutAtLinks } from "@/lib/mails/rules";

/** The plain text of a mail as it was written, its addresses clickable where they lead somewhere. */
export function MailText({ text, links = false }: { text: string; links?: boolean }) {
  const parts = links ? cutAtLinks(text) : [{ text, link: false }];
  return (
    <div className="max-w-text whitespace-pre-wrap [overflow-wrap:anywhere]">
      {parts.map((part, position) =>
        part.link ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
          <a key={position} className="link" href={part.text}>
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </div>
  );
}
