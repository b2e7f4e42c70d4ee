"""Departments, their teams, the ladders people climb, the places they work at, and the skills they have."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Team:
    """A team: its ladder is the title at level 1, 2 and 3, then the title of whoever leads it."""

    name: str
    ladder: tuple[str, str, str]
    lead: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A department: its share of the company in percent, its teams, and what its people get better at."""

    key: str
    name: str
    code: str
    share: int
    teams: tuple[Team, ...]
    skills: tuple[str, ...]


UNITS: Final = (
    Unit(
        "operations", "Operations", "OPS", 32,
        (
            Team("Depots", ("Depot Associate", "Shift Coordinator", "Depot Planner"), "Depot Operations Lead"),
            Team("Line Haul", ("Dispatch Clerk", "Dispatcher", "Route Planner"), "Line Haul Lead"),
            Team("Network Planning", ("Planning Assistant", "Network Analyst", "Network Designer"), "Network Planning Lead"),
        ),
        ("Shift planning", "Route design", "Lean methods"),
    ),
    Unit(
        "support", "Customer Support", "SUP", 16,
        (
            Team("Day Desk", ("Support Agent", "Senior Support Agent", "Support Expert"), "Team Lead, Day Desk"),
            Team("Night Desk", ("Support Agent", "Senior Support Agent", "Support Expert"), "Team Lead, Night Desk"),
            Team("Support Operations", ("Support Planner", "Depot Liaison", "Quality Analyst"), "Support Operations Lead"),
        ),
        ("Conversation", "Triage", "Knowledge writing"),
    ),
    Unit(
        "fleet", "Fleet and Safety", "FLT", 16,
        (
            Team("Workshop", ("Mechanic", "Vehicle Technician", "Diagnostics Technician"), "Workshop Lead"),
            Team("Driver Coaching", ("Driver Trainer", "Driver Coach", "Senior Driver Coach"), "Driver Coaching Lead"),
            Team("Safety", ("Safety Assistant", "Safety Officer", "Safety Engineer"), "Safety Lead"),
        ),
        ("Vehicle diagnostics", "Driver coaching", "Incident analysis"),
    ),
    Unit(
        "commercial", "Commercial", "COM", 14,
        (
            Team("Key Accounts", ("Account Coordinator", "Account Executive", "Key Account Partner"), "Key Accounts Lead"),
            Team("New Business", ("Sales Associate", "Sales Executive", "Senior Sales Executive"), "New Business Lead"),
            Team("Pricing", ("Pricing Assistant", "Pricing Analyst", "Pricing Specialist"), "Pricing Lead"),
        ),
        ("Negotiation", "Account planning", "Pricing models"),
    ),
    Unit(
        "technology", "Technology", "TEC", 12,
        (
            Team("Platform", ("Junior Engineer", "Software Engineer", "Senior Engineer"), "Platform Lead"),
            Team("Driver App", ("Junior App Engineer", "App Engineer", "Senior App Engineer"), "Driver App Lead"),
            Team("Data", ("Data Assistant", "Data Analyst", "Data Scientist"), "Data Lead"),
        ),
        ("Software design", "Data analysis", "Service reliability"),
    ),
    Unit(
        "finance", "Finance and People", "FIN", 10,
        (
            Team("Accounting", ("Accounts Clerk", "Accountant", "Senior Accountant"), "Accounting Lead"),
            Team("People", ("People Assistant", "People Advisor", "HR Partner"), "People Lead"),
            Team("Purchasing", ("Purchasing Clerk", "Buyer", "Category Buyer"), "Purchasing Lead"),
        ),
        ("Financial analysis", "Contract law", "Interviewing"),
    ),
)  # fmt: skip

# Where the network has a place: name, time zone. Larger companies divide their teams by place.
PLACES: Final = (
    ("Rotterdam", "Europe/Amsterdam"),
    ("Hamburg", "Europe/Berlin"),
    ("Lyon", "Europe/Paris"),
    ("Poznań", "Europe/Warsaw"),
    ("Porto", "Europe/Lisbon"),
    ("Leeds", "Europe/London"),
    ("Gothenburg", "Europe/Stockholm"),
    ("Valencia", "Europe/Madrid"),
    ("Trieste", "Europe/Rome"),
    ("Nairobi", "Africa/Nairobi"),
    ("Singapore", "Asia/Singapore"),
    ("Toronto", "America/Toronto"),
)

# The skills everybody may have beside those of the department.
COMMON_SKILLS: Final = ("Facilitation", "Giving feedback", "Project leading", "Written English", "Coaching")
SKILL_WORDS: Final[dict[str, str]] = {
    "Shift planning": "Staffing shifts so that peaks are covered and rest times are kept.",
    "Route design": "Laying out routes that hold in traffic and weather.",
    "Lean methods": "Finding waste in a process together with those who run it.",
    "Conversation": "Calming, understanding and deciding with a customer on the line.",
    "Triage": "Sorting what is urgent from what is loud.",
    "Knowledge writing": "Writing answers that people find and can use at once.",
    "Vehicle diagnostics": "Reading a vehicle's data to repair before it breaks.",
    "Driver coaching": "Helping drivers to drive safer and with less fuel.",
    "Incident analysis": "Learning from incidents without looking for someone to blame.",
    "Negotiation": "Reaching agreements that both sides still like a year later.",
    "Account planning": "Knowing where a customer wants to go, and what we do for it.",
    "Pricing models": "Turning costs, risk and demand into prices.",
    "Software design": "Building software that the next person understands.",
    "Data analysis": "Answering questions with data, and saying how sure the answer is.",
    "Service reliability": "Keeping services up, and finding out why when they were not.",
    "Financial analysis": "Explaining numbers so that decisions follow.",
    "Contract law": "Reading and writing contracts without surprises.",
    "Interviewing": "Finding out fairly who can do a job.",
    "Facilitation": "Running meetings that end with decisions.",
    "Giving feedback": "Saying what was seen, what it led to, and what would be better.",
    "Project leading": "Bringing something new to its end with people from several teams.",
    "Written English": "Writing short and clear in English.",
    "Coaching": "Asking so that others find their own way.",
}

PROJECTS: Final = (
    "Hub move to the river terminal", "Night sorting trial", "One claim form for all countries", "Electric vans in three cities",
    "Driver app in five languages", "Returns in one day", "New scanner roll-out", "Winter readiness", "Paperless customs",
    "Customer portal relaunch", "Shift exchange by phone", "Shared dashboards for depots", "Packaging without plastic",
    "Quiet loading at night", "Apprentice workshop",
)  # fmt: skip
