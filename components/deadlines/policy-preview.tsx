"use client";

import { useEffect, useRef } from "react";
import { useFormField } from "@/components/forms/form-context";

/** What the action says of a rule that is not stored. */
export type PreviewWords = {
  dates: string;
  book: string[];
  cancel: string[];
  days: { day: string; book: string; cancel: string }[];
};

type Props = { labels: { title: string; days: string; book: string; cancel: string } };

/** What the rule would do, once it was asked for: it stands above the fields, and takes the focus. */
export function PolicyPreview({ labels }: Props) {
  const { value, key } = useFormField("apercu");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (value && key) heading.current?.focus();
  }, [value, key]);
  if (!value) return null;
  const words = JSON.parse(value) as PreviewWords;
  return (
    <section
      aria-labelledby="apercu"
      className="stack rounded-xl border border-info-line bg-info-soft p-4 text-info-ink sm:p-6"
    >
      <div>
        <h2 id="apercu" ref={heading} tabIndex={-1}>
          {labels.title}
        </h2>
        <p>{words.dates}</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Sentences title={labels.book} lines={words.book} />
        <Sentences title={labels.cancel} lines={words.cancel} />
      </div>
      <div>
        <h3 className="mb-2">{labels.days}</h3>
        <ul className="divide-y divide-info-line">
          {words.days.map(({ day, book, cancel }) => (
            <li key={day} className="grid gap-x-4 py-2 sm:grid-cols-3">
              <span className="font-semibold">{day}</span>
              <span>
                {labels.book} : {book}
              </span>
              <span>
                {labels.cancel} : {cancel}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function Sentences({ title, lines }: { title: string; lines: string[] }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul className="list-disc ps-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
