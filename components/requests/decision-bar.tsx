"use client";

import { useEffect, useRef, useState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextareaField } from "@/components/forms/textarea-field";
import { Button } from "@/components/ui/button";

type Props = {
  /** "{count}" in `many` stands for the number. */
  words: Record<
    "none" | "one" | "many" | "all" | "nothing" | "reason" | "accept" | "refuse" | "pending",
    string
  >;
};

const boxes = (form: HTMLFormElement, selector: string) => [
  ...form.querySelectorAll<HTMLInputElement>(selector),
];

/** The reason and the two decisions for all that is ticked; with script, how much is ticked and "Tout cocher". */
export function DecisionBar({ words }: Props) {
  const [count, setCount] = useState<number | null>(null);
  const [all, setAll] = useState(false);
  const bar = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const form = bar.current?.closest("form");
    if (!form) return;
    const recount = () => {
      setCount(boxes(form, 'input[name="demande"]:checked').length);
      setAll(boxes(form, "input[data-entry]").every((box) => box.checked));
    };
    recount();
    form.addEventListener("change", recount);
    return () => form.removeEventListener("change", recount);
  }, []);

  const tickAll = () => {
    const form = bar.current?.closest("form");
    if (!form) return;
    for (const box of boxes(form, "input[data-entry]")) box.checked = !all;
    form.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const sentence = !count
    ? words.none
    : count === 1
      ? words.one
      : words.many.replace("{count}", String(count));
  return (
    <div ref={bar} className="grid w-full items-end gap-x-4 gap-y-2 lg:grid-cols-[13rem_minmax(0,1fr)_auto]">
      <div className="flex min-h-target flex-wrap items-center gap-x-3 lg:flex-col lg:items-start">
        <p role="status" className="font-semibold">
          {sentence}
        </p>
        {count !== null && (
          <Button variant="quiet" onClick={tickAll} className="max-lg:px-2 lg:-ms-4">
            {all ? words.nothing : words.all}
          </Button>
        )}
      </div>
      {/* On a phone the label stands beside its field: a bar that stays in view must stay low. */}
      <div className="max-lg:[&>:not(:has([aria-invalid]))]:flex-row max-lg:[&>:not(:has([aria-invalid]))]:items-center max-lg:[&>div]:gap-x-3">
        <TextareaField name="motif" label={words.reason} rows={1} maxLength={500} />
      </div>
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="decision" value="valider" pending={words.pending} icon="check">
          {words.accept}
        </SubmitButton>
        <SubmitButton name="decision" value="refuser" pending={words.pending} variant="danger" icon="cross">
          {words.refuse}
        </SubmitButton>
      </div>
    </div>
  );
}
