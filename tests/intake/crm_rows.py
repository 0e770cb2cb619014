"""Rows in the shape of real CRM exports: headers as the vendors write them, values of our own.

Every header set has 12 companies, so that files of one vendor lead to each other. The values are
made from the number of the row alone.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

DATA = Path(__file__).parents[3] / "shared" / "data" / "crm_headers"
ROWS = 24
COMPANIES = (
    "Alder Logistics",
    "Brightwater Foods",
    "Calder Freight",
    "Dunmore Steel",
    "Eastgate Retail",
    "Fernhill Pharma",
    "Greyfriars Bank",
    "Holloway Energy",
    "Inverloch Paper",
    "Juniper Health",
    "Kestrel Airways",
    "Larkspur Media",
)
КОМПАНИИ = (
    "ООО «Вектор-Снаб»",
    "АО «Северный порт»",
    "ООО «Заря»",
    "АО «Уралметалл»",
    "ООО «Лидер»",
    "ПАО «Волгаэнерго»",
    "ООО «Агроторг»",
    "АО «Химпром»",
    "ООО «Стройинвест»",
    "АО «Телеком-Юг»",
    "ООО «Медтехника»",
    "АО «Рубин»",
)
FIRST = ("Anna", "Boris", "Clara", "David", "Elena", "Frank", "Grace", "Henry")
LAST = ("Adams", "Brook", "Carter", "Dale", "Evans", "Ford", "Grant", "Hill", "Irving", "Jones")
ИМЕНА = ("Анна", "Борис", "Вера", "Глеб", "Дарья", "Егор", "Жанна", "Захар")
ОТЧЕСТВА = (
    "Ивановна",
    "Петрович",
    "Сергеевна",
    "Олегович",
    "Павловна",
    "Юрьевич",
    "Львовна",
    "Ильич",
)
ФАМИЛИИ = (
    "Орлова",
    "Седов",
    "Котова",
    "Жуков",
    "Белова",
    "Громов",
    "Зимина",
    "Лавров",
    "Носова",
    "Рощин",
)
OWNERS = ("Maria Stone", "Peter Lake", "Sarah Reed")
ОТВЕТСТВЕННЫЕ = ("Ирина Соколова", "Павел Морозов", "Ольга Титова")
TITLES = ("CEO", "CFO", "VP of Operations", "IT Director", "Purchasing Manager", "Analyst")
ДОЛЖНОСТИ = (
    "Генеральный директор",
    "Финансовый директор",
    "Заместитель генерального директора",
    "Директор по закупкам",
    "Руководитель отдела ИТ",
    "Инженер",
)
INDUSTRIES = ("Logistics", "Food", "Manufacturing", "Retail", "Banking")
ОТРАСЛИ = ("Логистика", "Торговля", "Металлургия", "Энергетика", "Связь")
COUNTRIES = ("United Kingdom", "Ireland", "Germany", "Netherlands")
STAGES = ("Discovery", "Proposal", "Negotiation", "Closed Won", "Closed Lost")
СТАДИИ = (
    "Первичный контакт",
    "Переговоры",
    "Согласование договора",
    "Успешно реализовано",
    "Закрыто и не реализовано",
)
PRODUCTS = ("Calder Flow", "Calder Insight", "Calder Care")
ТОВАРЫ = ("Платформа", "Аналитика", "Сопровождение")
Value = Callable[[int], str]


def pick(values: tuple[str, ...], step: int = 1) -> Value:
    return lambda i: values[(i // step) % len(values)]


def iso(i: int, month: int = 0) -> str:
    return f"2025-{(i + month) % 12 + 1:02d}-{i % 27 + 1:02d}"


def us(i: int, month: int = 0) -> str:
    return f"{(i + month) % 12 + 1}/{i % 27 + 1}/2025"


def ru(i: int, month: int = 0) -> str:
    return f"{i % 27 + 1:02d}.{(i + month) % 12 + 1:02d}.2025"


def ident(prefix: str, many: int = 0) -> Value:
    """Ids of records; of companies where they repeat."""
    return lambda i: f"{prefix}{1000 + (i % many if many else i)}"


def amount(i: int) -> str:
    return str(12_000 + 1_750 * i)


def number(low: int, step: int) -> Value:
    return lambda i: str(low + step * i)


def constant(value: str) -> Value:
    return lambda _: value


def money_ru(i: int) -> str:
    return f"{100 + 37 * i:,}".replace(",", "\u00a0") + f"\u00a0{(i * 53) % 1000:03d},50"


def lines(value: Value, per: int = 2) -> Value:
    """The same value on each of the lines of one record."""
    return lambda i: value(i // per)


company, компания = pick(COMPANIES), pick(КОМПАНИИ)


def phone(i: int) -> str:
    return f"+44 20 7946 0{100 + i}"


def телефон(i: int) -> str:
    return f"+7 495 123-45-{10 + i}"


def email(i: int) -> str:
    return f"person{i}@example.com"


def person(i: int) -> str:
    return f"{FIRST[i % 8]} {LAST[i % 10]}"


def человек(i: int) -> str:
    return f"{ИМЕНА[i % 8]} {ФАМИЛИИ[i % 10]}"


owner, ответственный = pick(OWNERS), pick(ОТВЕТСТВЕННЫЕ)
city, город = pick(("London", "Dublin", "Berlin")), pick(("Москва", "Казань", "Пермь"))


def web(i: int) -> str:
    return f"https://www.example{i}.com"


note, заметка = (
    pick(("Called back", "Sent the offer", "")),
    pick(("Перезвонить", "Отправлено КП", "")),
)

COMMON: dict[str, Value] = {
    "Phone": phone,
    "Main Phone": phone,
    "Phone Number": phone,
    "Mobile": phone,
    "Email": email,
    "Website": web,
    "Website URL": web,
    "Company Domain Name": lambda i: f"example{i}.com",
    "Industry": pick(INDUSTRIES),
    "Description": note,
    "City": city,
    "Billing City": city,
    "BillingCity": city,
    "Mailing City": city,
    "Billing Country": pick(COUNTRIES),
    "BillingCountry": pick(COUNTRIES),
    "Mailing Country": pick(COUNTRIES),
    "Country/Region": pick(COUNTRIES),
    "Lead Source": pick(("Web", "Partner", "Event")),
    "First Name": pick(FIRST),
    "Last Name": pick(LAST),
    "Title": pick(TITLES),
    "Job Title": pick(TITLES),
    "Annual Revenue": number(5_000_000, 250_000),
    "AnnualRevenue": number(5_000_000, 250_000),
    "Type": pick(("Customer - Direct", "Prospect", "Customer - Channel")),
    "Телефон": телефон,
    "Рабочий телефон": телефон,
    "E-mail": email,
    "Рабочий email": email,
    "Ответственный": ответственный,
    "Комментарий": заметка,
    "Источник": pick(("Сайт", "Выставка", "Звонок")),
    "Воронка": constant("Общая"),
    "Кем создана": ответственный,
    "Web": web,
    "Сайт": web,
}

SETS: dict[str, dict[str, Value]] = {
    "salesforce_accounts_api": {
        "Id": ident("0015g0000", 0),
        "Name": company,
        "NumberOfEmployees": number(50, 35),
        "OwnerId": pick(("0055g001", "0055g002", "0055g003")),
        "ParentId": lambda i: "" if i % 5 else "0015g00001000",
        "Rating": pick(("Hot", "Warm", "Cold")),
        "CreatedDate": lambda i: iso(i) + "T10:15:00.000Z",
        "LastActivityDate": iso,
    },
    "salesforce_accounts_labels": {
        "Account ID": ident("0015g0000"),
        "Account Name": company,
        "Account Owner": owner,
        "Employees": number(50, 35),
        "Billing Street": lambda i: f"{i + 1} Mill Lane",
        "Billing State/Province": pick(("Kent", "Essex")),
        "Billing Zip/Postal Code": lambda i: f"SE{i + 1} 7TP",
        "Parent Account": lambda i: "" if i % 5 else COMPANIES[1],
        "Last Activity": us,
    },
    "salesforce_contacts_labels": {
        "Salutation": pick(("Mr.", "Ms.")),
        "Account Name": company,
        "Account Owner": owner,
        "Reports To": lambda i: "" if i % 3 else person(i + 1),
    },
    "salesforce_opportunity_report": {
        "Territory Region": pick(("EMEA", "Nordics")),
        "Opportunity Owner": owner,
        "Account Name": company,
        "Opportunity Name": lambda i: f"Deal {i + 1}",
        "Stage": pick(STAGES),
        "Forecast Category": pick(("Pipeline", "Best Case", "Closed")),
        "Total Amount Currency": constant("USD"),
        "Total Amount": amount,
        "ARR to Renew Currency": constant("USD"),
        "ARR to Renew": number(9_000, 500),
        "Fiscal Period": pick(("Q1-2025", "Q2-2025")),
        "Close Date": us,
        "Opportunity Next Steps": pick(("Send the contract", "Book a demo", "")),
    },
    "hubspot_companies": {
        "Record ID": ident("90"),
        "Company name": company,
        "Company owner": owner,
        "Create Date": lambda i: iso(i) + " 09:30",
        "Last Activity Date": lambda i: iso(i, 3) + " 12:00",
        "Number of Employees": number(50, 35),
        "Lifecycle Stage": pick(("Customer", "Opportunity")),
    },
    "hubspot_contacts": {
        "Record ID": ident("70"),
        "Contact owner": owner,
        "Associated Company IDs": lambda i: (
            f"90{1000 + i % 12}" + (f";90{1000 + (i + 1) % 12}" if i % 6 == 0 else "")
        ),
        "Associated Company": company,
        "Lifecycle Stage": pick(("Customer", "Lead")),
        "Lead Status": pick(("OPEN", "CONNECTED")),
        "Create Date": lambda i: iso(i) + " 09:30",
        "Last Activity Date": lambda i: iso(i, 3) + " 12:00",
        "Number of times contacted": number(1, 2),
    },
    "hubspot_deals": {
        "Record ID": ident("80"),
        "Deal Name": lambda i: f"Deal {i + 1}",
        "Deal Stage": pick(STAGES),
        "Pipeline": constant("Sales Pipeline"),
        "Amount": amount,
        "Currency": constant("USD"),
        "Close Date": lambda i: iso(i, 5) + " 17:00",
        "Create Date": lambda i: iso(i) + " 09:30",
        "Deal owner": owner,
        "Associated Company IDs": ident("90", 12),
        "Associated Contact IDs": ident("70"),
        "Last Activity Date": lambda i: iso(i, 3) + " 12:00",
    },
    "pipedrive_deals": {
        "Deal - ID": ident(""),
        "Deal - Title": lambda i: f"Deal {i + 1}",
        "Deal - Creator": owner,
        "Deal - Owner": owner,
        "Deal - Value": amount,
        "Deal - Currency of Value": constant("EUR"),
        "Deal - Weighted value": amount,
        "Deal - Currency of Weighted value": constant("EUR"),
        "Deal - Probability": pick(("10", "50", "")),
        "Deal - Organization": company,
        "Deal - Organization ID": lambda i: str(1 + i % 12),
        "Deal - Pipeline": constant("Pipeline"),
        "Deal - Contact person": person,
        "Deal - Contact person ID": number(1, 1),
        "Deal - Stage": pick(("Qualified", "Proposal Made", "Negotiations Started")),
        "Deal - Label": pick(("Hot", "")),
        "Deal - Status": pick(("Open", "Open", "Won", "Lost")),
        "Deal - Deal created": lambda i: iso(i) + " 08:00:00",
        "Deal - Update time": lambda i: iso(i, 1) + " 08:00:00",
        "Deal - Last stage change": lambda i: iso(i, 1) + " 08:00:00",
        "Deal - Next activity date": iso,
        "Deal - Last activity date": iso,
        "Deal - Won time": lambda i: iso(i, 2) + " 08:00:00" if i % 4 == 2 else "",
        "Deal - Last email received": lambda i: iso(i) + " 08:00:00",
        "Deal - Last email sent": lambda i: iso(i) + " 08:00:00",
        "Deal - Lost time": lambda i: iso(i, 2) + " 08:00:00" if i % 4 == 3 else "",
        "Deal - Deal closed on": lambda i: iso(i, 2) + " 08:00:00" if i % 4 > 1 else "",
        "Deal - Lost reason": lambda i: "Price" if i % 4 == 3 else "",
        "Deal - Expected close date": lambda i: iso(i, 6),
        "Deal - Product quantity": number(1, 1),
        "Deal - Product amount": amount,
        "Deal - Product name": pick(PRODUCTS),
    },
    "zoho_accounts": {
        "Record Id": ident("zcrm_55"),
        "Account Owner.id": pick(("zcrm_1", "zcrm_2", "zcrm_3")),
        "Account Owner": owner,
        "Account Name": company,
        "Account Type": pick(("Customer", "Partner")),
        "Employees": number(50, 35),
        "Parent Account.id": lambda i: "" if i % 5 else "zcrm_551001",
        "Parent Account": lambda i: "" if i % 5 else COMPANIES[1],
        "Created Time": lambda i: iso(i) + " 10:00:00",
        "Modified Time": lambda i: iso(i, 2) + " 10:00:00",
    },
    "zoho_contacts": {
        "Record Id": ident("zcrm_66"),
        "Contact Owner.id": pick(("zcrm_1", "zcrm_2", "zcrm_3")),
        "Contact Owner": owner,
        "Account Name.id": ident("zcrm_55", 12),
        "Account Name": company,
        "Department": pick(("Operations", "IT", "Finance")),
        "Created By.id": constant("zcrm_1"),
        "Created By": owner,
        "Created Time": lambda i: iso(i) + " 10:00:00",
        "Modified Time": lambda i: iso(i, 2) + " 10:00:00",
        "Reporting To": lambda i: "" if i % 3 else person(i + 1),
    },
    "zoho_deals": {
        "Record Id": ident("zcrm_77"),
        "Deal Owner.id": pick(("zcrm_1", "zcrm_2", "zcrm_3")),
        "Deal Owner": owner,
        "Amount": amount,
        "Deal Name": lambda i: f"Deal {i + 1}",
        "Closing Date": lambda i: iso(i, 5),
        "Account Name.id": ident("zcrm_55", 12),
        "Account Name": company,
        "Stage": pick(STAGES),
        "Type": pick(("New Business", "Existing Business")),
        "Probability (%)": pick(("10", "60", "90")),
        "Expected Revenue": amount,
        "Contact Name.id": ident("zcrm_66"),
        "Contact Name": person,
        "Created Time": lambda i: iso(i) + " 10:00:00",
        "Modified Time": lambda i: iso(i, 2) + " 10:00:00",
    },
    "dynamics_accounts": {
        "(Do Not Modify) Account": lambda i: f"8d7a4c1e-0000-4b1e-9f00-{i:012d}",
        "(Do Not Modify) Row Checksum": lambda i: f"q{i}Zx/4tU==",
        "(Do Not Modify) Modified On": lambda i: us(i) + " 10:15 AM",
        "Account Name": company,
        "Primary Contact": person,
        "Email (Primary Contact) (Contact)": email,
        "Owner": owner,
        "Relationship Type": pick(("Customer", "Prospect")),
        "Number of Employees": number(50, 35),
        "Currency": constant("US Dollar"),
        "Address 1: Street 1": lambda i: f"{i + 1} Mill Lane",
        "Address 1: City": city,
        "Address 1: Country/Region": pick(COUNTRIES),
        "Status": constant("Active"),
        "Parent Account": lambda i: "" if i % 5 else COMPANIES[1],
    },
    "zendesk_tickets": {
        "Summation column": constant("1"),
        "Id": ident("4"),
        "Requester": person,
        "Requester id": ident("38"),
        "Requester external id": constant(""),
        "Requester email": email,
        "Requester domain": constant("example.com"),
        "Submitter": person,
        "Assignee": owner,
        "Group": constant("Support"),
        "Subject": lambda i: f"Question {i + 1}",
        "Tags": constant("billing"),
        "Status": pick(("Open", "Pending", "Solved", "Closed")),
        "Priority": pick(("Urgent", "High", "Normal", "Low")),
        "Via": pick(("Mail", "Web Form")),
        "Ticket type": pick(("Question", "Problem")),
        "Created at": lambda i: iso(i) + " 09:12",
        "Updated at": lambda i: iso(i, 1) + " 09:12",
        "Assigned at": lambda i: iso(i) + " 10:12",
        "Organization": company,
        "Due date": constant(""),
        "Initially assigned at": lambda i: iso(i) + " 09:30",
        "Solved at": lambda i: iso(i) + " 19:12" if i % 4 > 1 else "",
        "Resolution time": number(3, 7),
        "Satisfaction Score": pick(("Good", "Bad", "Offered", "Not Offered"), 2),
        "Group stations": constant("1"),
        "Assignee stations": constant("1"),
        "Reopens": constant("0"),
        "Replies": number(1, 1),
        "First reply time in minutes": number(5, 3),
        "First reply time in minutes within business hours": number(5, 3),
        "First resolution time in minutes": number(60, 30),
        "First resolution time in minutes within business hours": number(60, 30),
        "Full resolution time in minutes": number(90, 30),
    },
    "bitrix24_companies_ru": {
        "ID": ident(""),
        "Название компании": компания,
        "Тип компании": pick(("Клиент", "Партнёр")),
        "Сфера деятельности": pick(ОТРАСЛИ),
        "Годовой оборот": number(5_000_000, 250_000),
        "Валюта": constant("Российский рубль"),
        "Кол-во сотрудников": pick(("менее 50", "50-250", "250-500")),
        "Фактический адрес": город,
        "Юридический адрес": город,
        "Банковские реквизиты": constant(""),
        "Дата создания": lambda i: ru(i) + " 10:11:12",
        "Дата изменения": lambda i: ru(i, 1) + " 10:11:12",
    },
    "bitrix24_deals_ru": {
        "ID": lines(ident("")),
        "Название сделки": lines(lambda i: f"Сделка {i + 1}"),
        "Стадия сделки": lines(pick(СТАДИИ)),
        "Группа стадий": lines(pick(("В работе", "В работе", "В работе", "Успешна", "Провалена"))),
        "Тип": constant("Продажа"),
        "Сумма": lambda i: f"{12_000 + 1_750 * i}.00",
        "Валюта": constant("Российский рубль"),
        "Вероятность": constant("50"),
        "Компания": lines(компания),
        "Контакт": lines(человек),
        "Дата начала": lines(ru),
        "Предполагаемая дата закрытия": lines(lambda i: ru(i, 4)),
        "Сделка закрыта": lines(pick(("нет", "нет", "нет", "да", "да"))),
        "Повторная сделка": constant("нет"),
        "Регулярные сделки": constant("нет"),
        "Товар": pick(ТОВАРЫ),
        "Цена": lambda i: f"{12_000 + 1_750 * i}.00",
        "Количество": constant("1"),
        "Дата создания": lines(lambda i: ru(i) + " 10:11:12"),
        "Дата изменения": lines(lambda i: ru(i, 1) + " 10:11:12"),
    },
    "bitrix24_contacts_ru": {
        "ID": ident(""),
        "Обращение": pick(("г-н", "г-жа")),
        "Имя": pick(ИМЕНА),
        "Фамилия": pick(ФАМИЛИИ),
        "Отчество": pick(ОТЧЕСТВА),
        "Должность": pick(ДОЛЖНОСТИ),
        "Тип контакта": constant("Клиенты"),
        "Компания": компания,
        "Дата создания": lambda i: ru(i) + " 10:11:12",
        "Дата изменения": lambda i: ru(i, 1) + " 10:11:12",
    },
    "amocrm_leads_export_ru": {
        "ID": ident("2"),
        "Название сделки": lambda i: f"Сделка {i + 1}",
        "Бюджет ": amount,
        "Дата создания сделки": lambda i: ru(i) + " 10:11:12",
        "Кем создана сделка": ответственный,
        "Дата редактирования": lambda i: ru(i, 1) + " 10:11:12",
        "Кем редактирована": ответственный,
        "Дата закрытия": lambda i: ru(i, 4) + " 18:00:00" if i % 5 > 2 else "не закрыта",
        "Теги": constant("опт"),
        "Примечание": заметка,
        "Этап сделки": pick(СТАДИИ),
        "Полное имя контакта": человек,
        "Компания контакта": компания,
        "Ответственный за контакт": ответственный,
        "Компания": компания,
        "Мобильный телефон": телефон,
        "Город": город,
        "Должность": pick(ДОЛЖНОСТИ),
        "Товар": pick(ТОВАРЫ),
        "utm_source": constant("yandex"),
    },
    "amocrm_companies_import_ru": {
        "Название (компания)": компания,
        "Ответственный за компанию": ответственный,
        "Дата создания": lambda i: ru(i) + " 10:11:12",
        "Кем создана компания": ответственный,
        "Примечание к компании": заметка,
        "Тег компании": constant("опт"),
        "Адрес": город,
    },
    "1c_flat_contracts_ru": {
        "№": number(1, 1),
        "Дата": lambda i: f"{i % 27 + 1:02d}.03.2025",
        "Контрагент": компания,
        "ИНН": lambda i: str(7_701_234_500 + i % 12),
        "Юрлицо": constant("ООО «Наша компания»"),
        "Предмет": pick(("Поставка", "Оказание услуг")),
        "Номер договора": lambda i: f"Д-{i + 1:03d}/25",
        "Лимит, ₽": money_ru,
        "Лимит, ?": money_ru,
        "Статус": pick(("Действует", "Действует", "Расторгнут", "На согласовании")),
        "Действует до": lambda i: f"{i % 27 + 1:02d}.02.2026",
    },
    "1c_odata_fields": {
        "Контрагент": компания,
        "ДоговорКонтрагента": lambda i: f"Д-{i % 12 + 1:03d}/25",
        "Номенклатура": pick(ТОВАРЫ),
        "Количество": number(1, 1),
        "Сумма": lambda i: f"{10_000 + 500 * i},00",
        "СуммаНДС": lambda i: f"{2_000 + 100 * i},00",
        "СуммаДокумента": lambda i: f"{12_000 + 600 * i},00",
        "Организация": constant("ООО «Наша компания»"),
        "Валюта": constant("RUB"),
        "НаименованиеПолное": компания,
        "ИНН": lambda i: str(7_701_234_500 + i % 12),
        "КПП": constant("770101001"),
        "СрокОплаты": ru,
    },
}
COMPANY_SETS = (
    "salesforce_accounts_api",
    "salesforce_accounts_labels",
    "hubspot_companies",
    "zoho_accounts",
    "dynamics_accounts",
    "bitrix24_companies_ru",
    "amocrm_companies_import_ru",
)


def headers() -> dict[str, list[str]]:
    """The header sets, their columns in order, as `headers.json` gives them."""
    read = json.loads((DATA / "headers.json").read_text(encoding="utf-8"))
    return {name: list(one["columns"]) for name, one in read.items() if name in SETS}


def rows_of(name: str, columns: list[str]) -> list[list[str]]:
    """Rows for a header set; a repeated header repeats its first one's values half empty."""
    own = {**COMMON, **SETS[name]}
    own |= {header.strip(): value for header, value in own.items()}
    many = len(COMPANIES) if name in COMPANY_SETS else ROWS
    empty = constant("")
    return [[own.get(one, own.get(one.strip(), empty))(i) for one in columns] for i in range(many)]


def csv_bytes(
    columns: list[str],
    rows: list[list[str]],
    encoding: str = "utf-8",
    delimiter: str = ",",
    *,
    trailing: bool = False,
) -> bytes:
    """A CSV file; `trailing` puts a delimiter after the last field too, as Bitrix24 does."""
    text = io.StringIO()
    end = f"{delimiter}\r\n" if trailing else "\r\n"
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator=end)
    writer.writerows([columns, *rows])
    return text.getvalue().encode(encoding, errors="replace")


def html_bytes(columns: list[str], rows: list[list[str]]) -> bytes:
    """The HTML table that Bitrix24 calls an Excel file."""
    head = "".join(f"<th>{one}</th>" for one in columns)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    text = (
        '<meta http-equiv="Content-type" content="text/html;charset=UTF-8" />'
        f'<table border="1"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    )
    return text.encode()
