import { classes } from "./classes";
import { type Status, statusLook } from "./status";

export interface StatusPillProps {
  /** A status of the contract, as in GraphQL: `ON_TRACK`. */
  status: Status | (string & {});
  /** Other words for the same status: "Done 14 Sep". */
  words?: string;
  /** Without its ground, for rows. */
  plain?: boolean;
}

/** Icon and word, in the colour of the tone. */
export function StatusPill({ status, words, plain }: StatusPillProps) {
  const { word, tone, icon: Icon } = statusLook(status);
  return (
    <span className={classes("status", `status-${tone}`, !plain && "status-pill")}>
      <Icon className="icon icon-small" />
      {words ?? word}
    </span>
  );
}
