"""What models and people read of each tool: its title, and when to call it.

The first line says when; questions come in both languages. Hosts cut at 2,048 characters.
"""

LIST_ACCOUNTS = (
    "List accounts",
    """\
Call first, or whenever it is unclear which account is meant: "which accounts do I have", "all \
accounts", "who renews next"; «какие у меня аккаунты», «список клиентов», «кто продлевается».

Returns for each account of the book its id, name, ARR with currency, tier, health band and \
renewal date, in a fixed order, a page at a time; give next_cursor as cursor for the next page. \
Null is unknown, not zero. findings tell what is wrong in the data of the book.\
""",
)

PROFILE_ACCOUNT = (
    "Profile an account",
    """\
Call to learn how an account stands: "tell me about Acme", "profile", "account health", "who do \
we know there", "what is at risk"; «профиль аккаунта», «как дела у клиента», «здоровье \
аккаунта», «кого мы там знаем», «риски».

Returns ARR, tier with the criteria not met, health (score with the lowest and highest value it \
could have, band, trend, components, signals that cap it), renewal date with opt-out date and \
probability as a range, NRR and GRR, relationships, documented value and ROI, risks by level \
with whom to escalate to, early warnings, usage by unit and product, and missing: what is \
unknown and what it would unlock. Saves a document unless save is false; output names it.\
""",
)

MAP_STAKEHOLDERS = (
    "Map the stakeholders",
    """\
Call for the people of an account: "stakeholder map", "org chart", "who decides", "who is our \
champion", "single points of failure", "whom have we neglected"; «карта стейкхолдеров», «кто \
принимает решение», «оргструктура», «с кем давно не говорили», «на ком всё держится».

Returns everyone with role, strength, sentiment, manager, contact due and next action; the grid \
of three levels by three teams with the ARR resting on each gap (sums of cells overlap); gaps, \
single points of failure, required roles, champions, cadence by level, what is overdue, \
executive pairs, and what each executive office wants to hear and from whom. The document has an \
organisation chart and a quadrant of influence and support. Saves a document unless save is \
false.\
""",
)

ANALYZE_WHITESPACE = (
    "Analyze whitespace",
    """\
Call to see what else an account could buy: "whitespace", "expansion", "upsell", "cross-sell", \
"where can we grow"; «белые пятна», «возможности роста», «допродажи», «кросс-продажи», «что ещё \
продать».

Returns every business unit × product with status, potential value and its basis (given, \
estimated, unknown), the totals by vector, unit and product, six penetrations, and opportunities \
in order of worth. gate says whether health allows to sell now: open, conditional or closed. \
Unknown cells are counted, not added as zero. Saves a document unless save is false.\
""",
)

PREPARE_QBR = (
    "Prepare a QBR",
    """\
Call before a quarterly or executive business review: "prepare the QBR", "EBR agenda", "business \
review", "what value have we delivered"; «подготовь QBR», «квартальный обзор», «бизнес-обзор», \
«повестка встречи», «какую ценность мы принесли».

Returns the agenda of the playbook with minutes that add up, value statements (outcome, before, \
after, worth), who should be in the room against who was, asks for expansion, next steps with \
owner and date, and checks against what makes a QBR fail. Saves a document unless save is false.\
""",
)

PLAN_RENEWAL = (
    "Plan a renewal",
    """\
Call when a contract comes up, or prices and terms are talked about: "plan the renewal", "when \
does it renew", "opt-out", "price increase", "will they renew"; «план продления», «когда \
продление», «отказ от продления», «повышение цены», «продлят ли».

Returns dated milestones with what is overdue and compressed dates where the window has begun, \
the opt-out clock, the probability as the playbook's range, scenarios (flat, uplift, multi-year, \
expansion, contraction), the price case against documented value, risks, and whom to engage by \
when. A lapsed contract is named so. Saves a document unless save is false.\
""",
)

TRACK_VALUE = (
    "Track value",
    """\
Call to prove what an account has gained: "prove the value", "ROI", "what have they got out of \
it", "which goals do we serve"; «докажи пользу», «окупаемость», «что клиент получил», «какие \
результаты подтверждены», «цели клиента».

Returns outcomes (baseline, current, change, worth, who verified, why not counted), documented \
value, ROI, what is unverified apart from it, the customer's objectives with the outcomes that \
serve them and those without, what to measure again by when, and a page for the customer that is \
read in sixty seconds. Saves a document unless save is false.\
""",
)

PLAN_ENGAGEMENT = (
    "Plan the engagement",
    """\
Call to plan contacts: "engagement calendar", "who should I meet", "who is overdue", \
"touchpoints", "can they be a reference"; «календарь контактов», «план встреч», «с кем давно не \
общались», «кого навестить», «попросить рекомендацию».

Returns a dated calendar by person and level with format and content, business reviews, renewal \
meetings and goals; overdue contacts; triggers for an extra contact; executive touchpoints \
against target; and references: readiness by criterion, what to ask of whom, what to offer. \
Saves a document and an .ics calendar unless save is false; a second import updates the first.\
""",
)

PLAN_ACCOUNT = (
    "Plan an account",
    """\
Call for the whole plan of an account: "account plan", "growth strategy", "success plan", "what \
should I do with Acme this year"; «план развития аккаунта», «стратегия роста», «план по \
клиенту», «что делать с клиентом».

Returns profile, whitespace, QBR and renewal together with the growth target and its gap, \
objectives, a roadmap of the months ahead, goals of the quarter, next actions and success \
metrics. For an account in the red it is a plan that saves before it grows. For one question the \
other tools answer shorter. Saves a document unless save is false; output names it.\
""",
)

COMPARE_PLAYBOOKS = (
    "Compare playbooks",
    """\
Call to see what another playbook would change for an account: "compare the playbooks", "what if \
we used 180 days"; «сравни плейбуки», «что изменится по другому плейбуку», «какой плейбук \
выбрать».

Returns differences (dates, steps, agenda, people, growth, price, health, tier, probability, \
targets) with the value under each playbook and why: the playbook values that make it, which \
thresholds gives with their sources. What is the same is counted. Saves a document unless save \
is false.\
""",
)

DEFEND_ACCOUNT = (
    "Defend an account",
    """\
Call when a competitor attacks or an account turns red: "defend Acme", "save plan", "they are \
looking at a competitor", "churn risk", "switching costs"; «защити аккаунт», «план спасения», \
«конкурент», «клиент уходит», «риск оттока».

Returns threats (who, where, contract end, ARR touched, level, evidence), early warnings with \
action and deadline, a dated save plan with exit criteria, switching costs as facts, escalation, \
what to acknowledge with questions safe for the customer, proposal and what not to do. Without a \
threat: what protects the account. Saves a document unless save is false.\
""",
)

HAND_OFF = (
    "Hand an account over",
    """\
Call to pass an account on to other agents or into a CRM: "hand off", "export tasks", "import \
file for Salesforce"; «передай аккаунт», «выгрузи задачи», «файл для HubSpot».

Returns packages for discovery, outreach, value-selling and sales-coaching, each with where its \
figures come from, what health allows and what is unknown, and tasks and deals with stable ids. \
Saves JSON and CSV files beside a document unless save is false.\
""",
)

REVIEW_PORTFOLIO = (
    "Review the portfolio",
    """\
Call for the whole book or one owner's accounts: "what should I do this week", "portfolio \
review", "renewal forecast", "what is at risk", "NRR of the book"; «что делать на этой неделе», \
«обзор портфеля», «прогноз продлений», «что под угрозой», «нагрузка на менеджеров».

Returns totals, coverage by owner, bands, tiers, segments, renewals by quarter, forecast (worst, \
expected, best of what is available to renew; rounded, uncalibrated), ARR at risk, NRR and GRR, \
growth, concentration, the playbook's targets with actuals, and this_week: the actions that \
matter most with the rule that ranks them. Saves a document unless save is false.\
""",
)

IMPORT_BOOK = (
    "Import a book",
    """\
Call to bring the user's own data in, or to see how good it is: "import my exports", "here is a \
dump of our CRM", "load this spreadsheet", "what is wrong with my data"; «импортируй выгрузку», \
«вот выгрузка из Битрикса», «загрузи таблицу», «что не так с данными».

Takes exports of Salesforce, HubSpot, Pipedrive, Zoho, Dynamics, Zendesk, Bitrix24, amoCRM, 1C \
and plain sheets (CSV, XLSX, XLS, JSON, Parquet, folders, ZIP). Returns what each file and column \
is taken for, rows kept and left out, questions with candidates, what is assumed. A dry run unless \
apply is true: show it first. Ask every question, give the choices as answers, then apply. Exports \
are copied, never changed; undo takes the last import back.\
""",
)

RECORD_FACTS = (
    "Record facts",
    """\
Call when the user tells something about an account, when a call note or e-mail states it, or a \
value must be overruled: "remember that", "Anna said the renewal moved", "add the new CFO", "take \
that back"; «запомни», «Анна сказала», «запиши из заметки», «исправь дату договора», «отмени факт».

Writes facts into the account's dossier with their source: who said it and when, or file, line and \
exact quote. A dry run unless apply is true: show changes, diff and conflicts first, then apply. \
Where sources differ, all stay with their sources and the playbook says which is used; for signed \
papers an export stands above what is said, so a person who wants another value gives an override \
with reason, author and expiry. Without facts: lists what is on record, with ids for withdraw.\
""",
)
