import { classes } from "../../ui/classes";
import { formatDay } from "../../ui/format";
import { PaceBar } from "../../ui/pace-bar";
import type { Cycle } from "./cycle-query";
import { isPast, type Stage, stageIcons } from "./cycle-words";

/** The stages of a cycle in a line, each with its count. */
export function CycleStages({ cycle }: { cycle: Cycle }) {
  return (
    <ol className="stages" aria-label="Stages">
      {stagesOf(cycle).map(({ label, when, done, of, words, mark }) => {
        const Icon = stageIcons[mark];
        return (
          <li key={label} className={classes("stage", mark === "now" && "stage-now")}>
            <p className="stage-label">
              <Icon className={classes("icon", mark === "done" && "status-good")} />
              {label}
              {mark === "now" && <span className="visually-hidden"> (now)</span>}
            </p>
            <p className="small muted">{when}</p>
            <PaceBar done={of > 0 ? done / of : 0} label={label} />
            <p className="tiny muted number">{of > 0 && words}</p>
          </li>
        );
      })}
    </ol>
  );
}

function stagesOf(cycle: Cycle): Stage[] {
  const { state, counts, selfDueOn, managerDueOn, signOffDueOn, launchedAt, mostPeers, upward } = cycle;
  const { participants, selfAssigned, selfSubmitted, managerAssigned, managerSubmitted, shared, acknowledged } = counts;
  const markOf = (over: boolean, now: boolean): Stage["mark"] => (over ? "done" : now ? "now" : "next");
  const past = (stage: Cycle["state"]) => isPast(state, stage) || state === "CLOSED" || state === "ARCHIVED";
  return [
    {
      label: "Prepare",
      when: launchedAt ? `Launched ${formatDay(launchedAt.slice(0, 10))}` : "Before the launch",
      done: launchedAt ? 1 : 0,
      of: 1,
      words: `${participants} people`,
      mark: markOf(launchedAt !== null, state === "DRAFT" || state === "CHECKED"),
    },
    {
      label: "Self reviews",
      when: `Until ${formatDay(selfDueOn)}`,
      done: selfSubmitted,
      of: selfAssigned,
      words: `${selfSubmitted} of ${selfAssigned} in`,
      mark: markOf(past("COLLECTING"), state === "COLLECTING"),
    },
    ...(mostPeers > 0 || upward
      ? [
          {
            label: "Colleagues",
            when: state === "NOMINATION" ? "Being proposed" : `Until ${formatDay(selfDueOn)}`,
            done: counts.othersSubmitted,
            of: counts.othersAssigned,
            words: `${counts.othersSubmitted} of ${counts.othersAssigned} in`,
            mark: markOf(past("COLLECTING"), state === "COLLECTING" || state === "NOMINATION"),
          },
        ]
      : []),
    {
      label: "Managers’ reviews",
      when: `Until ${formatDay(managerDueOn)}`,
      done: managerSubmitted,
      of: managerAssigned,
      words: `${managerSubmitted} of ${managerAssigned} in`,
      mark: markOf(
        past("MANAGER_REVIEW"),
        state === "MANAGER_REVIEW" || (state === "COLLECTING" && managerSubmitted > 0),
      ),
    },
    {
      label: "Share",
      when: `From ${formatDay(managerDueOn)}`,
      done: shared,
      of: managerAssigned,
      words: `${shared} of ${managerAssigned} shared`,
      mark: markOf(past("SHARING"), state === "SHARING"),
    },
    {
      label: "Read and acknowledge",
      when: `Until ${formatDay(signOffDueOn)}`,
      done: acknowledged,
      of: managerAssigned,
      words: `${acknowledged} of ${managerAssigned} acknowledged`,
      mark: markOf(past("SIGN_OFF"), state === "SIGN_OFF"),
    },
  ];
}
