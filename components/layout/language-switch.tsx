type Language = { code: "fr" | "en"; label: string };

type Props = {
  label: string;
  /** Receives the field "langue". */
  action: (form: FormData) => Promise<void>;
  current: Language["code"];
  languages: Language[];
};

/** Choice of the reader's language, one button each. */
export function LanguageSwitch({ label, action, current, languages }: Props) {
  return (
    <form action={action} aria-label={label} className="-ms-3 flex gap-1">
      {languages.map(({ code, label: text }) => (
        <button
          key={code}
          type="submit"
          name="langue"
          value={code}
          lang={code}
          aria-current={code === current ? "true" : undefined}
          className="min-h-target rounded-lg px-3 underline underline-offset-4 hover:bg-surface aria-[current]:font-bold aria-[current]:no-underline"
        >
          {text}
        </button>
      ))}
    </form>
  );
}
