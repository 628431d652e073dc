import { getFormatter } from "next-intl/server";

/** A few numbers with what each counts. */
export async function Counts({ items }: { items: { label: string; value: number }[] }) {
  const format = await getFormatter();
  return (
    <dl className="grid grid-cols-2 gap-4 sm:grid-cols-5">
      {items.map(({ label, value }) => (
        <div key={label} className="flex flex-col-reverse justify-end">
          <dt className="text-muted">{label}</dt>
          <dd className="text-2xl font-bold tabular-nums">{format.number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
