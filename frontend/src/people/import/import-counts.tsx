import { CircleX, Equal, Hourglass, type LucideIcon, PencilLine, UserPlus } from "lucide-react";
import { formatNumber } from "../../ui/format";
import type { Counts, RowClass } from "./import-search";

const tiles: readonly { show: RowClass; word: string; icon: LucideIcon; tone: string }[] = [
  { show: "new", word: "New", icon: UserPlus, tone: "" },
  { show: "changed", word: "Changed", icon: PencilLine, tone: "" },
  { show: "same", word: "The same", icon: Equal, tone: "" },
  { show: "waiting", word: "Waiting", icon: Hourglass, tone: "status-warn" },
  { show: "problem", word: "Cannot import", icon: CircleX, tone: "status-bad" },
];

export interface ImportCountsProps {
  counts: Counts;
  /** The class whose rows are shown; without it the numbers only tell what was done. */
  shown?: RowClass;
  onShow: (show: RowClass) => void;
}

/** How many rows of each kind; pressing a number shows its rows. */
export function ImportCounts({ counts, shown, onShow }: ImportCountsProps) {
  return (
    <fieldset className="card import-counts">
      <legend className="visually-hidden">{shown ? "Show rows" : "What the import did"}</legend>
      {tiles.map(({ show, word, icon: Icon, tone }) => {
        const words = (
          <>
            <b className="number">{formatNumber(counts[show])}</b>
            <span>
              <Icon className={`icon icon-small ${counts[show] > 0 ? tone : ""}`} />
              {word}
            </span>
          </>
        );
        return shown ? (
          <button key={show} type="button" aria-pressed={show === shown} onClick={() => onShow(show)}>
            {words}
          </button>
        ) : (
          <div key={show}>{words}</div>
        );
      })}
    </fieldset>
  );
}
