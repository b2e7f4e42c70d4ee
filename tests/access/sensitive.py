"""Every word and number of the schema that can be read: whether everybody who works here may know it, or a canary lives in it."""

from typing import Final

from graphql import GraphQLObjectType, GraphQLSchema, get_named_type, is_abstract_type, is_leaf_type

WORDS_AND_NUMBERS: Final = {"String", "Int", "Float", "Decimal", "JSON"}


def _fields(**types: str) -> frozenset[str]:
    return frozenset(f"{kind}.{field}" for kind, fields in types.items() for field in fields.split())


# Not for everybody: each of these holds a canary somewhere, and every path to it is walked.
SENSITIVE: Final = _fields(
    Account="name",
    ActionItem="text dropReason",
    AgendaItem="text",
    Answer="rating choice text levelBefore levelAfter",
    ApiToken="name prefix",
    AppraisalFigure="mean",
    AppraisalItem="text",
    AppraisalWords="text",
    ApprovalStep="comment",
    Ask="text",
    Assignment="title",
    AuditEvent="reason before after",
    Budget="planned",
    CalibrationChange="rating reason",
    CalibrationPlace="submittedRating rating",
    CalibrationSession="name reopenReason",
    CheckIn="wins blockers mood acknowledgement",
    Citation="label",
    DraftedNumber="value note",
    Comment="text",
    CommentVersion="text",
    DevelopmentAction="title evidence dropReason",
    DevelopmentObjective="title currentLevel",
    DevelopmentPlan="summary reopenReason conclusion",
    Employee="leaveBalance",
    Evidence="title text",
    ExternalReviewer="name email turnDownReason declineReason",
    Feedback="text dispute",
    FeedbackReport="reason keptText",
    FeedbackRequest="text comment",
    FeedbackRound="text",
    Goal="title description returnReason retrospective",
    GoalMove="reason",
    GoalPause="reason",
    GoalProposal="terms reason retrospective answer",
    GoalSkill="current",
    GoalVersion="reason terms",
    ImportChange="after",
    ImportColumn="header samples",
    ImportRow="name",
    InboxItem="text",
    KeyResult="title currentValue",
    LeaveEntry="days",
    Money="amount",
    MeetingNote="text",
    MetricFeed="name",
    MentorRequest="message answer",
    MetricValue="value",
    Nomination="turnDownReason",
    OthersQuestion="mean texts",
    Participant="title",
    Pay="source",
    PerformancePlanVersion="reason terms",
    PlanningSession="title place summary cancelReason",
    PayrollFile="totals",
    PeopleImport="fileName",
    ProgressPoint="value note source",
    ProgressUpdate="value note source",
    RaterMean="mean",
    Review="acknowledgementComment skipReason overallRating",
    ReviewCycle="name",
    RoundAnswer="rating text",
    Reward="newTitle newLevel project reason decidedReason percent days summary",
    RewardReference="label",
    SessionDecision="text",
    SessionItem="title note cutReason",
    RollUpPart="title",
    SkillLevel="level evidence",
    Task="detail",
    TimeFact="hoursOverPlan scheduledHours workedHours",
    TimeFactRevision="scheduledHours workedHours",
)
# Beside a canary in one row (or one object made for the viewer), under no rule of their own.
BESIDE: Final = _fields(
    Account="email version",
    ActionItem="version",
    AgendaItem="version",
    Answer="version",
    ApiToken="scopes version",
    AppraisalFigure="people",
    AppraisalItem="version",
    ApprovalStep="level waitsFor",
    Assignment="level source",
    AuditEvent="actorName action objectType requestId",
    Budget="version currency unit proposed committed executed left",
    Ask="title",
    ChangedGoal="reason",
    CountedPart="weight percent",
    CalibrationChange="number",
    CalibrationFigures="people talkedThrough moved toGo waiting objections",
    CalibrationPlace="number version",
    CalibrationProblem="message",
    CalibrationSession="version",
    CheckIn="version",
    DraftedNumber="version",
    CheckInSeries="version",
    CheckInTurn="missed",
    CircleStep="line href",
    CombinedRating="value words",
    Comment="version",
    Coverage="done of",
    CycleCounts="participants selfAssigned selfSubmitted managerAssigned managerSubmitted shared acknowledged skipped othersAssigned othersSubmitted",
    CycleProblem="message reason",
    EvidenceMonth="available cited",
    DevelopmentAction="weight version",
    DevelopmentObjective="targetLevel",
    DevelopmentPlan="progress version",
    ExpectedApproval="level",
    ExternalReviewer="version",
    Feedback="version",
    FeedbackRequest="version",
    FeedbackRound="smallest version invited",
    Forecast="low middle high chance missing words",
    Goal="externalKey progress expected statusReason weight version childCount",
    GoalPlacement="weight",
    PastChild="weight",
    GoalSkill="level",
    GoalVersion="number",
    GroupMood="people mean",
    ImportChange="before",
    ImportChoice="value label",
    ImportColumn="confidence",
    ImportCounts="total new changed same waiting problem missing warnings",
    ImportMissingPerson="name email title",
    ImportProblem="row column value code message",
    ImportQuestion="key text header rowCount answer",
    ImportRow="number email",
    Inbox="infoCount",
    InboxItem="key href",
    InboxLine="kind text",
    GoalRollUp="version progress formula hidden hiddenWeight",
    KeyResult="unit currency weight position version baseline commit target stretch steps progress",
    RollUpPart="weight share progress",
    ManagerRow="people goalsOffTrack reviewsDone reviewsOf",
    Meeting="minutes version calendarHref",
    MeetingNote="version",
    MetricFeed="key unit version",
    MentorRequest="version",
    MetricValue="key revision",
    Money="currency",
    OneOnOne="time timeZone minutes version calendarHref",
    Nomination="version",
    Others="forms",
    OthersQuestion="title answers",
    Participant="level",
    PathStep="required current gap",
    PathSuggestion="title",
    PayrollFile="number lineCount href",
    PeopleImport="version",
    PerformancePlan="fingerprint reason terms",
    PerformancePlanVersion="number",
    PlanningSession="minutes calendarHref version",
    RaterMean="people difference",
    RaterSeverity="shared others difference low high",
    PolicyChange="before after",
    PolicyPreview="lookedAt changeCount",
    QuestionReaders="words",
    RatingPoint="rating share",
    Recency="daysLater pValue words",
    Score="value words",
    RatingShare="value label before after percent least most",
    ReviewTemplate="cycleCount",
    ManagerChange="version",
    Review="version counterpartState readers rolledUp weight",
    ReviewCycle="version problemCount fewestPeers mostPeers mostExternals smallestGroup mostForms formsMade stuckCount",
    RoundFigures="answers numbers mean",
    Reward="version",
    Sentence="text",
    SessionItem="version",
    SentencePart="text href",
    StatusCount="count",
    StatusMove="count",
    Stuck="words done of",
    Subscription="inboxCount inboxInfoCount",
    SuggestedAction="label href",
    Task="key title action href",
    DaysAway="days",
    ExpectedLine="daysAway",
    KnownNumber="progress value",
    LinePoint="expected",
    PastProgress="now then",
    TeamHome="decisionCount",
    ThresholdsDryRun="pursued",
    TeamMember="daysSinceUpdate reviewState reasons feedbackCount30d",
    Viewer="reportCount allReportCount inboxCount",
    TimeFact="version employeeName",
    TimeSummary="daysAway scheduledHours workedHours hoursOverPlan",
)
# Everybody who works here may know it.
KNOWN: Final = _fields(
    GridNames="rows columns boxes",
    AppraisalGoal="title",
    OrganisationAppraisal="name smallest version asked voted",
    Department="name code version employeeCount",
    Employee="tenure name email title level location timeZone employmentPercent externalId version reportCount",
    ClarityHint="message path",
    GoalAssignment="audience goalsMade waiting",
    GoalAudiencePerson="name",
    GoalAudiencePreview="getting without",
    GoalTemplate="description keyResults name title version weight",
    MailPreference="kind label",
    MentorOffer="note",
    Organisation="name currency timeZone locale version goalsLapseAfter groupSize",
    Period="name version allowedActions",
    Question="position section title help choices wording",
    QuestionWording="wording title help",
    RatingScale="name",
    RatingStep="value label anchor",
    ReviewTemplate="name number",
    ScoreWeight="weight",
    ReadKeyResult="baseline currency target title unit",
    RequiredSkill="level",
    RoleProfile="name level description version employeeCount",
    Thresholds="atRiskBehind offTrackBehind staleAfter grace nextLevelAfter",
    Skill="name description version",
    Standard="name description weight anchors",
)


def readable_types(graph: GraphQLSchema) -> dict[str, GraphQLObjectType]:
    """Every type that a query or a subscription reaches."""
    found: dict[str, GraphQLObjectType] = {}
    waiting = [graph.query_type, graph.subscription_type]
    while waiting:
        kind = waiting.pop()
        if kind is None or kind.name in found:
            continue
        found[kind.name] = kind
        for field in kind.fields.values():
            inner = get_named_type(field.type)
            if is_abstract_type(inner):
                waiting += graph.get_possible_types(inner)
            elif isinstance(inner, GraphQLObjectType):
                waiting.append(inner)
    return found


def words_and_numbers(graph: GraphQLSchema) -> set[str]:
    """`Type.field` of each; what is said of pages is tested apart."""
    return {
        f"{kind.name}.{name}"
        for kind in readable_types(graph).values()
        if not kind.name.endswith(("Edge", "PageInfo"))
        for name, field in kind.fields.items()
        if is_leaf_type(inner := get_named_type(field.type))
        and inner.name in WORDS_AND_NUMBERS
        and name != "totalCount"
    }
