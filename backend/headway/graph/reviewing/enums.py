"""The words of reviewing as enums of the graph."""

from enum import StrEnum

from headway.graph.words import described
from headway.reviewing import rules
from headway.reviewing.rules import linked

CycleKind = described(
    rules.CycleKind,
    "What occasion a cycle is for.",
    ANNUAL="Once a year.",
    HALF_YEAR="Twice a year.",
    PROBATION="The end of probation.",
    PROJECT="The end of a project.",
    AD_HOC="Any other occasion.",
)
CycleState = described(
    rules.CycleState,
    "The life of a review cycle; phases are optional but ordered.",
    DRAFT="Being prepared.",
    CHECKED="The people were looked at; ready to launch.",
    NOMINATION="Peers are proposed.",
    COLLECTING="Self reviews are written; managers may begin.",
    MANAGER_REVIEW="Managers write.",
    CALIBRATION="Ratings are compared.",
    SHARING="Reviews are shared with the people they are about.",
    SIGN_OFF="People read and acknowledge.",
    CLOSED="Over.",
    ARCHIVED="Over, and out of the lists.",
    CANCELLED="Given up before anything was shared.",
)
ReviewDirection = described(
    rules.ReviewDirection,
    "Who looks at whom.",
    SELF="At oneself.",
    MANAGER="The manager at the person.",
    PEER="A colleague at the person, read together with others and without names.",
    UPWARD="A report at their manager, read together with others and without names.",
    DOTTED="A dotted-line manager at the person, who rates with a share or only comments.",
    REPORT="An only report at their manager, with their name, because they agreed to it; asked what `UPWARD` is.",
)
OthersGroup = described(
    rules.OthersGroup,
    "Whose forms without names are shown together.",
    PEERS="Of colleagues.",
    REPORTS="Of direct reports.",
    OTHERS="Of colleagues and direct reports, too few of each to be shown apart.",
)
NominationState = described(
    rules.NominationState,
    "The life of a proposed peer.",
    PROPOSED="Waits for who decides.",
    APPROVED="Is asked.",
    TURNED_DOWN="Is not asked, for a reason.",
    WITHDRAWN="Was taken back by who proposed it.",
    DECLINED="Was asked, and cannot write.",
)
NominationAction = described(
    rules.NominationAction,
    "What can be done with a proposed peer.",
    APPROVE="Ask them.",
    TURN_DOWN="Do not ask them, for a reason.",
    WITHDRAW="Take it back.",
)
ExternalState = described(
    rules.ExternalState,
    "The life of an invitation to somebody from outside.",
    PROPOSED="Waits for who decides.",
    INVITED="Has a link, or gets one by mail.",
    TURNED_DOWN="Is not asked, for a reason.",
    WITHDRAWN="Was taken back by who proposed it.",
    DECLINED="Was asked, and will not write.",
    REVOKED="The link was taken back.",
)
ExternalAction = described(
    rules.ExternalAction,
    "What can be done with an invitation to somebody from outside.",
    APPROVE="Invite them by mail.",
    TURN_DOWN="Do not invite them, for a reason.",
    WITHDRAW="Take the proposal back.",
    NEW_LINK="Make a new link, shown once; earlier ones end.",
    REVOKE="End the link.",
)
ReviewState = described(
    rules.ReviewState,
    "The life of one form.",
    ASSIGNED="Given out, not started.",
    IN_PROGRESS="Being written.",
    SUBMITTED="Handed in.",
    LOCKED="Closed by calibration, not shared yet.",
    SHARED="Open to the person it is about.",
    ACKNOWLEDGED="Read by the person it is about.",
    SIGNED="Signed by everybody who was asked to: it never changes, a correction is a new version.",
    NOT_SIGNED="Ended with somebody who refused to sign or could not be reached; it never changes either.",
    SKIPPED="Taken out of the cycle, with a reason.",
    REASSIGNED="Somebody else writes it; the draft is kept.",
    VOID="Does not count: the person left, or it was a mistake.",
)
Signer = described(
    rules.Signer,
    "Who signs a review; signing means 'seen'.",
    EMPLOYEE="The person it is about.",
    MANAGER="Who wrote it.",
    NEXT_MANAGER="The manager of who wrote it.",
    HR="An HR partner of the person.",
)
SignatureOutcome = described(
    rules.SignatureOutcome,
    "What came of asking somebody to sign.",
    SIGNED="Signed.",
    REFUSED="Did not want to.",
    UNREACHABLE="Could not be asked.",
)
QuestionKind = described(
    rules.QuestionKind,
    "What a question asks for.",
    RATING="A step of the scale, with a text if wanted.",
    TEXT="A text.",
    CHOICE="One of the choices, with a text if wanted.",
    YES_NO="Yes or no, with a text if wanted.",
    GOAL_REALISM="Whether each goal was realistic: one of TOO_EASY, REALISTIC, TOO_HARD, CANNOT_TELL as the choice.",
    SKILLS_GAINED="A row for each skill gained: its level before and after, 0 to 5.",
    STANDARDS="A step of the scale for each standard of the person's role, or NO_BASIS as the choice, with a text if wanted.",
    SUPPORT="How the support was: a rating, a text, or both.",
    PRIVATE_NOTE="A text for HR that the person never reads.",
)
EvidenceKind = described(
    rules.EvidenceKind,
    "What an answer may cite.",
    GOAL="A goal of the period.",
    PROGRESS_UPDATE="A logged value.",
    FEEDBACK="Words received.",
    REVIEW="The last shared review.",
    SUPPORT="Support that a manager promised in a 1:1; known to the two who met.",
    CHECK_IN="A published check-in.",
    TIME="A month of days as timekeeping knows them; known to the person, their manager and HR.",
)
ScorePart = described(
    rules.ScorePart,
    "What a score may be made of.",
    GOALS="How far the agreed goals of the period got, by their weights.",
    SELF="The ratings of the self review, the overall one where there is one.",
    MANAGER="The ratings of the manager, the overall one where there is one.",
    OTHERS="The ratings of colleagues and reports, as far as they are shown.",
)
SelfReviewOpens = described(
    rules.SelfReviewOpens,
    "When the manager may read the self review.",
    AT_SUBMISSION="Once it is handed in.",
    AFTER_OWN_DRAFT="Once the manager saved an answer of their own form too.",
    AFTER_OWN_SUBMISSION="Once the manager handed in their own form too.",
)
Agreement = described(
    rules.Agreement,
    "What somebody says of their review; acknowledging it means 'seen'.",
    AGREE="Agrees.",
    DISAGREE="Sees it differently, as the comment says.",
)
CycleAction = described(
    rules.CycleAction,
    "What can be done with a cycle.",
    CHECK="Look at the people before the launch.",
    LAUNCH="Have the forms given out, after a while in which it can be stopped.",
    STOP_LAUNCH="Stop the launch before the forms go out.",
    MOVE_ON="Go to the next phase.",
    STEP_BACK="Go back one phase, with a reason.",
    CHANGE_DATES="Move the days on which phases end.",
    ADD_PEOPLE="Take in people who joined later.",
    STEER="Remind, extend, skip and reassign forms.",
    SHARE_ALL="Share what is handed in.",
    CLOSE="Close it.",
    ARCHIVE="Take it out of the lists.",
    CANCEL="Give it up.",
)
ReviewAction = described(
    rules.ReviewAction,
    "What can be done with a form.",
    WRITE="Save answers and cite evidence.",
    SUBMIT="Hand it in.",
    TAKE_BACK="Open it again.",
    SHARE="Let the person read it.",
    ACKNOWLEDGE="Say that one has read it.",
    RESOLVE="Say what came of a disagreement.",
    SIGN="Sign that one has seen it.",
    RECORD_UNSIGNED="Record that somebody did not sign.",
    CORRECT="Change it by a new version, signed again.",
    SKIP="Take it out of the cycle.",
    REASSIGN="Let somebody else write it.",
    DECLINE="Say that one cannot write it.",
)
CycleProblemKind = described(
    rules.CycleProblemKind,
    "What the data check finds about a person.",
    LEFT="Has left.",
    ON_LEAVE="Is on leave.",
    NO_MANAGER="Has no manager.",
    MANAGER_LEFT="The manager has left.",
    LOOP="The managers above lead back to the person.",
    OVERLOADED="Has more forms to write than the cycle allows.",
    NO_ROLE_PROFILE="Has no role profile, which others of the cycle have.",
    NO_GOALS="Has no agreed goal in the period.",
    NO_REVIEWER="Nobody writes about them.",
    REVIEWER_LEFT="Who should write about them has left.",
    MANAGER_CHANGED="Got another manager while the cycle ran; both write.",
    JOINED="Joined after the launch and takes no part yet.",
)
ManagerChoice = described(
    rules.ManagerChoice,
    "Who writes about somebody whose manager changed in the cycle.",
    KEEP="The manager before.",
    HAND_OVER="The new manager.",
    BOTH="Both, each about their days.",
)
ClosedDataKind = described(
    rules.ClosedDataKind,
    "What was recorded about days of a closed cycle after it had closed.",
    MANAGER="Another manager.",
    ROLE="Another title, level or role profile.",
    PAY="Other pay.",
    GOAL_VALUE="A value of a goal.",
)
StuckReason = described(
    rules.StuckReason,
    "Why somebody holds a phase up.",
    LEFT="They have left.",
    ON_LEAVE="They are on leave.",
    LATE="A form of theirs is late.",
    NOT_BEGUN="They have begun none of their forms.",
    BEGUN="They have begun.",
    FEW_PEERS="Too few colleagues are approved.",
    NOT_SHARED="What they handed in is not shared.",
    NOT_READ="They have not acknowledged their review.",
)
CalibrationState = described(
    rules.CalibrationState,
    "The life of a calibration session.",
    PREPARED="Prepared; ratings are not frozen yet.",
    OPEN="Managers compare and move.",
    LOCKED="Closed; nothing moves any more.",
)
CalibrationMove = described(
    rules.CalibrationMove,
    "What you can do with a calibration session now.",
    OPEN="Begin it.",
    TAKE_OVER="Lead it, in the place of who leads it now.",
    HIDE_NAMES="Hide names, or show them.",
    LOCK="Close it.",
    REOPEN="Open it again, with a reason.",
)
PlaceState = described(
    rules.PlaceState,
    "How far the talk about somebody is.",
    TO_DO="Not talked about yet.",
    TALKED_THROUGH="Talked through.",
    COME_BACK="To come back to.",
)
PlaceAnswer = described(
    rules.PlaceAnswer,
    "What the manager says of a rating that others moved.",
    WAITING="Not answered yet.",
    CONFIRMED="The manager agrees.",
    OBJECTED="The manager objects; the manager above decides.",
    DECIDED="The manager above decided.",
)
PlaceMove = described(
    rules.PlaceMove,
    "What you can do with somebody's place now.",
    PLACE="Give another rating or place, with a reason.",
    MARK="Say how far the talk is.",
    ANSWER="Confirm the rating, or object.",
    DECIDE="Decide the objection.",
    FLAG="Note what you see; an earlier session decides.",
)
CalibrationChangeKind = described(
    rules.ChangeKind,
    "What an entry in the log of a calibration session says.",
    name="CalibrationChangeKind",
    PLACED="Somebody got a rating or a place, with a reason.",
    MARKED="How far the talk was.",
    CONFIRMED="The manager agreed.",
    OBJECTED="The manager objected.",
    DECIDED="The manager above decided.",
    FLAGGED="A later session noted something.",
)
Potential = described(
    rules.Potential,
    "How much more somebody could take on, as the session sees it.",
    LOW="They are where they can do most.",
    MEDIUM="Somewhat more.",
    HIGH="Much more, soon.",
)
CalibrationProblemKind = described(
    rules.CalibrationProblemKind,
    "What stands in the way of placing somebody.",
    NO_RATING="There is no rating to move.",
    ELSEWHERE="An earlier session has them.",
    OWN_MANAGER="They are your manager.",
    CLOSE_RELATION="They are too close to you, as HR noted.",
)


SeverityState = described(
    linked.SeverityState,
    "Whether it can be told how severe somebody rates.",
    TOLD="A difference with its interval is told.",
    NOT_LINKED="Cannot tell: nobody else rated the same people, or the change of cycle explains all.",
    TOO_FEW="Cannot tell: too few people were rated by others, too.",
    NEEDS_NUMBERS="This server cannot compute it: it needs the extra headway[numbers].",
)


class ReviewScope(StrEnum):
    """Which reviews a list is about."""

    TO_WRITE = "TO_WRITE"
    ABOUT_ME = "ABOUT_ME"
    MY_TEAM = "MY_TEAM"
    ALL = "ALL"


described(
    ReviewScope,
    "Which reviews a list is about.",
    TO_WRITE="Forms the viewer writes that are open, the next due first.",
    ABOUT_ME="About the viewer.",
    MY_TEAM="About the viewer's direct reports.",
    ALL="All the viewer may know of.",
)
