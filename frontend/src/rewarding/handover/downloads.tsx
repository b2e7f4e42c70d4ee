import { Download } from "lucide-react";

export interface DownloadsProps {
  /** Where the CSV is. */
  href: string;
  number: number;
}

/** A file as it was made, in both forms. */
export function Downloads({ href, number }: DownloadsProps) {
  return (
    <span className="button-group">
      {(["csv", "json"] as const).map((form) => (
        <a key={form} className="button button-small" href={href.replace(/csv$/, form)} download>
          <Download className="icon icon-small" />
          {form.toUpperCase()}
          <span className="visually-hidden"> of file {number}</span>
        </a>
      ))}
    </span>
  );
}
