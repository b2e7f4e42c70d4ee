"""The words of insights in the graph."""

from headway.graph.words import described
from headway.insights import rules

TaskKind = described(
    rules.TaskKind,
    "What somebody must do now.",
    AGREE_GOAL="Agree or return a goal that was proposed.",
    DECIDE_GOAL_CHANGE="Accept or decline what the owner of an agreed goal proposes.",
    AGREE_PLAN="Agree to the plan of a period of somebody you manage.",
    AGREE_OWN_PLAN="Agree to your own plan of a period.",
    AGREE_DEVELOPMENT="Agree to the development plan of somebody you manage.",
    AGREE_OWN_DEVELOPMENT="Agree to your own development plan.",
    APPROVE_REWARD="Decide about a reward.",
    TELL_REWARD="Tell somebody about an approved reward.",
    DECIDE_PEERS="Decide who is asked to write about somebody you review.",
    WRITE_REVIEW="Write a review of somebody.",
    SHARE_REVIEW="Share a review with its person.",
    ACKNOWLEDGE_REVIEW="Read and acknowledge the own review.",
    DECIDE_CALIBRATION="Decide an objection to a rating that was moved in calibration.",
    ANSWER_CALIBRATION="Confirm a rating of yours that was moved in calibration, or object.",
    SETTLE_DISAGREEMENT="Say what comes of somebody seeing their review differently.",
    SIGN_REVIEW="Sign a review that was read.",
    SETTLE_CLOSED_DATA="Say, as HR, what follows from facts that came after a cycle had closed.",
    LOOK_INTO_REPORT="Decide, as HR, about feedback that was reported as abuse.",
    ANSWER_MENTOR_REQUEST="Say whether you will be a mentor.",
    ANSWER_FEEDBACK="Answer somebody who asks for feedback.",
    ANSWER_ROUND="Answer a question without your name.",
    VOTE_IN_APPRAISAL="Say how the company met its goals.",
    PROPOSE_PEERS="Propose who should write about you.",
    WRITE_SELF_REVIEW="Write the own view.",
    REVISE_GOAL="Revise a goal that was returned.",
    SET_GOALS="Set goals for the open period.",
    REVIEW_DEVELOPMENT="Look back on a development plan whose period is over.",
    CLOSE_SESSION="Close a planning session that was held.",
    READ_CHECK_IN="Read a check-in of somebody you manage.",
    CHECK_IN="Say how it goes.",
    LOG_PROGRESS="Log a number that was not logged for two weeks.",
    FINISH_ACTION="Finish a step of your development plan that is due.",
)
NeedLevel = described(
    rules.NeedLevel,
    "How much a person needs somebody now; never a score.",
    ACT="Something is wrong and waits for an answer.",
    WATCH="Something wants a look this week.",
    OK="On course.",
)
CircleStepName = described(
    rules.CircleStep,
    "The four steps of the circle.",
    name="CircleStepName",
    PLAN="Agree what to reach.",
    MONITOR="Follow how it goes.",
    REVIEW="Look back together.",
    REWARD="Thank for it.",
)
StepState = described(
    rules.StepState,
    "Where somebody stands with a step.",
    DONE="Something of it is done.",
    NOW="This is what to do now; at most one step is.",
    NEXT="Still to come.",
)
