import { Button } from "./button";
import { formatNumber } from "./format";

export interface MoreRowsProps {
  shown: number;
  total: number;
  /** What the rows are, in the plural: "people". */
  of: string;
  onMore: () => void;
  pending: boolean;
}

/** Under a list that has more: how much of it is shown, and the way on. */
export function MoreRows({ shown, total, of, onMore, pending }: MoreRowsProps) {
  return (
    <div className="more">
      <span className="small muted" role="status">
        {formatNumber(shown)} of {formatNumber(total)} {of}
      </span>
      <Button size="small" onClick={onMore} pending={pending}>
        Show more
      </Button>
    </div>
  );
}
