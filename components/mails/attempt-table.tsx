import { Table } from "@/components/ui/table";

type Props = {
  labels: { caption: string; when: string; result: string; detail: string; ok: string; failed: string };
  attempts: { id: string; when: string; ok: boolean; detail: string }[];
};

/** Each time that a mail was handed to the mail service, and what it answered. */
export function AttemptTable({ labels, attempts }: Props) {
  return (
    <Table label={labels.caption}>
      <thead>
        <tr>
          <th scope="col">{labels.when}</th>
          <th scope="col">{labels.result}</th>
          <th scope="col">{labels.detail}</th>
        </tr>
      </thead>
      <tbody>
        {attempts.map(({ id, when, ok, detail }) => (
          <tr key={id}>
            <td>{when}</td>
            <td>{ok ? labels.ok : labels.failed}</td>
            <td className="[overflow-wrap:anywhere]">{detail}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
