"""The words that HR systems have for kinds of contract and shares of full time."""

import re
from decimal import ROUND_HALF_UP, Decimal

from headway.people.rules.texts import words
from headway.people.rules.vocabulary import EmploymentType

_WORDS = {
    EmploymentType.FULL_TIME: (
        "full time, fulltime, full-time employee, regular full time, permanent full time, permanent, regular, ft, "
        "Vollzeit, Festanstellung, unbefristet, festangestellt, temps plein, temps complet, CDI, "
        "tiempo completo, jornada completa, indefinido, voltijd, fulltime, vast, onbepaalde tijd, "
        "pełny etat, cały etat, umowa o pracę, tempo integral, tempo inteiro, efetivo, CLT"
    ),
    EmploymentType.PART_TIME: (
        "part time, parttime, part-time employee, regular part time, permanent part time, pt, Teilzeit, "
        "temps partiel, tiempo parcial, media jornada, jornada parcial, deeltijd, "
        "niepełny etat, część etatu, pół etatu, tempo parcial, meio período"
    ),
    EmploymentType.FIXED_TERM: (
        "fixed term, fixed-term contract, limited term, befristet, befristeter Vertrag, Zeitvertrag, CDD, "
        "contrat à durée déterminée, contrato temporal, plazo fijo, duración determinada, bepaalde tijd, tijdelijk contract, "
        "czas określony, umowa na czas określony, prazo determinado, contrato a termo, temporary, temp, seasonal, "
        "saisonal, saisonnier, eventual, temporal, tijdelijk, tymczasowy, sezonowy, temporário, sazonal"
    ),
    EmploymentType.CONTRACTOR: (
        "contractor, contract, freelance, freelancer, consultant, external, agency, Zeitarbeit, Leiharbeit, "
        "intérim, intérimaire, uitzendkracht, praca tymczasowa, self employed, 1099, Freiberufler, "
        "freier Mitarbeiter, extern, selbstständig, indépendant, prestataire, externe, autónomo, contratista, "
        "zzp, zzp'er, inhuur, kontrakt, B2B, zleceniobiorca, prestador de serviços, autônomo, PJ"
    ),
    EmploymentType.INTERN: (
        "intern, internship, trainee, student, working student, Praktikant, Praktikantin, Praktikum, Werkstudent, "
        "Werkstudentin, stagiaire, stage, becario, prácticas, pasante, stagiair, stażysta, praktykant, "
        "estagiário, estágio"
    ),
    EmploymentType.OTHER: (
        "other, casual, Aushilfe, Minijob, vacataire, oproepkracht, sonstige, autre, otro, anders, inne, outro, "
        "apprentice, apprenticeship, Auszubildender, Auszubildende, Azubi, Ausbildung, apprenti, alternance, alternant, "
        "aprendiz, leerling, BBL, praktykant zawodowy, uczeń"
    ),
}
_TYPES = {words(word): kind for kind, listed in _WORDS.items() for word in listed.split(",")}
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?)\s*(%?)", re.ASCII)


def employment_type(text: str) -> EmploymentType | None:
    """The kind of employment a word stands for, or nothing if the word is not known."""
    return _TYPES.get(words(text))


def employment_percent(text: str, *, fractions: bool) -> int | None:
    """Whole percent of full time, 1 to 150, to the nearest; with `fractions` 0.8 is 80, without it is nothing."""
    found = _PERCENT.fullmatch(text.strip())
    if not found:
        return None
    number = Decimal(found[1].replace(",", "."))
    if number < 2 and not fractions and not found[2]:
        return None
    percent = int((number * 100 if fractions and not found[2] else number).to_integral_value(ROUND_HALF_UP))
    return percent if 1 <= percent <= 150 else None


def counts_in_fractions(values: list[str]) -> bool:
    """Whether a column of employment shares counts 1 as full time: most of its numbers are not above 1.5."""
    shares = [found for text in values if (found := _PERCENT.fullmatch(text.strip())) and not found[2]]
    numbers = [found[1].replace(",", ".") for found in shares]
    return 2 * sum(Decimal(number) <= Decimal("1.5") for number in numbers) > len(numbers)
