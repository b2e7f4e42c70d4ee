"""The words of the reviewing domain."""

from enum import StrEnum


class CycleKind(StrEnum):
    """What occasion a cycle is for."""

    ANNUAL = "ANNUAL"
    HALF_YEAR = "HALF_YEAR"
    PROBATION = "PROBATION"
    PROJECT = "PROJECT"
    AD_HOC = "AD_HOC"


class CycleState(StrEnum):
    """The life of a review cycle; phases are optional but ordered."""

    DRAFT = "DRAFT"
    CHECKED = "CHECKED"
    NOMINATION = "NOMINATION"
    COLLECTING = "COLLECTING"
    MANAGER_REVIEW = "MANAGER_REVIEW"
    CALIBRATION = "CALIBRATION"
    SHARING = "SHARING"
    SIGN_OFF = "SIGN_OFF"
    CLOSED = "CLOSED"
    ARCHIVED = "ARCHIVED"
    CANCELLED = "CANCELLED"


class ReviewDirection(StrEnum):
    """Who looks at whom."""

    SELF = "SELF"
    MANAGER = "MANAGER"
    PEER = "PEER"
    UPWARD = "UPWARD"
    DOTTED = "DOTTED"
    REPORT = "REPORT"


class OthersGroup(StrEnum):
    """Whose forms without names are shown together."""

    PEERS = "PEERS"
    REPORTS = "REPORTS"
    OTHERS = "OTHERS"


class NominationState(StrEnum):
    """The life of a proposed peer."""

    PROPOSED = "PROPOSED"
    APPROVED = "APPROVED"
    TURNED_DOWN = "TURNED_DOWN"
    WITHDRAWN = "WITHDRAWN"
    DECLINED = "DECLINED"


class NominationAction(StrEnum):
    """What can be done with a proposed peer."""

    APPROVE = "APPROVE"
    TURN_DOWN = "TURN_DOWN"
    WITHDRAW = "WITHDRAW"


class NamedRequestState(StrEnum):
    """What an only report says to being asked to write with their name."""

    ASKED = "ASKED"
    AGREED = "AGREED"
    REFUSED = "REFUSED"


class ExternalState(StrEnum):
    """The life of an invitation to somebody from outside."""

    PROPOSED = "PROPOSED"
    INVITED = "INVITED"
    TURNED_DOWN = "TURNED_DOWN"
    WITHDRAWN = "WITHDRAWN"
    DECLINED = "DECLINED"
    REVOKED = "REVOKED"


class ExternalAction(StrEnum):
    """What can be done with an invitation to somebody from outside."""

    APPROVE = "APPROVE"
    TURN_DOWN = "TURN_DOWN"
    WITHDRAW = "WITHDRAW"
    NEW_LINK = "NEW_LINK"
    REVOKE = "REVOKE"


class ReviewState(StrEnum):
    """The life of one review form."""

    ASSIGNED = "ASSIGNED"
    IN_PROGRESS = "IN_PROGRESS"
    SUBMITTED = "SUBMITTED"
    LOCKED = "LOCKED"
    SHARED = "SHARED"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    SIGNED = "SIGNED"
    NOT_SIGNED = "NOT_SIGNED"
    SKIPPED = "SKIPPED"
    REASSIGNED = "REASSIGNED"
    VOID = "VOID"


class Signer(StrEnum):
    """Who signs a review: the two it is between, and a third where the questionnaire asks for one."""

    EMPLOYEE = "EMPLOYEE"
    MANAGER = "MANAGER"
    NEXT_MANAGER = "NEXT_MANAGER"
    HR = "HR"


class SignatureOutcome(StrEnum):
    """What came of asking somebody to sign."""

    SIGNED = "SIGNED"
    REFUSED = "REFUSED"
    UNREACHABLE = "UNREACHABLE"


class QuestionKind(StrEnum):
    """What a question asks for."""

    RATING = "RATING"
    TEXT = "TEXT"
    CHOICE = "CHOICE"
    YES_NO = "YES_NO"
    GOAL_REALISM = "GOAL_REALISM"
    SKILLS_GAINED = "SKILLS_GAINED"
    STANDARDS = "STANDARDS"
    SUPPORT = "SUPPORT"
    PRIVATE_NOTE = "PRIVATE_NOTE"


class ScorePart(StrEnum):
    """What a score may be made of."""

    GOALS = "GOALS"
    SELF = "SELF"
    MANAGER = "MANAGER"
    OTHERS = "OTHERS"


class Realism(StrEnum):
    """Whether a goal was realistic."""

    TOO_EASY = "TOO_EASY"
    REALISTIC = "REALISTIC"
    TOO_HARD = "TOO_HARD"
    CANNOT_TELL = "CANNOT_TELL"


class EvidenceKind(StrEnum):
    """What an answer may cite."""

    GOAL = "GOAL"
    PROGRESS_UPDATE = "PROGRESS_UPDATE"
    FEEDBACK = "FEEDBACK"
    REVIEW = "REVIEW"
    SUPPORT = "SUPPORT"
    CHECK_IN = "CHECK_IN"
    TIME = "TIME"


class SelfReviewOpens(StrEnum):
    """When the manager may read the self review of a person: at once, after saving an own draft, after own submission."""

    AT_SUBMISSION = "AT_SUBMISSION"
    AFTER_OWN_DRAFT = "AFTER_OWN_DRAFT"
    AFTER_OWN_SUBMISSION = "AFTER_OWN_SUBMISSION"


class Agreement(StrEnum):
    """What an employee says of the shared review; acknowledging means 'seen', not 'agree'."""

    AGREE = "AGREE"
    DISAGREE = "DISAGREE"


class CycleAction(StrEnum):
    """What can be done with a cycle."""

    CHECK = "CHECK"
    LAUNCH = "LAUNCH"
    STOP_LAUNCH = "STOP_LAUNCH"
    MOVE_ON = "MOVE_ON"
    STEP_BACK = "STEP_BACK"
    CHANGE_DATES = "CHANGE_DATES"
    ADD_PEOPLE = "ADD_PEOPLE"
    STEER = "STEER"
    SHARE_ALL = "SHARE_ALL"
    CLOSE = "CLOSE"
    ARCHIVE = "ARCHIVE"
    CANCEL = "CANCEL"


class ReviewAction(StrEnum):
    """What can be done with a form."""

    WRITE = "WRITE"
    SUBMIT = "SUBMIT"
    TAKE_BACK = "TAKE_BACK"
    SHARE = "SHARE"
    ACKNOWLEDGE = "ACKNOWLEDGE"
    RESOLVE = "RESOLVE"
    SIGN = "SIGN"
    RECORD_UNSIGNED = "RECORD_UNSIGNED"
    CORRECT = "CORRECT"
    SKIP = "SKIP"
    REASSIGN = "REASSIGN"
    DECLINE = "DECLINE"


class CycleProblemKind(StrEnum):
    """What the data check finds about a person."""

    LEFT = "LEFT"
    ON_LEAVE = "ON_LEAVE"
    NO_MANAGER = "NO_MANAGER"
    MANAGER_LEFT = "MANAGER_LEFT"
    LOOP = "LOOP"
    OVERLOADED = "OVERLOADED"
    NO_ROLE_PROFILE = "NO_ROLE_PROFILE"
    NO_GOALS = "NO_GOALS"
    NO_REVIEWER = "NO_REVIEWER"
    REVIEWER_LEFT = "REVIEWER_LEFT"
    MANAGER_CHANGED = "MANAGER_CHANGED"
    JOINED = "JOINED"


class ClosedDataKind(StrEnum):
    """What was recorded behind the back of a closed cycle."""

    MANAGER = "MANAGER"
    ROLE = "ROLE"
    PAY = "PAY"
    GOAL_VALUE = "GOAL_VALUE"


class ManagerChoice(StrEnum):
    """Who writes about somebody whose manager changed in the cycle."""

    KEEP = "KEEP"
    HAND_OVER = "HAND_OVER"
    BOTH = "BOTH"


class CalibrationState(StrEnum):
    """The life of a calibration session."""

    PREPARED = "PREPARED"
    OPEN = "OPEN"
    LOCKED = "LOCKED"


class CalibrationMove(StrEnum):
    """What can be done with a calibration session."""

    OPEN = "OPEN"
    TAKE_OVER = "TAKE_OVER"
    HIDE_NAMES = "HIDE_NAMES"
    LOCK = "LOCK"
    REOPEN = "REOPEN"


class PlaceState(StrEnum):
    """How far the talk about somebody is."""

    TO_DO = "TO_DO"
    TALKED_THROUGH = "TALKED_THROUGH"
    COME_BACK = "COME_BACK"


class PlaceAnswer(StrEnum):
    """What the manager says of a rating that others moved."""

    WAITING = "WAITING"
    CONFIRMED = "CONFIRMED"
    OBJECTED = "OBJECTED"
    DECIDED = "DECIDED"


class PlaceMove(StrEnum):
    """What can be done with somebody's place in a session."""

    PLACE = "PLACE"
    MARK = "MARK"
    ANSWER = "ANSWER"
    DECIDE = "DECIDE"
    FLAG = "FLAG"


class ChangeKind(StrEnum):
    """What an entry in the log of a session says."""

    PLACED = "PLACED"
    MARKED = "MARKED"
    CONFIRMED = "CONFIRMED"
    OBJECTED = "OBJECTED"
    DECIDED = "DECIDED"
    FLAGGED = "FLAGGED"


class Potential(StrEnum):
    """How much more somebody could take on, as the session sees it."""

    LOW = "LOW"
    MEDIUM = "MEDIUM"
    HIGH = "HIGH"


class CalibrationProblemKind(StrEnum):
    """What stands in the way of placing somebody."""

    NO_RATING = "NO_RATING"
    ELSEWHERE = "ELSEWHERE"
    OWN_MANAGER = "OWN_MANAGER"
    CLOSE_RELATION = "CLOSE_RELATION"
