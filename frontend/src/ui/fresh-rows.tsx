import { ArrowUp } from "lucide-react";
import { Button } from "./button";
import { formatNumber } from "./format";
import type { Steady } from "./use-steady";

/** Above a list that would jump: how many rows are new, and the way to them. */
export function FreshRows({ list, as: Box = "div" }: { list: Steady<unknown>; as?: "div" | "li" }) {
  if (!list.waiting) return null;
  const words = list.fresh > 0 ? `${formatNumber(list.fresh)} new` : "Show changes";
  return (
    <Box className="fresh-rows">
      <Button size="small" kind="primary" icon={<ArrowUp className="icon icon-small" />} onClick={list.show}>
        {words}
      </Button>
    </Box>
  );
}
