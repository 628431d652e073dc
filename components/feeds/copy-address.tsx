"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";

type Props = { address: string; words: { label: string; copy: string; copied: string } };

/** A private address, whole in its field, with a button that copies it; without script it is selected by hand. */
export function CopyAddress({ address, words }: Props) {
  const id = useId();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const field = document.getElementById(id) as HTMLInputElement;
    field.select();
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      // The address stays selected: the reader copies it with the keyboard or the phone's own menu.
    }
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {words.label}
      </label>
      <div className="flex flex-wrap items-center gap-3">
        <input id={id} type="url" readOnly value={address} className="control min-w-0 flex-1 basis-64" />
        <Button variant="secondary" onClick={copy} className="[@media(scripting:none)]:hidden">
          {words.copy}
        </Button>
      </div>
      <p role="status" className="text-success-ink">
        {copied && words.copied}
      </p>
    </div>
  );
}
