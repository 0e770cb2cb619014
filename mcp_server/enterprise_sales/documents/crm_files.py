"""Import files for a CRM: its column names, RFC 4180, no cell that a spreadsheet would run.

Columns are those of the importers: Salesforce Data Loader by API names, with
`External_Id__c` as a custom field marked as external id on tasks and opportunities, and accounts
found by their own `External_Id__c`; HubSpot by property labels, with a unique property
`External ID`. Salesforce updates by the external id; HubSpot updates deals by it, but tasks only
once: its importer cannot change a task that exists.

Salesforce wants no byte order mark, which would become part of the first column's name; HubSpot
takes one, and with it a spreadsheet shows Cyrillic letters as they are.
"""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Mapping

from enterprise_sales.analyses.results import CrmOpportunity, CrmTask, HandOff
from enterprise_sales.documents.escape import one_line
from enterprise_sales.language import first_words

RUNS = (
    "=",
    "+",
    "-",
    "@",
    "\N{FULLWIDTH EQUALS SIGN}",
    "\N{FULLWIDTH PLUS SIGN}",
    "\N{FULLWIDTH HYPHEN-MINUS}",
    "\N{FULLWIDTH COMMERCIAL AT}",
)
"""A cell that begins so is a formula to a spreadsheet (OWASP, CSV Injection)."""
SUBJECT_LENGTH = 255
"""Characters of a subject in Salesforce."""

Line = Mapping[str, str | None]


def crm_files(result: HandOff) -> dict[str, bytes]:
    """Suffix → content of the import files of the systems asked for."""
    files: dict[str, bytes] = {}
    for system in result.crm:
        task, deal, mark = SYSTEMS[system]
        tasks = [task(result, one) for one in result.tasks]
        deals = [deal(result, one) for one in result.opportunities]
        files[f".{system}-tasks.csv"] = mark + written(TASK_COLUMNS[system], tasks)
        files[f".{system}-opportunities.csv"] = mark + written(DEAL_COLUMNS[system], deals)
    return files


def written(columns: Iterable[str], lines: Iterable[Line]) -> bytes:
    """Lines as CSV in UTF-8; what is unknown is an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), lineterminator="\r\n")
    writer.writeheader()
    for line in lines:
        writer.writerow({name: safe(value or "") for name, value in line.items()})
    return out.getvalue().encode()


def safe(text: str) -> str:
    """A cell on one line that no spreadsheet takes for a formula."""
    plain = one_line(text)
    return f"'{plain}" if plain.startswith(RUNS) else plain


TASK_COLUMNS = {
    "salesforce": (
        "External_Id__c",
        "Subject",
        "ActivityDate",
        "Status",
        "Description",
        "Owner",
        "Account:What.External_Id__c",
    ),
    "hubspot": (
        "External ID",
        "Task title",
        "Due date",
        "Task status",
        "Task notes",
        "Assigned to",
        "Company name",
    ),
}
DEAL_COLUMNS = {
    "salesforce": (
        "External_Id__c",
        "Name",
        "StageName",
        "CloseDate",
        "Amount",
        "CurrencyIsoCode",
        "NextStep",
        "Description",
        "Owner",
        "Account.External_Id__c",
    ),
    "hubspot": (
        "External ID",
        "Deal Name",
        "Deal Stage",
        "Pipeline",
        "Close Date",
        "Amount",
        "Currency",
        "Next step",
        "Deal Description",
        "Deal owner",
        "Company name",
    ),
}


def _salesforce_task(result: HandOff, one: CrmTask) -> Line:
    subject = one_line(one.subject)
    return {
        "External_Id__c": one.external_id,
        "Subject": first_words(subject, SUBJECT_LENGTH),
        "ActivityDate": one.due,
        "Status": "Not Started",
        "Description": subject if len(subject) > SUBJECT_LENGTH else None,
        "Owner": one.owner,
        "Account:What.External_Id__c": result.account_id,
    }


def _salesforce_deal(result: HandOff, one: CrmOpportunity) -> Line:
    return {
        "External_Id__c": one.external_id,
        "Name": one.name,
        "StageName": one.stage,
        "CloseDate": one.close_date,
        "Amount": one.amount,
        "CurrencyIsoCode": result.currency if one.amount else None,
        "NextStep": one.next_step,
        "Description": one.note,
        "Owner": one.owner,
        "Account.External_Id__c": result.account_id,
    }


def _hubspot_task(result: HandOff, one: CrmTask) -> Line:
    return {
        "External ID": one.external_id,
        "Task title": one.subject,
        "Due date": one.due,
        "Task status": "Not started",
        "Task notes": None,
        "Assigned to": one.owner,
        "Company name": result.account_name,
    }


def _hubspot_deal(result: HandOff, one: CrmOpportunity) -> Line:
    """The pipeline is a setting of the CRM, not on record; it stays empty like a stage."""
    return {
        "External ID": one.external_id,
        "Deal Name": one.name,
        "Deal Stage": one.stage,
        "Pipeline": None,
        "Close Date": one.close_date,
        "Amount": one.amount,
        "Currency": result.currency if one.amount else None,
        "Next step": one.next_step,
        "Deal Description": one.note,
        "Deal owner": one.owner,
        "Company name": result.account_name,
    }


SYSTEMS: Mapping[
    str,
    tuple[Callable[[HandOff, CrmTask], Line], Callable[[HandOff, CrmOpportunity], Line], bytes],
] = {
    "salesforce": (_salesforce_task, _salesforce_deal, b""),
    "hubspot": (_hubspot_task, _hubspot_deal, BOM_UTF8),
}
"""System → how a task and a deal become a line, and what stands before the first column."""
