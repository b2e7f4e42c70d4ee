"""What HR systems call the columns of an export, in seven languages."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from headway.people.rules.texts import words


class Field(StrEnum):
    """What a column of people can tell; IGNORED is never read or stored."""

    EXTERNAL_ID = "EXTERNAL_ID"
    NAME = "NAME"
    FIRST_NAME = "FIRST_NAME"
    LAST_NAME = "LAST_NAME"
    EMAIL = "EMAIL"
    DEPARTMENT = "DEPARTMENT"
    DIVISION = "DIVISION"
    TEAM = "TEAM"
    TITLE = "TITLE"
    LEVEL = "LEVEL"
    MANAGER_ID = "MANAGER_ID"
    MANAGER_EMAIL = "MANAGER_EMAIL"
    MANAGER_NAME = "MANAGER_NAME"
    HIRE_DATE = "HIRE_DATE"
    LEAVE_DATE = "LEAVE_DATE"
    LOCATION = "LOCATION"
    EMPLOYMENT_TYPE = "EMPLOYMENT_TYPE"
    EMPLOYMENT_PERCENT = "EMPLOYMENT_PERCENT"
    TIME_ZONE = "TIME_ZONE"
    PAY_AMOUNT = "PAY_AMOUNT"
    PAY_CURRENCY = "PAY_CURRENCY"
    IGNORED = "IGNORED"


_NEW_WORD: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Words that say the same in a heading, and those that say nothing.
_SAME: Final = {
    "no": "number", "nr": "number", "n": "number", "num": "number", "numero": "number", "nummer": "number",
    "code": "number", "codigo": "number", "mail": "email", "emailadresse": "email", "mailadresse": "email",
    "dt": "date", "dept": "department", "center": "centre", "organization": "organisation", "org": "organisation",
    "organizational": "organisational", "employe": "salarie",
}  # fmt: skip
_SILENT: Final = {
    "a", "am", "and", "d", "de", "del", "der", "des", "die", "du", "e", "el", "et", "in", "is", "l", "la", "le", "of", "on",
    "s", "the", "und", "y",
}  # fmt: skip


def heading_words(text: str) -> tuple[str, ...]:
    """The words of a heading that tell something, in one spelling, so that "Staff No." and "staff#" have the same."""
    plain = f" {words(_NEW_WORD.sub(' ', text))} ".replace(" e mail ", " email ").replace(" n o ", " number ")
    told = [_number(_SAME.get(word, word)) for word in plain.split()]
    return tuple(word for word in told if word not in _SILENT) or tuple(told)


def _number(word: str) -> str:
    """German writes it into one word: "Personalnr"."""
    return f"{word.removesuffix('nr')}nummer" if len(word) > 4 and word.endswith("nr") else word


def heading(spoken: tuple[str, ...]) -> str:
    """What headings are compared by: their words in any order."""
    return " ".join(sorted(spoken))


# "Manager" alone does not say whether a number, an address or a name follows: the cells do.
_MANAGER: Final = (
    "manager, line manager, direct manager, supervisor, reports to, reporting to, reporting manager, boss, superior, "
    "team lead, worker's manager, direct supervisor, immediate supervisor, immediate manager, Vorgesetzter, "
    "Vorgesetzte, Vorgesetzte/r, Vorgesetzten, direkter Vorgesetzter, "
    "disziplinarischer Vorgesetzter, Führungskraft, direkte Führungskraft, disziplinarische Führungskraft, Teamleiter, "
    "Teamleitung, Leiter, Chef, berichtet an, responsable, manageur, "
    "supérieur, supérieur hiérarchique, chef de service, manager direct, responsable hiérarchique, N+1, jefe, "
    "jefe directo, supervisor directo, "
    "reporta a, responsable directo, jefe inmediato, superior jerárquico, leidinggevende, rapporteert aan, przełożony, "
    "kierownik, gestor, gestor direto, chefe, superior direto"
)
MANAGER: Final = frozenset(heading(heading_words(said)) for said in _MANAGER.split(","))

_HEADINGS: Final = {
    Field.EXTERNAL_ID: (
        "employee #, employee id, employee number, employee no, emp id, emp no, staff id, staff number, personnel number, "
        "person id, person number, worker id, payroll id, payroll number, badge number, external id, id, user id, "
        "Personalnummer, Personal-Nr, Pers.-Nr., PersNr, Mitarbeiternummer, Mitarbeiter-ID, Mitarbeiter-Nr, matricule, "
        "numéro d'employé, identifiant, identifiant salarié, n° salarié, número de empleado, id empleado, id de empleado, "
        "legajo, personeelsnummer, medewerker-id, medewerkernummer, numer pracownika, id pracownika, numer ewidencyjny, "
        "nr ewidencyjny, matrícula, número do funcionário, id do funcionário, número de colaborador, "
        "employee reference, employee ref, personnel id, personal id, PNR, MA-Nr, Mitarbeiterkennung, "
        "Mitarbeiter-Kennung, Stammnummer, Personalstammnummer, worker number, workday id, works number, "
        "clock number, associate id, file number, EEID, HRIS id, matricule salarié, numéro matricule, "
        "número de personal, número de legajo, número de trabajador"
    ),
    Field.NAME: (
        "name, full name, fullname, employee name, employee, display name, worker, legal name, Mitarbeiter, "
        "Mitarbeitername, Mitarbeiter Name, "
        "vollständiger Name, Nachname Vorname, Name Vorname, nom complet, nom et prénom, nom prénom, salarié, "
        "nombre completo, nombre y apellidos, apellidos y nombre, apellidos nombre, empleado, volledige naam, naam, "
        "medewerker, imię i nazwisko, nazwisko i imię, pracownik, nome completo, funcionário, colaborador, nome, "
        "preferred name, worker name, staff name, Name des Mitarbeiters, Vor- und Nachname, Anzeigename, "
        "nom du salarié, collaborateur, nombre del empleado, trabajador"
    ),
    Field.FIRST_NAME: (
        "first name, firstname, given name, forename, Vorname, Rufname, prénom, nombre, nombres, voornaam, roepnaam, "
        "imię, primeiro nome, nome próprio, "
        "known as"
    ),
    Field.LAST_NAME: (
        "last name, lastname, surname, family name, Nachname, Familienname, Zuname, nom, nom de famille, apellido, "
        "apellidos, achternaam, nazwisko, sobrenome, apelido, último nome, "
        "nom d'usage, primer apellido"
    ),
    Field.EMAIL: (
        "email, e-mail, mail, email address, e-mail address, work email, business email, company email, "
        "work email address, primary email, E-Mail-Adresse, Mailadresse, dienstliche E-Mail, geschäftliche E-Mail, "
        "courriel, adresse e-mail, adresse électronique, e-mail professionnel, courriel professionnel, "
        "correo, correo electrónico, correo corporativo, e-mailadres, werk e-mail, zakelijk e-mailadres, adres e-mail, "
        "e-mail służbowy, adres email, email corporativo, correio eletrónico, correio eletrônico, endereço de e-mail, "
        "email work, email primary work, corporate email, office email, email id, user principal name, UPN, "
        "Arbeits-E-Mail, E-Mail dienstlich, E-Mail geschäftlich, Dienst-E-Mail, Firmen-E-Mail, E-Mail Arbeit, "
        "email de trabajo, email professionnel, email pro, correo de empresa, correo laboral, "
        "email de empresa"
    ),
    Field.DEPARTMENT: (
        "department, dept, department name, department/team, dept/team, org unit, organisational unit, organization unit, "
        "organisation, cost center name, Abteilung, Fachbereich, Organisationseinheit, Abteilung/Team, OE, département, "
        "service, departamento, área, area, afdeling, organisatie-eenheid, dział, wydział, jednostka organizacyjna, setor, "
        "home department, business area, Abteilungsname, Abt, Org-Einheit, Orga-Einheit, "
        "unité organisationnelle, unidad organizativa"
    ),
    Field.DIVISION: (
        "division, business unit, sub department, subdepartment, section, Bereich, Sparte, Unterabteilung, "
        "Geschäftsbereich, direction, pôle, unité, división, unidad, unidad de negocio, sección, divisie, "
        "bedrijfsonderdeel, sector, pion, oddział, sekcja, divisão, unidade, unidade de negócio, seção, "
        "BU, Hauptabteilung, Geschäftseinheit"
    ),
    Field.TEAM: (
        "team, team name, group, work group, squad, crew, Gruppe, Arbeitsgruppe, équipe, groupe, equipo, grupo, ploeg, "
        "groep, "
        "zespół, equipe, equipa"
    ),
    Field.TITLE: (
        "title, job title, position, position title, job, role, job name, business title, Stelle, Position, Funktion, "
        "Stellenbezeichnung, Berufsbezeichnung, Tätigkeit, Jobtitel, poste, intitulé du poste, intitulé de poste, "
        "fonction, "
        "emploi, puesto, cargo, título, título del puesto, functie, functietitel, functienaam, stanowisko, "
        "nazwa stanowiska, função, título do cargo, "
        "job profile, job position, designation, occupation, Jobbezeichnung, Positionsbezeichnung, "
        "Funktionsbezeichnung, Tätigkeitsbezeichnung, Rolle, Beruf, Dienststellung, Planstelle, titre, "
        "titre du poste, intitulé, poste occupé, libellé emploi, métier, puesto de trabajo, posición, "
        "nombre del puesto"
    ),
    Field.LEVEL: (
        "level, job level, grade, job grade, pay grade, career level, band, Stufe, Ebene, Karrierestufe, Gehaltsstufe, "
        "Entgeltgruppe, niveau, échelon, coefficient, nivel, nivel del puesto, categoría, functieniveau, schaal, poziom, "
        "szczebel, stopień, nível, nível do cargo, "
        "seniority, salary grade, management level, Karrierelevel, Gehaltsgruppe, Vergütungsgruppe, Tarifgruppe, "
        "Hierarchieebene, classification, grado, grupo profesional"
    ),
    Field.MANAGER_ID: (
        "manager id, manager employee id, manager #, manager number, manager no, supervisor id, supervisor #, "
        "reports to id, reports to (employee #), reports to employee id, line manager id, Vorgesetzten-ID, "
        "Vorgesetzter ID, Vorgesetzter Personalnummer, Personalnummer Vorgesetzter, Personalnummer des Vorgesetzten, "
        "Führungskraft ID, matricule du manager, matricule manager, matricule responsable, id responsable, id jefe, "
        "id del jefe, número de empleado del jefe, id supervisor, manager-id, personeelsnummer manager, "
        "personeelsnummer leidinggevende, id przełożonego, numer przełożonego, id do gestor, matrícula do gestor, "
        "manager staff number, manager employee number, manager user id, Vorgesetzten-Nr, Vorgesetztennummer, "
        "Vorgesetzten-Personalnummer, Personalnummer Führungskraft, matricule N+1, id del responsable, "
        "número del responsable, código del jefe"
    ),
    Field.MANAGER_EMAIL: (
        "manager email, manager e-mail, manager email address, supervisor email, line manager email, reports to email, "
        "E-Mail Vorgesetzter, E-Mail des Vorgesetzten, Vorgesetzter E-Mail, E-Mail Führungskraft, Führungskraft E-Mail, "
        "email manager, email du manager, e-mail du responsable, email responsable, correo del jefe, email del jefe, "
        "email supervisor, e-mail manager, e-mail leidinggevende, e-mail przełożonego, email przełożonego, "
        "email do gestor, e-mail do gestor, "
        "manager work email, Vorgesetzten-E-Mail, email N+1, correo del responsable"
    ),
    Field.MANAGER_NAME: (
        "manager name, supervisor name, line manager name, reports to name, name of manager, Name Vorgesetzter, "
        "Name des Vorgesetzten, Vorgesetzter Name, Name der Führungskraft, nom du manager, nom du responsable, "
        "nombre del jefe, nombre del supervisor, naam manager, naam leidinggevende, imię i nazwisko przełożonego, "
        "nazwisko przełożonego, nome do gestor, "
        "manager full name, Vorgesetztenname, nom N+1"
    ),
    Field.HIRE_DATE: (
        "hire date, date of hire, hired on, start date, join date, joining date, date joined, employment start date, "
        "original hire date, Eintritt, Eintrittsdatum, Einstellungsdatum, Beginn, date d'embauche, date d'entrée, "
        "entrée, fecha de contratación, fecha de ingreso, fecha de alta, fecha de inicio, datum in dienst, in dienst, "
        "indiensttreding, startdatum, data zatrudnienia, data rozpoczęcia, data de admissão, data de contratação, "
        "data de início, admissão, "
        "joined, joined on, date of joining, DOJ, hired, started, started on, date started, employment start, "
        "start of employment, commencement date, date of commencement, entry date, most recent hire date, "
        "latest hire date, service date, company start date, first day, first working day, employed since, "
        "Eintritt am, Einstellung, Einstellungstermin, Startdatum, Beschäftigungsbeginn, Vertragsbeginn, "
        "angestellt seit, beschäftigt seit, eingestellt am, date de début, début de contrat, embauché le, "
        "fecha de incorporación, fecha de entrada, ingreso, alta"
    ),
    Field.LEAVE_DATE: (
        "leave date, termination date, end date, exit date, last day, last working day, leaving date, date left, "
        "employment end date, Austritt, Austrittsdatum, Ende, date de sortie, date de départ, sortie, fin de contrat, "
        "fecha de baja, fecha de salida, fecha de terminación, fecha de cese, datum uit dienst, uit dienst, "
        "uitdiensttreding, einddatum, data zwolnienia, data zakończenia, data odejścia, data de demissão, "
        "data de desligamento, data de saída, data de término, "
        "left on, leaver date, employment end, end of employment, terminated on, "
        "last day of work, last day worked, contract end, separation date, Austrittstermin, Enddatum, "
        "Beschäftigungsende, Vertragsende, ausgeschieden am, date de fin, baja, fecha fin, fecha de egreso"
    ),
    Field.LOCATION: (
        "location, office, site, work location, workplace, city, office location, Standort, Arbeitsort, Ort, Büro, "
        "Niederlassung, lieu, lieu de travail, site de travail, bureau, établissement, ubicación, lugar de trabajo, "
        "centro de trabajo, oficina, sede, locatie, standplaats, werkplek, vestiging, lokalizacja, miejsce pracy, "
        "biuro, miasto, localização, local, local de trabalho, escritório, localidade, "
        "work site, branch, place of work, location name, Betriebsstätte, Dienstort, Einsatzort, Filiale, Werk, "
        "agence, localidad, lugar"
    ),
    Field.EMPLOYMENT_TYPE: (
        "employment type, employment status, contract type, worker type, employee type, type of employment, "
        "Beschäftigungsart, Vertragsart, Anstellungsart, Arbeitszeitmodell, Art der Beschäftigung, type de contrat, "
        "contrat, type d'emploi, tipo de contrato, tipo de empleo, jornada, contracttype, soort contract, "
        "type dienstverband, dienstverband, rodzaj umowy, typ umowy, rodzaj zatrudnienia, tipo de emprego, "
        "tipo de vínculo, regime, "
        "time type, full-time/part-time, full/part time, FT/PT, Vollzeit/Teilzeit, Anstellungsverhältnis, "
        "Beschäftigungsverhältnis"
    ),
    Field.EMPLOYMENT_PERCENT: (
        "fte, employment percentage, employment percent, fte %, percentage, working time %, Beschäftigungsgrad, "
        "Pensum, Arbeitszeit %, Stellenanteil, Teilzeitgrad, ETP, taux d'activité, temps de travail %, "
        "porcentaje de jornada, deeltijdpercentage, deeltijdfactor, parttimepercentage, wymiar etatu, etat, "
        "percentual de jornada, carga horária %, "
        "full time equivalent, workload, BG, Arbeitszeitanteil, Stellenumfang, quotité, "
        "taux d'occupation"
    ),
    Field.TIME_ZONE: (
        "time zone, timezone, tz, Zeitzone, fuseau horaire, zona horaria, huso horario, tijdzone, strefa czasowa, "
        "fuso horário"
    ),
    Field.PAY_AMOUNT: (
        "pay rate, pay, salary, annual salary, base salary, base pay, yearly salary, compensation, annual pay, Gehalt, "
        "Jahresgehalt, Bruttogehalt, Jahresbrutto, Grundgehalt, salaire, salaire annuel, salaire brut, "
        "rémunération, salario, salario anual, sueldo, sueldo anual, salario bruto, salaris, jaarsalaris, bruto salaris, "
        "wynagrodzenie, pensja, wynagrodzenie roczne, płaca, salário, salário anual, salário base, remuneração, "
        "gross salary, gross annual salary, annual base, annual gross, Bruttojahresgehalt, Jahresbruttogehalt, "
        "salaire annuel brut, rémunération annuelle, salario anual bruto, sueldo anual bruto, retribución"
    ),
    Field.PAY_CURRENCY: (
        "pay currency, currency, salary currency, currency code, Währung, Gehaltswährung, devise, monnaie, moneda, divisa, "
        "valuta, munteenheid, waluta, moeda, "
        "curr"
    ),
    Field.IGNORED: (
        "birth date, date of birth, birthday, dob, birthdate, age, gender, sex, marital status, nationality, citizenship, "
        "religion, ethnicity, ssn, social security number, national id, tax id, iban, bank account, personal email, "
        "private email, home email, home phone, mobile, mobile phone, phone, address, home address, street, "
        "emergency contact, photo, Geburtsdatum, Geburtstag, Geschlecht, Familienstand, Staatsangehörigkeit, Konfession, "
        "Sozialversicherungsnummer, Steuer-ID, private E-Mail, Telefon, Handy, Adresse, Anschrift, date de naissance, "
        "sexe, situation familiale, nationalité, numéro de sécurité sociale, e-mail personnel, téléphone, "
        "fecha de nacimiento, sexo, género, estado civil, nacionalidad, correo personal, teléfono, dirección, "
        "geboortedatum, geslacht, burgerlijke staat, nationaliteit, bsn, privé e-mail, telefoon, adres, "
        "data urodzenia, płeć, stan cywilny, obywatelstwo, pesel, e-mail prywatny, telefon, "
        "data de nascimento, gênero, nacionalidade, cpf, e-mail pessoal, telefone, endereço"
    ),
}
# What tells a field where no column tells it better: a cost centre may stand for the department.
_STAND_INS: Final = {
    Field.DEPARTMENT: (
        "cost centre, cost centre name, Kostenstelle, Kostenstellenbezeichnung, Kst, function, centre de coût, "
        "centre de coûts, centro de coste, centro de costes, centro de costo, centro de costos"
    ),
    Field.LOCATION: "country, Land, pays, país",
}


def _by_heading(headings: Mapping[Field, str]) -> dict[str, Field]:
    return {heading(heading_words(said)): field for field, all in headings.items() for said in all.split(",")}


HEADINGS: Final = _by_heading(_HEADINGS)
STAND_INS: Final = _by_heading(_STAND_INS)
