"""Terms as constants: a wrong one is an AttributeError, and an error of mypy.

Generated from the Turtle files and external-terms.tsv by ``python -m ontology.generate``.
A hyphen becomes ``_``; a Python keyword gets ``_`` behind it, a leading digit ``_`` in front.
"""
# ruff: noqa: E501, ERA001, N801, N815
# fmt: off

from __future__ import annotations

from typing import Final, final


@final
class GWP:
    """``https://w3id.org/gwp/ns#``."""

    # A text that a document names as annexed to it, whether or not the source text holds it.
    Attachment: Final = "https://w3id.org/gwp/ns#Attachment"
    # A company or other organisation taken as a point of reference.
    BenchmarkOrganisation: Final = "https://w3id.org/gwp/ns#BenchmarkOrganisation"
    # A country, city or other territory taken as a point of reference.
    BenchmarkRegion: Final = "https://w3id.org/gwp/ns#BenchmarkRegion"
    # A standard, system of indicators or norm taken as a point of reference.
    BenchmarkStandard: Final = "https://w3id.org/gwp/ns#BenchmarkStandard"
    # A region, organisation, standard or group of these that a task takes as its point of reference.
    BenchmarkTarget: Final = "https://w3id.org/gwp/ns#BenchmarkTarget"
    # The statement that a task is to measure itself against, or learn from, something.
    Benchmarking: Final = "https://w3id.org/gwp/ns#Benchmarking"
    # The statement that a document or task names a work by its title.
    Citation: Final = "https://w3id.org/gwp/ns#Citation"
    # A work named by a plan that is not a policy document, such as a journal.
    CitedWork: Final = "https://w3id.org/gwp/ns#CitedWork"
    # A unit that stands for several bodies and is referred to by description only.
    CollectiveUnit: Final = "https://w3id.org/gwp/ns#CollectiveUnit"
    # The record that a place of the source text was repaired or is uncertain.
    CurationNote: Final = "https://w3id.org/gwp/ns#CurationNote"
    # A stream of work inside a merged bureau, named in brackets after the bureau.
    FunctionalLine: Final = "https://w3id.org/gwp/ns#FunctionalLine"
    # A measurable characteristic that a quantitative target is about.
    Indicator: Final = "https://w3id.org/gwp/ns#Indicator"
    # A coordinating body of several units that steers the carrying out of a plan.
    LeadingGroup: Final = "https://w3id.org/gwp/ns#LeadingGroup"
    # A unit with an identity of its own, such as a bureau, a town, a company or a bank branch.
    NamedUnit: Final = "https://w3id.org/gwp/ns#NamedUnit"
    # A document issued by a public authority that states a plan, rule or measure.
    PolicyDocument: Final = "https://w3id.org/gwp/ns#PolicyDocument"
    # A document that states how far a task has been carried out in a period.
    ProgressReport: Final = "https://w3id.org/gwp/ns#ProgressReport"
    # A policy document by which an office issues another document to its addressees.
    PromulgationNotice: Final = "https://w3id.org/gwp/ns#PromulgationNotice"
    # A number, bound or range that a task commits to reach.
    QuantitativeTarget: Final = "https://w3id.org/gwp/ns#QuantitativeTarget"
    # Several territories, referred to by description only, that are taken as a point of reference.
    RegionGroup: Final = "https://w3id.org/gwp/ns#RegionGroup"
    # The actual number that a progress report gives for a quantitative target.
    ReportedValue: Final = "https://w3id.org/gwp/ns#ReportedValue"
    # A duty to report at regular times that a plan lays on its units.
    ReportingObligation: Final = "https://w3id.org/gwp/ns#ReportingObligation"
    # The participation of one unit in one task in one role, as stated by the text.
    Responsibility: Final = "https://w3id.org/gwp/ns#Responsibility"
    # A person whom the text names as answering for a task.
    ResponsibleLeader: Final = "https://w3id.org/gwp/ns#ResponsibleLeader"
    # A headed subdivision of a policy document.
    Section: Final = "https://w3id.org/gwp/ns#Section"
    # A topic under which a work plan groups its tasks.
    Sector: Final = "https://w3id.org/gwp/ns#Sector"
    # The exact sequence of characters from which spans are taken.
    SourceText: Final = "https://w3id.org/gwp/ns#SourceText"
    # A numbered piece of planned work that a work plan assigns to one or more units.
    Task: Final = "https://w3id.org/gwp/ns#Task"
    # A contiguous run of characters of a source text.
    TextSpan: Final = "https://w3id.org/gwp/ns#TextSpan"
    # The stretch of time within which a task is to be carried out or completed.
    TimeLimit: Final = "https://w3id.org/gwp/ns#TimeLimit"
    # An agent to which a plan assigns work or addresses itself.
    Unit: Final = "https://w3id.org/gwp/ns#Unit"
    # A policy document that assigns numbered tasks to units with a time limit.
    WorkPlan: Final = "https://w3id.org/gwp/ns#WorkPlan"
    # Links a responsibility to the name-plate body under which the unit acts.
    actingOffice: Final = "https://w3id.org/gwp/ns#actingOffice"
    # Links a document to a unit to which it is addressed.
    addressee: Final = "https://w3id.org/gwp/ns#addressee"
    # Links a reported value to the quantitative target that it is measured by.
    againstTarget: Final = "https://w3id.org/gwp/ns#againstTarget"
    # Whether the source text holds the attachment.
    attachmentPresent: Final = "https://w3id.org/gwp/ns#attachmentPresent"
    # Links a benchmark target to the kind that it is of.
    benchmarkKind: Final = "https://w3id.org/gwp/ns#benchmarkKind"
    # Links a benchmarking to what it takes as its point of reference.
    benchmarkTarget: Final = "https://w3id.org/gwp/ns#benchmarkTarget"
    # Links a task directly to what it takes as its point of reference.
    benchmarks: Final = "https://w3id.org/gwp/ns#benchmarks"
    # Links a citation to the kind that it is of.
    citationKind: Final = "https://w3id.org/gwp/ns#citationKind"
    # Links a citation to the work that it names.
    citedWork: Final = "https://w3id.org/gwp/ns#citedWork"
    # Links a target to how its number is to be met.
    comparator: Final = "https://w3id.org/gwp/ns#comparator"
    # Links a task to the time limit by whose end it is to be finished.
    completionLimit: Final = "https://w3id.org/gwp/ns#completionLimit"
    # Links a document to a unit that receives a copy for information.
    copiedTo: Final = "https://w3id.org/gwp/ns#copiedTo"
    # Links a benchmark target to the state in which it lies.
    country: Final = "https://w3id.org/gwp/ns#country"
    # The words of the text from which a mode or modality was read.
    cueWord: Final = "https://w3id.org/gwp/ns#cueWord"
    # The day of the month by which a report is due.
    dayOfMonth: Final = "https://w3id.org/gwp/ns#dayOfMonth"
    # Links a text span to the property for which it is the evidence, where a resource has evidence for several.
    evidenceFor: Final = "https://w3id.org/gwp/ns#evidenceFor"
    # Links a responsibility to the functional line through which the unit acts.
    functionalLine: Final = "https://w3id.org/gwp/ns#functionalLine"
    # Links a document to an attachment that it names.
    hasAttachment: Final = "https://w3id.org/gwp/ns#hasAttachment"
    # Links a task to a benchmarking statement.
    hasBenchmarking: Final = "https://w3id.org/gwp/ns#hasBenchmarking"
    # Links a document or task to a citation.
    hasCitation: Final = "https://w3id.org/gwp/ns#hasCitation"
    # Links a plan to the leading group that steers its carrying out.
    hasLeadingGroup: Final = "https://w3id.org/gwp/ns#hasLeadingGroup"
    # Links a plan to a reporting obligation that it lays down.
    hasReportingObligation: Final = "https://w3id.org/gwp/ns#hasReportingObligation"
    # Links a document to the text from which it was read.
    hasSourceText: Final = "https://w3id.org/gwp/ns#hasSourceText"
    # Links a task to a quantitative target.
    hasTarget: Final = "https://w3id.org/gwp/ns#hasTarget"
    # Links a task to its time limit.
    hasTimeLimit: Final = "https://w3id.org/gwp/ns#hasTimeLimit"
    # Links a leading group to the unit that hosts its office.
    hostedBy: Final = "https://w3id.org/gwp/ns#hostedBy"
    # Links a document or task to a policy that it is drawn up to carry out.
    implementsPolicy: Final = "https://w3id.org/gwp/ns#implementsPolicy"
    # Links a part of a document to that document.
    inDocument: Final = "https://w3id.org/gwp/ns#inDocument"
    # Links a document or unit to the administrative area to which it belongs.
    inJurisdiction: Final = "https://w3id.org/gwp/ns#inJurisdiction"
    # Links a task to the section under which it stands.
    inSection: Final = "https://w3id.org/gwp/ns#inSection"
    # Links a task to the sector under which the plan groups it.
    inSector: Final = "https://w3id.org/gwp/ns#inSector"
    # Links a target to the indicator that it is about.
    indicator: Final = "https://w3id.org/gwp/ns#indicator"
    # Links a task to a unit that has any role in it.
    involvesUnit: Final = "https://w3id.org/gwp/ns#involvesUnit"
    # Links a task to a unit that leads it.
    leadUnit: Final = "https://w3id.org/gwp/ns#leadUnit"
    # Links a collective unit to the unit type of its members.
    memberType: Final = "https://w3id.org/gwp/ns#memberType"
    # Links a target to how firmly the text commits to it.
    modality: Final = "https://w3id.org/gwp/ns#modality"
    # Links a benchmarking to the concept of the verb that the text uses.
    mode: Final = "https://w3id.org/gwp/ns#mode"
    # The power of ten that the written unit of measure contains.
    multiplier: Final = "https://w3id.org/gwp/ns#multiplier"
    # Links a name-plate body to the unit that bears its name beside its own.
    nameplateOf: Final = "https://w3id.org/gwp/ns#nameplateOf"
    # The number of a target after multiplication by its multiplier.
    normalisedValue: Final = "https://w3id.org/gwp/ns#normalisedValue"
    # Links a curation note to the kind that it is of.
    noteKind: Final = "https://w3id.org/gwp/ns#noteKind"
    # The position of an item in its list, counted from one.
    ordinal: Final = "https://w3id.org/gwp/ns#ordinal"
    # Links a task to a unit that takes part in it without leading.
    participatingUnit: Final = "https://w3id.org/gwp/ns#participatingUnit"
    # Links a target to the period over which its number recurs or is averaged.
    periodicity: Final = "https://w3id.org/gwp/ns#periodicity"
    # Links a progress report to the state in which it finds the task.
    progressStatus: Final = "https://w3id.org/gwp/ns#progressStatus"
    # Links a notice to the document that it issues.
    promulgates: Final = "https://w3id.org/gwp/ns#promulgates"
    # Links a collective unit to how much of the kind it covers.
    quantifier: Final = "https://w3id.org/gwp/ns#quantifier"
    # Links a progress report to a value that it gives.
    reportedValue: Final = "https://w3id.org/gwp/ns#reportedValue"
    # Links a progress report to the task that it is about.
    reportsOn: Final = "https://w3id.org/gwp/ns#reportsOn"
    # Links a task to a person whom the text names as answering for it.
    responsibleLeader: Final = "https://w3id.org/gwp/ns#responsibleLeader"
    # Links a task to a unit that answers for it where the text does not say who leads.
    responsibleUnit: Final = "https://w3id.org/gwp/ns#responsibleUnit"
    # The fingerprint of a source text in UTF-8 after FIPS 180-4, in sixty-four lower-case hexadecimal digits.
    sha256: Final = "https://w3id.org/gwp/ns#sha256"
    # The exact characters by which the text says the thing.
    sourceForm: Final = "https://w3id.org/gwp/ns#sourceForm"
    # Links a time limit to the kind that it is of.
    timeLimitKind: Final = "https://w3id.org/gwp/ns#timeLimitKind"
    # The label that the text puts in front of a time limit.
    timeLimitLabel: Final = "https://w3id.org/gwp/ns#timeLimitLabel"
    # Links a task to the time limit within which it is carried out.
    workingPeriod: Final = "https://w3id.org/gwp/ns#workingPeriod"


@final
class BENCHMARK_KIND:
    """``https://w3id.org/gwp/scheme/benchmark-kind/``."""

    # 城市: city
    city: Final = "https://w3id.org/gwp/scheme/benchmark-kind/city"
    # 国家: country
    country: Final = "https://w3id.org/gwp/scheme/benchmark-kind/country"
    # 地区群: group of territories
    group: Final = "https://w3id.org/gwp/scheme/benchmark-kind/group"
    # 组织: organisation
    organisation: Final = "https://w3id.org/gwp/scheme/benchmark-kind/organisation"
    # 地区: region
    region: Final = "https://w3id.org/gwp/scheme/benchmark-kind/region"
    # 标准: standard
    standard: Final = "https://w3id.org/gwp/scheme/benchmark-kind/standard"


@final
class BENCHMARK_MODE:
    """``https://w3id.org/gwp/scheme/benchmark-mode/``."""

    # 瞄准: aim at
    aim_at: Final = "https://w3id.org/gwp/scheme/benchmark-mode/aim-at"
    # 对接: align with
    align: Final = "https://w3id.org/gwp/scheme/benchmark-mode/align"
    # 对标: measure against
    benchmark: Final = "https://w3id.org/gwp/scheme/benchmark-mode/benchmark"
    # 对照: check against
    compare: Final = "https://w3id.org/gwp/scheme/benchmark-mode/compare"
    # 借鉴: draw on
    draw_on: Final = "https://w3id.org/gwp/scheme/benchmark-mode/draw-on"
    # 看齐: come level with
    emulate: Final = "https://w3id.org/gwp/scheme/benchmark-mode/emulate"
    # 参照: follow as a guide
    follow: Final = "https://w3id.org/gwp/scheme/benchmark-mode/follow"
    # 学习: learn from
    learn: Final = "https://w3id.org/gwp/scheme/benchmark-mode/learn"
    # 学习借鉴: learn from and draw on
    learn_and_draw: Final = "https://w3id.org/gwp/scheme/benchmark-mode/learn-and-draw"
    # 复制推广: replicate and spread
    replicate: Final = "https://w3id.org/gwp/scheme/benchmark-mode/replicate"
    # 研究借鉴: study and draw on
    study_and_draw: Final = "https://w3id.org/gwp/scheme/benchmark-mode/study-and-draw"
    # 赶超: catch up and surpass
    surpass: Final = "https://w3id.org/gwp/scheme/benchmark-mode/surpass"


@final
class CITATION_KIND:
    """``https://w3id.org/gwp/scheme/citation-kind/``."""

    # 提及: cites
    cites: Final = "https://w3id.org/gwp/scheme/citation-kind/cites"
    # 贯彻落实: implements
    implements: Final = "https://w3id.org/gwp/scheme/citation-kind/implements"


@final
class COMPARATOR:
    """``https://w3id.org/gwp/scheme/comparator/``."""

    # 左右: about
    about: Final = "https://w3id.org/gwp/scheme/comparator/about"
    # 以上: at least
    at_least: Final = "https://w3id.org/gwp/scheme/comparator/at-least"
    # 以内: at most
    at_most: Final = "https://w3id.org/gwp/scheme/comparator/at-most"
    # 等于: exactly
    exactly: Final = "https://w3id.org/gwp/scheme/comparator/exactly"
    # 增加: increase by
    increase_by: Final = "https://w3id.org/gwp/scheme/comparator/increase-by"
    # 低于: less than
    less_than: Final = "https://w3id.org/gwp/scheme/comparator/less-than"
    # 超过: more than
    more_than: Final = "https://w3id.org/gwp/scheme/comparator/more-than"
    # 区间: range
    range: Final = "https://w3id.org/gwp/scheme/comparator/range"
    # 减少: reduce by
    reduce_by: Final = "https://w3id.org/gwp/scheme/comparator/reduce-by"
    # 降至: reduce to
    reduce_to: Final = "https://w3id.org/gwp/scheme/comparator/reduce-to"


@final
class DOCUMENT_TYPE:
    """``https://w3id.org/gwp/scheme/document-type/``."""

    # 行动计划: action plan
    action_plan: Final = "https://w3id.org/gwp/scheme/document-type/action-plan"
    # 工作要点: key points of work
    key_points: Final = "https://w3id.org/gwp/scheme/document-type/key-points"
    # 规划: long-term plan
    long_term_plan: Final = "https://w3id.org/gwp/scheme/document-type/long-term-plan"
    # 措施: measures
    measures: Final = "https://w3id.org/gwp/scheme/document-type/measures"
    # 通知: notice
    notice: Final = "https://w3id.org/gwp/scheme/document-type/notice"
    # 意见: opinion
    opinion: Final = "https://w3id.org/gwp/scheme/document-type/opinion"
    # 任务分工方案: task division plan
    task_division: Final = "https://w3id.org/gwp/scheme/document-type/task-division"
    # 工作方案: work plan
    work_plan: Final = "https://w3id.org/gwp/scheme/document-type/work-plan"


@final
class MODALITY:
    """``https://w3id.org/gwp/scheme/modality/``."""

    # 实现: achieve
    achieve: Final = "https://w3id.org/gwp/scheme/modality/achieve"
    # 基本: basically
    basically: Final = "https://w3id.org/gwp/scheme/modality/basically"
    # 争取: endeavour
    endeavour: Final = "https://w3id.org/gwp/scheme/modality/endeavour"
    # 确保: ensure
    ensure: Final = "https://w3id.org/gwp/scheme/modality/ensure"
    # 原则上: in principle
    in_principle: Final = "https://w3id.org/gwp/scheme/modality/in-principle"
    # 保持: keep
    keep: Final = "https://w3id.org/gwp/scheme/modality/keep"
    # 务必: must
    must: Final = "https://w3id.org/gwp/scheme/modality/must"
    # 计划: plan to
    plan: Final = "https://w3id.org/gwp/scheme/modality/plan"
    # 力争: strive for
    strive: Final = "https://w3id.org/gwp/scheme/modality/strive"
    # 努力: try
    try_: Final = "https://w3id.org/gwp/scheme/modality/try"


@final
class NOTE_KIND:
    """``https://w3id.org/gwp/scheme/note-kind/``."""

    # 角色不明: ambiguous role
    ambiguous_role: Final = "https://w3id.org/gwp/scheme/note-kind/ambiguous-role"
    # 单位不明: ambiguous unit
    ambiguous_unit: Final = "https://w3id.org/gwp/scheme/note-kind/ambiguous-unit"
    # 前后不一: conflicting value
    conflicting_value: Final = "https://w3id.org/gwp/scheme/note-kind/conflicting-value"
    # 人工更正: correction
    correction: Final = "https://w3id.org/gwp/scheme/note-kind/correction"
    # 字符脱落: lost character
    lost_character: Final = "https://w3id.org/gwp/scheme/note-kind/lost-character"
    # 附件缺失: missing attachment
    missing_attachment: Final = "https://w3id.org/gwp/scheme/note-kind/missing-attachment"
    # 年份缺失: missing year
    missing_year: Final = "https://w3id.org/gwp/scheme/note-kind/missing-year"
    # 缺少单位: no unit
    no_unit: Final = "https://w3id.org/gwp/scheme/note-kind/no-unit"
    # 编号不连续: numbering gap
    numbering_gap: Final = "https://w3id.org/gwp/scheme/note-kind/numbering-gap"
    # 适用总则: stated rule applied
    rule_applied: Final = "https://w3id.org/gwp/scheme/note-kind/rule-applied"
    # 对标对象不明: uncertain benchmark
    uncertain_benchmark: Final = "https://w3id.org/gwp/scheme/note-kind/uncertain-benchmark"
    # 括号未闭合: unclosed bracket
    unclosed_bracket: Final = "https://w3id.org/gwp/scheme/note-kind/unclosed-bracket"
    # 未识别单位: unknown unit
    unknown_unit: Final = "https://w3id.org/gwp/scheme/note-kind/unknown-unit"
    # 数值难解: unreadable number
    unreadable_number: Final = "https://w3id.org/gwp/scheme/note-kind/unreadable-number"
    # 时限难解: unreadable time limit
    unreadable_time: Final = "https://w3id.org/gwp/scheme/note-kind/unreadable-time"


@final
class PERIODICITY:
    """``https://w3id.org/gwp/scheme/periodicity/``."""

    # 每年: annual
    annual: Final = "https://w3id.org/gwp/scheme/periodicity/annual"
    # 年均: annual average
    annual_average: Final = "https://w3id.org/gwp/scheme/periodicity/annual-average"
    # 累计: cumulative
    cumulative: Final = "https://w3id.org/gwp/scheme/periodicity/cumulative"
    # 每月: monthly
    monthly: Final = "https://w3id.org/gwp/scheme/periodicity/monthly"
    # 每季度: quarterly
    quarterly: Final = "https://w3id.org/gwp/scheme/periodicity/quarterly"


@final
class PROGRESS_STATUS:
    """``https://w3id.org/gwp/scheme/progress-status/``."""

    # 已取消: cancelled
    cancelled: Final = "https://w3id.org/gwp/scheme/progress-status/cancelled"
    # 已办结: closed
    closed: Final = "https://w3id.org/gwp/scheme/progress-status/closed"
    # 已完成: completed
    completed: Final = "https://w3id.org/gwp/scheme/progress-status/completed"
    # 推进中: in progress
    in_progress: Final = "https://w3id.org/gwp/scheme/progress-status/in-progress"
    # 未启动: planned
    planned: Final = "https://w3id.org/gwp/scheme/progress-status/planned"
    # 已暂停: suspended
    suspended: Final = "https://w3id.org/gwp/scheme/progress-status/suspended"


@final
class QUANTIFIER:
    """``https://w3id.org/gwp/scheme/quantifier/``."""

    # 各: all
    all: Final = "https://w3id.org/gwp/scheme/quantifier/all"
    # 有关: relevant
    relevant: Final = "https://w3id.org/gwp/scheme/quantifier/relevant"


@final
class ROLE:
    """``https://w3id.org/gwp/scheme/role/``."""

    # 牵头: lead
    lead: Final = "https://w3id.org/gwp/scheme/role/lead"
    # 参与: participant
    participant: Final = "https://w3id.org/gwp/scheme/role/participant"
    # 负责: responsible
    responsible: Final = "https://w3id.org/gwp/scheme/role/responsible"


@final
class TIME_LIMIT_KIND:
    """``https://w3id.org/gwp/scheme/time-limit-kind/``."""

    # 截止: deadline
    deadline: Final = "https://w3id.org/gwp/scheme/time-limit-kind/deadline"
    # 事件: event
    event: Final = "https://w3id.org/gwp/scheme/time-limit-kind/event"
    # 持续推进: ongoing
    ongoing: Final = "https://w3id.org/gwp/scheme/time-limit-kind/ongoing"
    # 期间: period
    period: Final = "https://w3id.org/gwp/scheme/time-limit-kind/period"
    # 定期: recurring
    recurring: Final = "https://w3id.org/gwp/scheme/time-limit-kind/recurring"
    # 相对时限: relative
    relative: Final = "https://w3id.org/gwp/scheme/time-limit-kind/relative"


@final
class UNIT_TYPE:
    """``https://w3id.org/gwp/scheme/unit-type/``."""

    # 金融机构: bank
    bank: Final = "https://w3id.org/gwp/scheme/unit-type/bank"
    # 部门: government department
    department: Final = "https://w3id.org/gwp/scheme/unit-type/department"
    # 企业: enterprise
    enterprise: Final = "https://w3id.org/gwp/scheme/unit-type/enterprise"
    # 政府: government
    government: Final = "https://w3id.org/gwp/scheme/unit-type/government"
    # 群体: group
    group: Final = "https://w3id.org/gwp/scheme/unit-type/group"
    # 法检: court or procuratorate
    judicial: Final = "https://w3id.org/gwp/scheme/unit-type/judicial"
    # 领导小组: coordinating body
    leading_group: Final = "https://w3id.org/gwp/scheme/unit-type/leading-group"
    # 其他: other unit
    other: Final = "https://w3id.org/gwp/scheme/unit-type/other"
    # 党群: Party organ or mass organisation
    party_and_mass: Final = "https://w3id.org/gwp/scheme/unit-type/party-and-mass"
    # 地方: place
    place: Final = "https://w3id.org/gwp/scheme/unit-type/place"
    # 事业单位: public institution
    public_institution: Final = "https://w3id.org/gwp/scheme/unit-type/public-institution"
    # 镇街: town or subdistrict
    township: Final = "https://w3id.org/gwp/scheme/unit-type/township"
    # 垂管: vertical agency
    vertical_agency: Final = "https://w3id.org/gwp/scheme/unit-type/vertical-agency"
    # 功能区: functional area
    zone: Final = "https://w3id.org/gwp/scheme/unit-type/zone"


@final
class ADMS:
    """``http://www.w3.org/ns/adms#``."""

    # property
    versionNotes: Final = "http://www.w3.org/ns/adms#versionNotes"


@final
class BIBO:
    """``http://purl.org/ontology/bibo/``."""

    # property
    doi: Final = "http://purl.org/ontology/bibo/doi"
    # property
    status: Final = "http://purl.org/ontology/bibo/status"


@final
class CV:
    """``http://data.europa.eu/m8g/``."""

    # class
    Participation: Final = "http://data.europa.eu/m8g/Participation"
    # class
    PublicOrganisation: Final = "http://data.europa.eu/m8g/PublicOrganisation"
    # property
    frequency: Final = "http://data.europa.eu/m8g/frequency"
    # property
    hasParticipant: Final = "http://data.europa.eu/m8g/hasParticipant"
    # property
    hasParticipation: Final = "http://data.europa.eu/m8g/hasParticipation"
    # property
    role: Final = "http://data.europa.eu/m8g/role"
    # property
    sector: Final = "http://data.europa.eu/m8g/sector"


@final
class DCAT:
    """``http://www.w3.org/ns/dcat#``."""

    # class
    Catalog: Final = "http://www.w3.org/ns/dcat#Catalog"
    # class
    DataService: Final = "http://www.w3.org/ns/dcat#DataService"
    # class
    Dataset: Final = "http://www.w3.org/ns/dcat#Dataset"
    # class
    DatasetSeries: Final = "http://www.w3.org/ns/dcat#DatasetSeries"
    # class
    Distribution: Final = "http://www.w3.org/ns/dcat#Distribution"
    # class
    Relationship: Final = "http://www.w3.org/ns/dcat#Relationship"
    # property
    accessService: Final = "http://www.w3.org/ns/dcat#accessService"
    # property
    accessURL: Final = "http://www.w3.org/ns/dcat#accessURL"
    # property
    bbox: Final = "http://www.w3.org/ns/dcat#bbox"
    # property
    byteSize: Final = "http://www.w3.org/ns/dcat#byteSize"
    # property
    centroid: Final = "http://www.w3.org/ns/dcat#centroid"
    # property
    contactPoint: Final = "http://www.w3.org/ns/dcat#contactPoint"
    # property
    dataset: Final = "http://www.w3.org/ns/dcat#dataset"
    # property
    distribution: Final = "http://www.w3.org/ns/dcat#distribution"
    # property
    downloadURL: Final = "http://www.w3.org/ns/dcat#downloadURL"
    # property
    endDate: Final = "http://www.w3.org/ns/dcat#endDate"
    # property
    endpointDescription: Final = "http://www.w3.org/ns/dcat#endpointDescription"
    # property
    endpointURL: Final = "http://www.w3.org/ns/dcat#endpointURL"
    # property
    inSeries: Final = "http://www.w3.org/ns/dcat#inSeries"
    # property
    keyword: Final = "http://www.w3.org/ns/dcat#keyword"
    # property
    landingPage: Final = "http://www.w3.org/ns/dcat#landingPage"
    # property
    mediaType: Final = "http://www.w3.org/ns/dcat#mediaType"
    # property
    prev: Final = "http://www.w3.org/ns/dcat#prev"
    # property
    seriesMember: Final = "http://www.w3.org/ns/dcat#seriesMember"
    # property
    servesDataset: Final = "http://www.w3.org/ns/dcat#servesDataset"
    # property
    service: Final = "http://www.w3.org/ns/dcat#service"
    # property
    startDate: Final = "http://www.w3.org/ns/dcat#startDate"
    # property
    theme: Final = "http://www.w3.org/ns/dcat#theme"
    # property
    version: Final = "http://www.w3.org/ns/dcat#version"


@final
class DCTERMS:
    """``http://purl.org/dc/terms/``."""

    # class
    BibliographicResource: Final = "http://purl.org/dc/terms/BibliographicResource"
    # datatype
    ISO3166: Final = "http://purl.org/dc/terms/ISO3166"
    # class
    LicenseDocument: Final = "http://purl.org/dc/terms/LicenseDocument"
    # class
    Location: Final = "http://purl.org/dc/terms/Location"
    # class
    MediaType: Final = "http://purl.org/dc/terms/MediaType"
    # class
    PeriodOfTime: Final = "http://purl.org/dc/terms/PeriodOfTime"
    # class
    Policy: Final = "http://purl.org/dc/terms/Policy"
    # class
    Standard: Final = "http://purl.org/dc/terms/Standard"
    # property
    accrualPeriodicity: Final = "http://purl.org/dc/terms/accrualPeriodicity"
    # property
    audience: Final = "http://purl.org/dc/terms/audience"
    # property
    bibliographicCitation: Final = "http://purl.org/dc/terms/bibliographicCitation"
    # property
    conformsTo: Final = "http://purl.org/dc/terms/conformsTo"
    # property
    created: Final = "http://purl.org/dc/terms/created"
    # property
    creator: Final = "http://purl.org/dc/terms/creator"
    # property
    description: Final = "http://purl.org/dc/terms/description"
    # property
    format: Final = "http://purl.org/dc/terms/format"
    # property
    hasFormat: Final = "http://purl.org/dc/terms/hasFormat"
    # property
    hasPart: Final = "http://purl.org/dc/terms/hasPart"
    # property
    hasVersion: Final = "http://purl.org/dc/terms/hasVersion"
    # property
    identifier: Final = "http://purl.org/dc/terms/identifier"
    # property
    isPartOf: Final = "http://purl.org/dc/terms/isPartOf"
    # property
    isReplacedBy: Final = "http://purl.org/dc/terms/isReplacedBy"
    # property
    issued: Final = "http://purl.org/dc/terms/issued"
    # property
    language: Final = "http://purl.org/dc/terms/language"
    # property
    license: Final = "http://purl.org/dc/terms/license"
    # property
    modified: Final = "http://purl.org/dc/terms/modified"
    # property
    publisher: Final = "http://purl.org/dc/terms/publisher"
    # property
    references: Final = "http://purl.org/dc/terms/references"
    # property
    relation: Final = "http://purl.org/dc/terms/relation"
    # property
    source: Final = "http://purl.org/dc/terms/source"
    # property
    spatial: Final = "http://purl.org/dc/terms/spatial"
    # property
    subject: Final = "http://purl.org/dc/terms/subject"
    # property
    temporal: Final = "http://purl.org/dc/terms/temporal"
    # property
    title: Final = "http://purl.org/dc/terms/title"
    # property
    type: Final = "http://purl.org/dc/terms/type"


@final
class ELI:
    """``http://data.europa.eu/eli/ontology#``."""

    # class
    Format: Final = "http://data.europa.eu/eli/ontology#Format"
    # class
    LegalResource: Final = "http://data.europa.eu/eli/ontology#LegalResource"
    # class
    LegalResourceSubdivision: Final = "http://data.europa.eu/eli/ontology#LegalResourceSubdivision"
    # property
    applies: Final = "http://data.europa.eu/eli/ontology#applies"
    # property
    based_on: Final = "http://data.europa.eu/eli/ontology#based_on"
    # property
    cites: Final = "http://data.europa.eu/eli/ontology#cites"
    # property
    date_document: Final = "http://data.europa.eu/eli/ontology#date_document"
    # property
    date_no_longer_in_force: Final = "http://data.europa.eu/eli/ontology#date_no_longer_in_force"
    # property
    date_publication: Final = "http://data.europa.eu/eli/ontology#date_publication"
    # property
    first_date_entry_in_force: Final = "http://data.europa.eu/eli/ontology#first_date_entry_in_force"
    # property
    has_part: Final = "http://data.europa.eu/eli/ontology#has_part"
    # property
    id_local: Final = "http://data.europa.eu/eli/ontology#id_local"
    # property
    is_part_of: Final = "http://data.europa.eu/eli/ontology#is_part_of"
    # property
    jurisdiction: Final = "http://data.europa.eu/eli/ontology#jurisdiction"
    # property
    number: Final = "http://data.europa.eu/eli/ontology#number"
    # property
    passed_by: Final = "http://data.europa.eu/eli/ontology#passed_by"
    # property
    type_document: Final = "http://data.europa.eu/eli/ontology#type_document"


@final
class FOAF:
    """``http://xmlns.com/foaf/0.1/``."""

    # class
    Agent: Final = "http://xmlns.com/foaf/0.1/Agent"
    # class
    Document: Final = "http://xmlns.com/foaf/0.1/Document"
    # class
    Group: Final = "http://xmlns.com/foaf/0.1/Group"
    # class
    Organization: Final = "http://xmlns.com/foaf/0.1/Organization"
    # class
    Person: Final = "http://xmlns.com/foaf/0.1/Person"
    # property
    homepage: Final = "http://xmlns.com/foaf/0.1/homepage"
    # property
    member: Final = "http://xmlns.com/foaf/0.1/member"
    # property
    name: Final = "http://xmlns.com/foaf/0.1/name"
    # property
    topic: Final = "http://xmlns.com/foaf/0.1/topic"


@final
class FREQ:
    """``http://publications.europa.eu/resource/authority/frequency/``."""

    # individual
    ANNUAL: Final = "http://publications.europa.eu/resource/authority/frequency/ANNUAL"
    # individual
    ANNUAL_2: Final = "http://publications.europa.eu/resource/authority/frequency/ANNUAL_2"
    # individual
    MONTHLY: Final = "http://publications.europa.eu/resource/authority/frequency/MONTHLY"
    # individual
    QUARTERLY: Final = "http://publications.europa.eu/resource/authority/frequency/QUARTERLY"
    # individual
    WEEKLY: Final = "http://publications.europa.eu/resource/authority/frequency/WEEKLY"


@final
class GEO:
    """``http://www.opengis.net/ont/geosparql#``."""

    # property
    asWKT: Final = "http://www.opengis.net/ont/geosparql#asWKT"
    # property
    hasCentroid: Final = "http://www.opengis.net/ont/geosparql#hasCentroid"
    # datatype
    wktLiteral: Final = "http://www.opengis.net/ont/geosparql#wktLiteral"


@final
class OA:
    """``http://www.w3.org/ns/oa#``."""

    # class
    Annotation: Final = "http://www.w3.org/ns/oa#Annotation"
    # class
    SpecificResource: Final = "http://www.w3.org/ns/oa#SpecificResource"
    # class
    TextPositionSelector: Final = "http://www.w3.org/ns/oa#TextPositionSelector"
    # class
    TextQuoteSelector: Final = "http://www.w3.org/ns/oa#TextQuoteSelector"
    # individual
    editing: Final = "http://www.w3.org/ns/oa#editing"
    # property
    end: Final = "http://www.w3.org/ns/oa#end"
    # property
    exact: Final = "http://www.w3.org/ns/oa#exact"
    # property
    hasBody: Final = "http://www.w3.org/ns/oa#hasBody"
    # property
    hasSelector: Final = "http://www.w3.org/ns/oa#hasSelector"
    # property
    hasSource: Final = "http://www.w3.org/ns/oa#hasSource"
    # property
    hasTarget: Final = "http://www.w3.org/ns/oa#hasTarget"
    # property
    motivatedBy: Final = "http://www.w3.org/ns/oa#motivatedBy"
    # property
    start: Final = "http://www.w3.org/ns/oa#start"


@final
class ORG:
    """``http://www.w3.org/ns/org#``."""

    # class
    Membership: Final = "http://www.w3.org/ns/org#Membership"
    # class
    Organization: Final = "http://www.w3.org/ns/org#Organization"
    # class
    OrganizationalCollaboration: Final = "http://www.w3.org/ns/org#OrganizationalCollaboration"
    # class
    OrganizationalUnit: Final = "http://www.w3.org/ns/org#OrganizationalUnit"
    # class
    Role: Final = "http://www.w3.org/ns/org#Role"
    # property
    classification: Final = "http://www.w3.org/ns/org#classification"
    # property
    hasMember: Final = "http://www.w3.org/ns/org#hasMember"
    # property
    identifier: Final = "http://www.w3.org/ns/org#identifier"
    # property
    linkedTo: Final = "http://www.w3.org/ns/org#linkedTo"
    # property
    roleProperty: Final = "http://www.w3.org/ns/org#roleProperty"
    # property
    subOrganizationOf: Final = "http://www.w3.org/ns/org#subOrganizationOf"
    # property
    unitOf: Final = "http://www.w3.org/ns/org#unitOf"


@final
class OWL:
    """``http://www.w3.org/2002/07/owl#``."""

    # class
    AllDisjointClasses: Final = "http://www.w3.org/2002/07/owl#AllDisjointClasses"
    # class
    AnnotationProperty: Final = "http://www.w3.org/2002/07/owl#AnnotationProperty"
    # class
    Class: Final = "http://www.w3.org/2002/07/owl#Class"
    # class
    DatatypeProperty: Final = "http://www.w3.org/2002/07/owl#DatatypeProperty"
    # class
    NamedIndividual: Final = "http://www.w3.org/2002/07/owl#NamedIndividual"
    # class
    ObjectProperty: Final = "http://www.w3.org/2002/07/owl#ObjectProperty"
    # class
    Ontology: Final = "http://www.w3.org/2002/07/owl#Ontology"
    # property
    deprecated: Final = "http://www.w3.org/2002/07/owl#deprecated"
    # property
    disjointUnionOf: Final = "http://www.w3.org/2002/07/owl#disjointUnionOf"
    # property
    disjointWith: Final = "http://www.w3.org/2002/07/owl#disjointWith"
    # property
    imports: Final = "http://www.w3.org/2002/07/owl#imports"
    # property
    inverseOf: Final = "http://www.w3.org/2002/07/owl#inverseOf"
    # property
    members: Final = "http://www.w3.org/2002/07/owl#members"
    # property
    priorVersion: Final = "http://www.w3.org/2002/07/owl#priorVersion"
    # property
    sameAs: Final = "http://www.w3.org/2002/07/owl#sameAs"
    # property
    unionOf: Final = "http://www.w3.org/2002/07/owl#unionOf"
    # property
    versionIRI: Final = "http://www.w3.org/2002/07/owl#versionIRI"
    # property
    versionInfo: Final = "http://www.w3.org/2002/07/owl#versionInfo"


@final
class PROV:
    """``http://www.w3.org/ns/prov#``."""

    # class
    Activity: Final = "http://www.w3.org/ns/prov#Activity"
    # class
    Agent: Final = "http://www.w3.org/ns/prov#Agent"
    # class
    Association: Final = "http://www.w3.org/ns/prov#Association"
    # class
    Entity: Final = "http://www.w3.org/ns/prov#Entity"
    # class
    Plan: Final = "http://www.w3.org/ns/prov#Plan"
    # class
    SoftwareAgent: Final = "http://www.w3.org/ns/prov#SoftwareAgent"
    # property
    agent: Final = "http://www.w3.org/ns/prov#agent"
    # property
    endedAtTime: Final = "http://www.w3.org/ns/prov#endedAtTime"
    # property
    generatedAtTime: Final = "http://www.w3.org/ns/prov#generatedAtTime"
    # property
    hadPlan: Final = "http://www.w3.org/ns/prov#hadPlan"
    # property
    hadPrimarySource: Final = "http://www.w3.org/ns/prov#hadPrimarySource"
    # property
    startedAtTime: Final = "http://www.w3.org/ns/prov#startedAtTime"
    # property
    used: Final = "http://www.w3.org/ns/prov#used"
    # property
    wasAssociatedWith: Final = "http://www.w3.org/ns/prov#wasAssociatedWith"
    # property
    wasAttributedTo: Final = "http://www.w3.org/ns/prov#wasAttributedTo"
    # property
    wasDerivedFrom: Final = "http://www.w3.org/ns/prov#wasDerivedFrom"
    # property
    wasGeneratedBy: Final = "http://www.w3.org/ns/prov#wasGeneratedBy"
    # property
    wasInvalidatedBy: Final = "http://www.w3.org/ns/prov#wasInvalidatedBy"


@final
class QB:
    """``http://purl.org/linked-data/cube#``."""

    # class
    AttributeProperty: Final = "http://purl.org/linked-data/cube#AttributeProperty"
    # class
    ComponentSpecification: Final = "http://purl.org/linked-data/cube#ComponentSpecification"
    # class
    DataSet: Final = "http://purl.org/linked-data/cube#DataSet"
    # class
    DataStructureDefinition: Final = "http://purl.org/linked-data/cube#DataStructureDefinition"
    # class
    DimensionProperty: Final = "http://purl.org/linked-data/cube#DimensionProperty"
    # class
    MeasureProperty: Final = "http://purl.org/linked-data/cube#MeasureProperty"
    # class
    Observation: Final = "http://purl.org/linked-data/cube#Observation"
    # property
    attribute: Final = "http://purl.org/linked-data/cube#attribute"
    # property
    component: Final = "http://purl.org/linked-data/cube#component"
    # property
    dataSet: Final = "http://purl.org/linked-data/cube#dataSet"
    # property
    dimension: Final = "http://purl.org/linked-data/cube#dimension"
    # property
    measure: Final = "http://purl.org/linked-data/cube#measure"
    # property
    structure: Final = "http://purl.org/linked-data/cube#structure"


@final
class QUDT:
    """``http://qudt.org/schema/qudt/``."""

    # property
    hasUnit: Final = "http://qudt.org/schema/qudt/hasUnit"


@final
class RDF:
    """``http://www.w3.org/1999/02/22-rdf-syntax-ns#``."""

    # class
    List: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#List"
    # class
    Property: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property"
    # class
    Statement: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement"
    # property
    first: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first"
    # datatype
    langString: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
    # individual
    nil: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"
    # property
    object: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#object"
    # property
    predicate: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate"
    # property
    rest: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"
    # property
    subject: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject"
    # property
    type: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    # property
    value: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"


@final
class RDFS:
    """``http://www.w3.org/2000/01/rdf-schema#``."""

    # class
    Class: Final = "http://www.w3.org/2000/01/rdf-schema#Class"
    # class
    Datatype: Final = "http://www.w3.org/2000/01/rdf-schema#Datatype"
    # class
    Resource: Final = "http://www.w3.org/2000/01/rdf-schema#Resource"
    # property
    comment: Final = "http://www.w3.org/2000/01/rdf-schema#comment"
    # property
    domain: Final = "http://www.w3.org/2000/01/rdf-schema#domain"
    # property
    isDefinedBy: Final = "http://www.w3.org/2000/01/rdf-schema#isDefinedBy"
    # property
    label: Final = "http://www.w3.org/2000/01/rdf-schema#label"
    # property
    range: Final = "http://www.w3.org/2000/01/rdf-schema#range"
    # property
    seeAlso: Final = "http://www.w3.org/2000/01/rdf-schema#seeAlso"
    # property
    subClassOf: Final = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
    # property
    subPropertyOf: Final = "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"


@final
class SCHEMA:
    """``https://schema.org/``."""

    # class
    GovernmentOrganization: Final = "https://schema.org/GovernmentOrganization"
    # class
    Legislation: Final = "https://schema.org/Legislation"
    # class
    Observation: Final = "https://schema.org/Observation"
    # class
    Place: Final = "https://schema.org/Place"
    # class
    QuantitativeValue: Final = "https://schema.org/QuantitativeValue"
    # class
    StatisticalVariable: Final = "https://schema.org/StatisticalVariable"
    # property
    keywords: Final = "https://schema.org/keywords"
    # property
    logo: Final = "https://schema.org/logo"
    # property
    maxValue: Final = "https://schema.org/maxValue"
    # property
    measuredProperty: Final = "https://schema.org/measuredProperty"
    # property
    minValue: Final = "https://schema.org/minValue"
    # property
    observationDate: Final = "https://schema.org/observationDate"
    # property
    position: Final = "https://schema.org/position"
    # property
    unitText: Final = "https://schema.org/unitText"
    # property
    value: Final = "https://schema.org/value"


@final
class SD:
    """``http://www.w3.org/ns/sparql-service-description#``."""

    # class
    Dataset: Final = "http://www.w3.org/ns/sparql-service-description#Dataset"
    # class
    Graph: Final = "http://www.w3.org/ns/sparql-service-description#Graph"
    # class
    NamedGraph: Final = "http://www.w3.org/ns/sparql-service-description#NamedGraph"
    # class
    Service: Final = "http://www.w3.org/ns/sparql-service-description#Service"
    # property
    defaultDataset: Final = "http://www.w3.org/ns/sparql-service-description#defaultDataset"
    # property
    defaultGraph: Final = "http://www.w3.org/ns/sparql-service-description#defaultGraph"
    # property
    endpoint: Final = "http://www.w3.org/ns/sparql-service-description#endpoint"
    # property
    feature: Final = "http://www.w3.org/ns/sparql-service-description#feature"
    # property
    inputFormat: Final = "http://www.w3.org/ns/sparql-service-description#inputFormat"
    # property
    name: Final = "http://www.w3.org/ns/sparql-service-description#name"
    # property
    namedGraph: Final = "http://www.w3.org/ns/sparql-service-description#namedGraph"
    # property
    resultFormat: Final = "http://www.w3.org/ns/sparql-service-description#resultFormat"
    # property
    supportedLanguage: Final = "http://www.w3.org/ns/sparql-service-description#supportedLanguage"


@final
class SH:
    """``http://www.w3.org/ns/shacl#``."""

    # individual
    BlankNode: Final = "http://www.w3.org/ns/shacl#BlankNode"
    # individual
    IRI: Final = "http://www.w3.org/ns/shacl#IRI"
    # individual
    Info: Final = "http://www.w3.org/ns/shacl#Info"
    # individual
    Literal: Final = "http://www.w3.org/ns/shacl#Literal"
    # class
    NodeShape: Final = "http://www.w3.org/ns/shacl#NodeShape"
    # class
    PrefixDeclaration: Final = "http://www.w3.org/ns/shacl#PrefixDeclaration"
    # class
    PropertyShape: Final = "http://www.w3.org/ns/shacl#PropertyShape"
    # class
    SPARQLAskExecutable: Final = "http://www.w3.org/ns/shacl#SPARQLAskExecutable"
    # class
    SPARQLConstraint: Final = "http://www.w3.org/ns/shacl#SPARQLConstraint"
    # class
    SPARQLConstructExecutable: Final = "http://www.w3.org/ns/shacl#SPARQLConstructExecutable"
    # class
    SPARQLExecutable: Final = "http://www.w3.org/ns/shacl#SPARQLExecutable"
    # class
    SPARQLSelectExecutable: Final = "http://www.w3.org/ns/shacl#SPARQLSelectExecutable"
    # class
    ValidationReport: Final = "http://www.w3.org/ns/shacl#ValidationReport"
    # class
    ValidationResult: Final = "http://www.w3.org/ns/shacl#ValidationResult"
    # individual
    Violation: Final = "http://www.w3.org/ns/shacl#Violation"
    # individual
    Warning: Final = "http://www.w3.org/ns/shacl#Warning"
    # property
    alternativePath: Final = "http://www.w3.org/ns/shacl#alternativePath"
    # property
    ask: Final = "http://www.w3.org/ns/shacl#ask"
    # property
    class_: Final = "http://www.w3.org/ns/shacl#class"
    # property
    closed: Final = "http://www.w3.org/ns/shacl#closed"
    # property
    conforms: Final = "http://www.w3.org/ns/shacl#conforms"
    # property
    construct: Final = "http://www.w3.org/ns/shacl#construct"
    # property
    datatype: Final = "http://www.w3.org/ns/shacl#datatype"
    # property
    deactivated: Final = "http://www.w3.org/ns/shacl#deactivated"
    # property
    declare: Final = "http://www.w3.org/ns/shacl#declare"
    # property
    description: Final = "http://www.w3.org/ns/shacl#description"
    # property
    disjoint: Final = "http://www.w3.org/ns/shacl#disjoint"
    # property
    focusNode: Final = "http://www.w3.org/ns/shacl#focusNode"
    # property
    hasValue: Final = "http://www.w3.org/ns/shacl#hasValue"
    # property
    ignoredProperties: Final = "http://www.w3.org/ns/shacl#ignoredProperties"
    # property
    in_: Final = "http://www.w3.org/ns/shacl#in"
    # property
    inversePath: Final = "http://www.w3.org/ns/shacl#inversePath"
    # property
    languageIn: Final = "http://www.w3.org/ns/shacl#languageIn"
    # property
    lessThan: Final = "http://www.w3.org/ns/shacl#lessThan"
    # property
    lessThanOrEquals: Final = "http://www.w3.org/ns/shacl#lessThanOrEquals"
    # property
    maxCount: Final = "http://www.w3.org/ns/shacl#maxCount"
    # property
    maxInclusive: Final = "http://www.w3.org/ns/shacl#maxInclusive"
    # property
    maxLength: Final = "http://www.w3.org/ns/shacl#maxLength"
    # property
    message: Final = "http://www.w3.org/ns/shacl#message"
    # property
    minCount: Final = "http://www.w3.org/ns/shacl#minCount"
    # property
    minInclusive: Final = "http://www.w3.org/ns/shacl#minInclusive"
    # property
    minLength: Final = "http://www.w3.org/ns/shacl#minLength"
    # property
    name: Final = "http://www.w3.org/ns/shacl#name"
    # property
    namespace: Final = "http://www.w3.org/ns/shacl#namespace"
    # property
    node: Final = "http://www.w3.org/ns/shacl#node"
    # property
    nodeKind: Final = "http://www.w3.org/ns/shacl#nodeKind"
    # property
    not_: Final = "http://www.w3.org/ns/shacl#not"
    # property
    or_: Final = "http://www.w3.org/ns/shacl#or"
    # property
    order: Final = "http://www.w3.org/ns/shacl#order"
    # property
    path: Final = "http://www.w3.org/ns/shacl#path"
    # property
    pattern: Final = "http://www.w3.org/ns/shacl#pattern"
    # property
    prefix: Final = "http://www.w3.org/ns/shacl#prefix"
    # property
    prefixes: Final = "http://www.w3.org/ns/shacl#prefixes"
    # property
    property: Final = "http://www.w3.org/ns/shacl#property"
    # property
    qualifiedMinCount: Final = "http://www.w3.org/ns/shacl#qualifiedMinCount"
    # property
    qualifiedValueShape: Final = "http://www.w3.org/ns/shacl#qualifiedValueShape"
    # property
    result: Final = "http://www.w3.org/ns/shacl#result"
    # property
    resultMessage: Final = "http://www.w3.org/ns/shacl#resultMessage"
    # property
    resultPath: Final = "http://www.w3.org/ns/shacl#resultPath"
    # property
    resultSeverity: Final = "http://www.w3.org/ns/shacl#resultSeverity"
    # property
    select: Final = "http://www.w3.org/ns/shacl#select"
    # property
    severity: Final = "http://www.w3.org/ns/shacl#severity"
    # property
    sourceConstraint: Final = "http://www.w3.org/ns/shacl#sourceConstraint"
    # property
    sourceConstraintComponent: Final = "http://www.w3.org/ns/shacl#sourceConstraintComponent"
    # property
    sourceShape: Final = "http://www.w3.org/ns/shacl#sourceShape"
    # property
    sparql: Final = "http://www.w3.org/ns/shacl#sparql"
    # property
    targetClass: Final = "http://www.w3.org/ns/shacl#targetClass"
    # property
    targetObjectsOf: Final = "http://www.w3.org/ns/shacl#targetObjectsOf"
    # property
    targetSubjectsOf: Final = "http://www.w3.org/ns/shacl#targetSubjectsOf"
    # property
    uniqueLang: Final = "http://www.w3.org/ns/shacl#uniqueLang"
    # property
    value: Final = "http://www.w3.org/ns/shacl#value"
    # property
    xone: Final = "http://www.w3.org/ns/shacl#xone"


@final
class SKOS:
    """``http://www.w3.org/2004/02/skos/core#``."""

    # class
    Collection: Final = "http://www.w3.org/2004/02/skos/core#Collection"
    # class
    Concept: Final = "http://www.w3.org/2004/02/skos/core#Concept"
    # class
    ConceptScheme: Final = "http://www.w3.org/2004/02/skos/core#ConceptScheme"
    # property
    altLabel: Final = "http://www.w3.org/2004/02/skos/core#altLabel"
    # property
    broadMatch: Final = "http://www.w3.org/2004/02/skos/core#broadMatch"
    # property
    broader: Final = "http://www.w3.org/2004/02/skos/core#broader"
    # property
    changeNote: Final = "http://www.w3.org/2004/02/skos/core#changeNote"
    # property
    closeMatch: Final = "http://www.w3.org/2004/02/skos/core#closeMatch"
    # property
    definition: Final = "http://www.w3.org/2004/02/skos/core#definition"
    # property
    editorialNote: Final = "http://www.w3.org/2004/02/skos/core#editorialNote"
    # property
    exactMatch: Final = "http://www.w3.org/2004/02/skos/core#exactMatch"
    # property
    example: Final = "http://www.w3.org/2004/02/skos/core#example"
    # property
    hasTopConcept: Final = "http://www.w3.org/2004/02/skos/core#hasTopConcept"
    # property
    hiddenLabel: Final = "http://www.w3.org/2004/02/skos/core#hiddenLabel"
    # property
    inScheme: Final = "http://www.w3.org/2004/02/skos/core#inScheme"
    # property
    narrower: Final = "http://www.w3.org/2004/02/skos/core#narrower"
    # property
    notation: Final = "http://www.w3.org/2004/02/skos/core#notation"
    # property
    note: Final = "http://www.w3.org/2004/02/skos/core#note"
    # property
    prefLabel: Final = "http://www.w3.org/2004/02/skos/core#prefLabel"
    # property
    relatedMatch: Final = "http://www.w3.org/2004/02/skos/core#relatedMatch"
    # property
    scopeNote: Final = "http://www.w3.org/2004/02/skos/core#scopeNote"
    # property
    topConceptOf: Final = "http://www.w3.org/2004/02/skos/core#topConceptOf"


@final
class SPDX:
    """``http://spdx.org/rdf/terms#``."""

    # class
    Checksum: Final = "http://spdx.org/rdf/terms#Checksum"
    # class
    ChecksumAlgorithm: Final = "http://spdx.org/rdf/terms#ChecksumAlgorithm"
    # property
    algorithm: Final = "http://spdx.org/rdf/terms#algorithm"
    # property
    checksum: Final = "http://spdx.org/rdf/terms#checksum"
    # individual
    checksumAlgorithm_sha256: Final = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
    # property
    checksumValue: Final = "http://spdx.org/rdf/terms#checksumValue"


@final
class TIME:
    """``http://www.w3.org/2006/time#``."""

    # class
    ProperInterval: Final = "http://www.w3.org/2006/time#ProperInterval"
    # class
    TemporalEntity: Final = "http://www.w3.org/2006/time#TemporalEntity"
    # property
    hasTime: Final = "http://www.w3.org/2006/time#hasTime"


@final
class UNIT:
    """``http://qudt.org/vocab/unit/``."""

    # individual
    CCY_CNY: Final = "http://qudt.org/vocab/unit/CCY_CNY"
    # individual
    CCY_HKD: Final = "http://qudt.org/vocab/unit/CCY_HKD"
    # individual
    CCY_USD: Final = "http://qudt.org/vocab/unit/CCY_USD"
    # individual
    DAY: Final = "http://qudt.org/vocab/unit/DAY"
    # individual
    GigaBIT_PER_SEC: Final = "http://qudt.org/vocab/unit/GigaBIT-PER-SEC"
    # individual
    HA: Final = "http://qudt.org/vocab/unit/HA"
    # individual
    HR: Final = "http://qudt.org/vocab/unit/HR"
    # individual
    KiloGM: Final = "http://qudt.org/vocab/unit/KiloGM"
    # individual
    KiloM: Final = "http://qudt.org/vocab/unit/KiloM"
    # individual
    KiloM2: Final = "http://qudt.org/vocab/unit/KiloM2"
    # individual
    KiloW: Final = "http://qudt.org/vocab/unit/KiloW"
    # individual
    KiloW_HR: Final = "http://qudt.org/vocab/unit/KiloW-HR"
    # individual
    M: Final = "http://qudt.org/vocab/unit/M"
    # individual
    M2: Final = "http://qudt.org/vocab/unit/M2"
    # individual
    M3: Final = "http://qudt.org/vocab/unit/M3"
    # individual
    MIN: Final = "http://qudt.org/vocab/unit/MIN"
    # individual
    MegaBIT_PER_SEC: Final = "http://qudt.org/vocab/unit/MegaBIT-PER-SEC"
    # individual
    MegaW: Final = "http://qudt.org/vocab/unit/MegaW"
    # individual
    NUM: Final = "http://qudt.org/vocab/unit/NUM"
    # individual
    PERCENT: Final = "http://qudt.org/vocab/unit/PERCENT"
    # individual
    PPTH: Final = "http://qudt.org/vocab/unit/PPTH"
    # individual
    PetaBYTE: Final = "http://qudt.org/vocab/unit/PetaBYTE"
    # individual
    TONNE: Final = "http://qudt.org/vocab/unit/TONNE"
    # individual
    TON_Metric: Final = "http://qudt.org/vocab/unit/TON_Metric"
    # individual
    TeraBYTE: Final = "http://qudt.org/vocab/unit/TeraBYTE"
    # individual
    YR: Final = "http://qudt.org/vocab/unit/YR"


@final
class VANN:
    """``http://purl.org/vocab/vann/``."""

    # property
    preferredNamespacePrefix: Final = "http://purl.org/vocab/vann/preferredNamespacePrefix"
    # property
    preferredNamespaceUri: Final = "http://purl.org/vocab/vann/preferredNamespaceUri"


@final
class VOID:
    """``http://rdfs.org/ns/void#``."""

    # class
    Dataset: Final = "http://rdfs.org/ns/void#Dataset"
    # class
    Linkset: Final = "http://rdfs.org/ns/void#Linkset"
    # property
    class_: Final = "http://rdfs.org/ns/void#class"
    # property
    classPartition: Final = "http://rdfs.org/ns/void#classPartition"
    # property
    classes: Final = "http://rdfs.org/ns/void#classes"
    # property
    dataDump: Final = "http://rdfs.org/ns/void#dataDump"
    # property
    distinctObjects: Final = "http://rdfs.org/ns/void#distinctObjects"
    # property
    distinctSubjects: Final = "http://rdfs.org/ns/void#distinctSubjects"
    # property
    documents: Final = "http://rdfs.org/ns/void#documents"
    # property
    entities: Final = "http://rdfs.org/ns/void#entities"
    # property
    exampleResource: Final = "http://rdfs.org/ns/void#exampleResource"
    # property
    feature: Final = "http://rdfs.org/ns/void#feature"
    # property
    inDataset: Final = "http://rdfs.org/ns/void#inDataset"
    # property
    linkPredicate: Final = "http://rdfs.org/ns/void#linkPredicate"
    # property
    objectsTarget: Final = "http://rdfs.org/ns/void#objectsTarget"
    # property
    openSearchDescription: Final = "http://rdfs.org/ns/void#openSearchDescription"
    # property
    properties: Final = "http://rdfs.org/ns/void#properties"
    # property
    property: Final = "http://rdfs.org/ns/void#property"
    # property
    propertyPartition: Final = "http://rdfs.org/ns/void#propertyPartition"
    # property
    sparqlEndpoint: Final = "http://rdfs.org/ns/void#sparqlEndpoint"
    # property
    subjectsTarget: Final = "http://rdfs.org/ns/void#subjectsTarget"
    # property
    subset: Final = "http://rdfs.org/ns/void#subset"
    # property
    target: Final = "http://rdfs.org/ns/void#target"
    # property
    triples: Final = "http://rdfs.org/ns/void#triples"
    # property
    uriLookupEndpoint: Final = "http://rdfs.org/ns/void#uriLookupEndpoint"
    # property
    uriRegexPattern: Final = "http://rdfs.org/ns/void#uriRegexPattern"
    # property
    uriSpace: Final = "http://rdfs.org/ns/void#uriSpace"
    # property
    vocabulary: Final = "http://rdfs.org/ns/void#vocabulary"


@final
class WGS84:
    """``http://www.w3.org/2003/01/geo/wgs84_pos#``."""

    # property
    lat: Final = "http://www.w3.org/2003/01/geo/wgs84_pos#lat"
    # property
    long: Final = "http://www.w3.org/2003/01/geo/wgs84_pos#long"


@final
class XSD:
    """``http://www.w3.org/2001/XMLSchema#``."""

    # datatype
    anyURI: Final = "http://www.w3.org/2001/XMLSchema#anyURI"
    # datatype
    boolean: Final = "http://www.w3.org/2001/XMLSchema#boolean"
    # datatype
    date: Final = "http://www.w3.org/2001/XMLSchema#date"
    # datatype
    dateTime: Final = "http://www.w3.org/2001/XMLSchema#dateTime"
    # datatype
    decimal: Final = "http://www.w3.org/2001/XMLSchema#decimal"
    # datatype
    double: Final = "http://www.w3.org/2001/XMLSchema#double"
    # datatype
    gYear: Final = "http://www.w3.org/2001/XMLSchema#gYear"
    # datatype
    gYearMonth: Final = "http://www.w3.org/2001/XMLSchema#gYearMonth"
    # datatype
    hexBinary: Final = "http://www.w3.org/2001/XMLSchema#hexBinary"
    # datatype
    int: Final = "http://www.w3.org/2001/XMLSchema#int"
    # datatype
    integer: Final = "http://www.w3.org/2001/XMLSchema#integer"
    # datatype
    long: Final = "http://www.w3.org/2001/XMLSchema#long"
    # datatype
    nonNegativeInteger: Final = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
    # datatype
    positiveInteger: Final = "http://www.w3.org/2001/XMLSchema#positiveInteger"
    # datatype
    string: Final = "http://www.w3.org/2001/XMLSchema#string"


PREFIXES: Final[dict[str, str]] = {
    "adms": "http://www.w3.org/ns/adms#",
    "bibo": "http://purl.org/ontology/bibo/",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "freq": "http://publications.europa.eu/resource/authority/frequency/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "gwp": "https://w3id.org/gwp/ns#",
    "gwps": "https://w3id.org/gwp/shapes#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "qudt": "http://qudt.org/schema/qudt/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "time": "http://www.w3.org/2006/time#",
    "unit": "http://qudt.org/vocab/unit/",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

CONCEPTS: Final[dict[str, dict[str, str]]] = {
    "benchmark-kind": {
        "city": "https://w3id.org/gwp/scheme/benchmark-kind/city",
        "country": "https://w3id.org/gwp/scheme/benchmark-kind/country",
        "group": "https://w3id.org/gwp/scheme/benchmark-kind/group",
        "organisation": "https://w3id.org/gwp/scheme/benchmark-kind/organisation",
        "region": "https://w3id.org/gwp/scheme/benchmark-kind/region",
        "standard": "https://w3id.org/gwp/scheme/benchmark-kind/standard",
        "企业": "https://w3id.org/gwp/scheme/benchmark-kind/organisation",
        "国家": "https://w3id.org/gwp/scheme/benchmark-kind/country",
        "地区": "https://w3id.org/gwp/scheme/benchmark-kind/region",
        "地区群": "https://w3id.org/gwp/scheme/benchmark-kind/group",
        "城市": "https://w3id.org/gwp/scheme/benchmark-kind/city",
        "机构": "https://w3id.org/gwp/scheme/benchmark-kind/organisation",
        "标准": "https://w3id.org/gwp/scheme/benchmark-kind/standard",
        "组织": "https://w3id.org/gwp/scheme/benchmark-kind/organisation",
    },
    "benchmark-mode": {
        "aim-at": "https://w3id.org/gwp/scheme/benchmark-mode/aim-at",
        "align": "https://w3id.org/gwp/scheme/benchmark-mode/align",
        "benchmark": "https://w3id.org/gwp/scheme/benchmark-mode/benchmark",
        "compare": "https://w3id.org/gwp/scheme/benchmark-mode/compare",
        "draw-on": "https://w3id.org/gwp/scheme/benchmark-mode/draw-on",
        "emulate": "https://w3id.org/gwp/scheme/benchmark-mode/emulate",
        "follow": "https://w3id.org/gwp/scheme/benchmark-mode/follow",
        "learn": "https://w3id.org/gwp/scheme/benchmark-mode/learn",
        "learn-and-draw": "https://w3id.org/gwp/scheme/benchmark-mode/learn-and-draw",
        "replicate": "https://w3id.org/gwp/scheme/benchmark-mode/replicate",
        "study-and-draw": "https://w3id.org/gwp/scheme/benchmark-mode/study-and-draw",
        "surpass": "https://w3id.org/gwp/scheme/benchmark-mode/surpass",
        "仿照": "https://w3id.org/gwp/scheme/benchmark-mode/follow",
        "借鉴": "https://w3id.org/gwp/scheme/benchmark-mode/draw-on",
        "借鉴参考": "https://w3id.org/gwp/scheme/benchmark-mode/study-and-draw",
        "借鉴学习": "https://w3id.org/gwp/scheme/benchmark-mode/learn-and-draw",
        "借鑒": "https://w3id.org/gwp/scheme/benchmark-mode/draw-on",
        "参照": "https://w3id.org/gwp/scheme/benchmark-mode/follow",
        "参考": "https://w3id.org/gwp/scheme/benchmark-mode/follow",
        "参考借鉴": "https://w3id.org/gwp/scheme/benchmark-mode/study-and-draw",
        "复制": "https://w3id.org/gwp/scheme/benchmark-mode/replicate",
        "复制、创新、推广": "https://w3id.org/gwp/scheme/benchmark-mode/replicate",
        "复制、推广": "https://w3id.org/gwp/scheme/benchmark-mode/replicate",
        "复制创新推广": "https://w3id.org/gwp/scheme/benchmark-mode/replicate",
        "复制和推广": "https://w3id.org/gwp/scheme/benchmark-mode/replicate",
        "复制推广": "https://w3id.org/gwp/scheme/benchmark-mode/replicate",
        "学习": "https://w3id.org/gwp/scheme/benchmark-mode/learn",
        "学习、借鉴": "https://w3id.org/gwp/scheme/benchmark-mode/learn-and-draw",
        "学习借鉴": "https://w3id.org/gwp/scheme/benchmark-mode/learn-and-draw",
        "学习和借鉴": "https://w3id.org/gwp/scheme/benchmark-mode/learn-and-draw",
        "學習": "https://w3id.org/gwp/scheme/benchmark-mode/learn",
        "对接": "https://w3id.org/gwp/scheme/benchmark-mode/align",
        "对标": "https://w3id.org/gwp/scheme/benchmark-mode/benchmark",
        "对标对表": "https://w3id.org/gwp/scheme/benchmark-mode/benchmark",
        "对照": "https://w3id.org/gwp/scheme/benchmark-mode/compare",
        "對標": "https://w3id.org/gwp/scheme/benchmark-mode/benchmark",
        "對照": "https://w3id.org/gwp/scheme/benchmark-mode/compare",
        "接轨": "https://w3id.org/gwp/scheme/benchmark-mode/align",
        "推广": "https://w3id.org/gwp/scheme/benchmark-mode/replicate",
        "推广复制": "https://w3id.org/gwp/scheme/benchmark-mode/replicate",
        "推广应用": "https://w3id.org/gwp/scheme/benchmark-mode/replicate",
        "比照": "https://w3id.org/gwp/scheme/benchmark-mode/compare",
        "比肩": "https://w3id.org/gwp/scheme/benchmark-mode/emulate",
        "看齐": "https://w3id.org/gwp/scheme/benchmark-mode/emulate",
        "瞄准": "https://w3id.org/gwp/scheme/benchmark-mode/aim-at",
        "研究借鉴": "https://w3id.org/gwp/scheme/benchmark-mode/study-and-draw",
        "赶超": "https://w3id.org/gwp/scheme/benchmark-mode/surpass",
        "追赶": "https://w3id.org/gwp/scheme/benchmark-mode/surpass",
    },
    "citation-kind": {
        "cites": "https://w3id.org/gwp/scheme/citation-kind/cites",
        "implements": "https://w3id.org/gwp/scheme/citation-kind/implements",
        "依据": "https://w3id.org/gwp/scheme/citation-kind/implements",
        "引用": "https://w3id.org/gwp/scheme/citation-kind/cites",
        "提及": "https://w3id.org/gwp/scheme/citation-kind/cites",
        "根据": "https://w3id.org/gwp/scheme/citation-kind/implements",
        "落实": "https://w3id.org/gwp/scheme/citation-kind/implements",
        "贯彻": "https://w3id.org/gwp/scheme/citation-kind/implements",
        "贯彻落实": "https://w3id.org/gwp/scheme/citation-kind/implements",
    },
    "comparator": {
        "about": "https://w3id.org/gwp/scheme/comparator/about",
        "at-least": "https://w3id.org/gwp/scheme/comparator/at-least",
        "at-most": "https://w3id.org/gwp/scheme/comparator/at-most",
        "exactly": "https://w3id.org/gwp/scheme/comparator/exactly",
        "increase-by": "https://w3id.org/gwp/scheme/comparator/increase-by",
        "less-than": "https://w3id.org/gwp/scheme/comparator/less-than",
        "more-than": "https://w3id.org/gwp/scheme/comparator/more-than",
        "range": "https://w3id.org/gwp/scheme/comparator/range",
        "reduce-by": "https://w3id.org/gwp/scheme/comparator/reduce-by",
        "reduce-to": "https://w3id.org/gwp/scheme/comparator/reduce-to",
        "下降": "https://w3id.org/gwp/scheme/comparator/reduce-by",
        "不低于": "https://w3id.org/gwp/scheme/comparator/at-least",
        "不少于": "https://w3id.org/gwp/scheme/comparator/at-least",
        "不超过": "https://w3id.org/gwp/scheme/comparator/at-most",
        "不高于": "https://w3id.org/gwp/scheme/comparator/at-most",
        "以上": "https://w3id.org/gwp/scheme/comparator/at-least",
        "以下": "https://w3id.org/gwp/scheme/comparator/at-most",
        "以内": "https://w3id.org/gwp/scheme/comparator/at-most",
        "低于": "https://w3id.org/gwp/scheme/comparator/less-than",
        "减少": "https://w3id.org/gwp/scheme/comparator/reduce-by",
        "减至": "https://w3id.org/gwp/scheme/comparator/reduce-to",
        "区间": "https://w3id.org/gwp/scheme/comparator/range",
        "压减": "https://w3id.org/gwp/scheme/comparator/reduce-by",
        "压缩至": "https://w3id.org/gwp/scheme/comparator/reduce-to",
        "及以上": "https://w3id.org/gwp/scheme/comparator/at-least",
        "增加": "https://w3id.org/gwp/scheme/comparator/increase-by",
        "增长": "https://w3id.org/gwp/scheme/comparator/increase-by",
        "大约": "https://w3id.org/gwp/scheme/comparator/about",
        "少于": "https://w3id.org/gwp/scheme/comparator/less-than",
        "左右": "https://w3id.org/gwp/scheme/comparator/about",
        "提高": "https://w3id.org/gwp/scheme/comparator/increase-by",
        "新增": "https://w3id.org/gwp/scheme/comparator/increase-by",
        "突破": "https://w3id.org/gwp/scheme/comparator/more-than",
        "等于": "https://w3id.org/gwp/scheme/comparator/exactly",
        "约": "https://w3id.org/gwp/scheme/comparator/about",
        "至": "https://w3id.org/gwp/scheme/comparator/range",
        "超过": "https://w3id.org/gwp/scheme/comparator/more-than",
        "达到": "https://w3id.org/gwp/scheme/comparator/exactly",
        "降低": "https://w3id.org/gwp/scheme/comparator/reduce-by",
        "降至": "https://w3id.org/gwp/scheme/comparator/reduce-to",
        "高于": "https://w3id.org/gwp/scheme/comparator/more-than",
    },
    "document-type": {
        "action-plan": "https://w3id.org/gwp/scheme/document-type/action-plan",
        "key-points": "https://w3id.org/gwp/scheme/document-type/key-points",
        "long-term-plan": "https://w3id.org/gwp/scheme/document-type/long-term-plan",
        "measures": "https://w3id.org/gwp/scheme/document-type/measures",
        "notice": "https://w3id.org/gwp/scheme/document-type/notice",
        "opinion": "https://w3id.org/gwp/scheme/document-type/opinion",
        "task-division": "https://w3id.org/gwp/scheme/document-type/task-division",
        "work-plan": "https://w3id.org/gwp/scheme/document-type/work-plan",
        "三年行动计划": "https://w3id.org/gwp/scheme/document-type/action-plan",
        "任务分工方案": "https://w3id.org/gwp/scheme/document-type/task-division",
        "任务清单": "https://w3id.org/gwp/scheme/document-type/task-division",
        "实施意见": "https://w3id.org/gwp/scheme/document-type/opinion",
        "实施方案": "https://w3id.org/gwp/scheme/document-type/work-plan",
        "实施规划": "https://w3id.org/gwp/scheme/document-type/long-term-plan",
        "工作方案": "https://w3id.org/gwp/scheme/document-type/work-plan",
        "工作要点": "https://w3id.org/gwp/scheme/document-type/key-points",
        "总体规划": "https://w3id.org/gwp/scheme/document-type/long-term-plan",
        "意见": "https://w3id.org/gwp/scheme/document-type/opinion",
        "措施": "https://w3id.org/gwp/scheme/document-type/measures",
        "若干意见": "https://w3id.org/gwp/scheme/document-type/opinion",
        "若干措施": "https://w3id.org/gwp/scheme/document-type/measures",
        "行动方案": "https://w3id.org/gwp/scheme/document-type/action-plan",
        "行动计划": "https://w3id.org/gwp/scheme/document-type/action-plan",
        "规划": "https://w3id.org/gwp/scheme/document-type/long-term-plan",
        "责任分解方案": "https://w3id.org/gwp/scheme/document-type/task-division",
        "责任清单": "https://w3id.org/gwp/scheme/document-type/task-division",
        "通知": "https://w3id.org/gwp/scheme/document-type/notice",
    },
    "modality": {
        "achieve": "https://w3id.org/gwp/scheme/modality/achieve",
        "basically": "https://w3id.org/gwp/scheme/modality/basically",
        "endeavour": "https://w3id.org/gwp/scheme/modality/endeavour",
        "ensure": "https://w3id.org/gwp/scheme/modality/ensure",
        "in-principle": "https://w3id.org/gwp/scheme/modality/in-principle",
        "keep": "https://w3id.org/gwp/scheme/modality/keep",
        "must": "https://w3id.org/gwp/scheme/modality/must",
        "plan": "https://w3id.org/gwp/scheme/modality/plan",
        "strive": "https://w3id.org/gwp/scheme/modality/strive",
        "try": "https://w3id.org/gwp/scheme/modality/try",
        "争取": "https://w3id.org/gwp/scheme/modality/endeavour",
        "保持": "https://w3id.org/gwp/scheme/modality/keep",
        "保证": "https://w3id.org/gwp/scheme/modality/ensure",
        "力争": "https://w3id.org/gwp/scheme/modality/strive",
        "务必": "https://w3id.org/gwp/scheme/modality/must",
        "努力": "https://w3id.org/gwp/scheme/modality/try",
        "努力实现": "https://w3id.org/gwp/scheme/modality/try",
        "原则上": "https://w3id.org/gwp/scheme/modality/in-principle",
        "基本": "https://w3id.org/gwp/scheme/modality/basically",
        "基本实现": "https://w3id.org/gwp/scheme/modality/basically",
        "基本达到": "https://w3id.org/gwp/scheme/modality/basically",
        "始终保持": "https://w3id.org/gwp/scheme/modality/keep",
        "完成": "https://w3id.org/gwp/scheme/modality/achieve",
        "实现": "https://w3id.org/gwp/scheme/modality/achieve",
        "必须": "https://w3id.org/gwp/scheme/modality/must",
        "拟": "https://w3id.org/gwp/scheme/modality/plan",
        "确保": "https://w3id.org/gwp/scheme/modality/ensure",
        "稳定在": "https://w3id.org/gwp/scheme/modality/keep",
        "计划": "https://w3id.org/gwp/scheme/modality/plan",
        "达到": "https://w3id.org/gwp/scheme/modality/achieve",
    },
    "note-kind": {
        "ambiguous-role": "https://w3id.org/gwp/scheme/note-kind/ambiguous-role",
        "ambiguous-unit": "https://w3id.org/gwp/scheme/note-kind/ambiguous-unit",
        "conflicting-value": "https://w3id.org/gwp/scheme/note-kind/conflicting-value",
        "correction": "https://w3id.org/gwp/scheme/note-kind/correction",
        "lost-character": "https://w3id.org/gwp/scheme/note-kind/lost-character",
        "missing-attachment": "https://w3id.org/gwp/scheme/note-kind/missing-attachment",
        "missing-year": "https://w3id.org/gwp/scheme/note-kind/missing-year",
        "no-unit": "https://w3id.org/gwp/scheme/note-kind/no-unit",
        "numbering-gap": "https://w3id.org/gwp/scheme/note-kind/numbering-gap",
        "rule-applied": "https://w3id.org/gwp/scheme/note-kind/rule-applied",
        "uncertain-benchmark": "https://w3id.org/gwp/scheme/note-kind/uncertain-benchmark",
        "unclosed-bracket": "https://w3id.org/gwp/scheme/note-kind/unclosed-bracket",
        "unknown-unit": "https://w3id.org/gwp/scheme/note-kind/unknown-unit",
        "unreadable-number": "https://w3id.org/gwp/scheme/note-kind/unreadable-number",
        "unreadable-time": "https://w3id.org/gwp/scheme/note-kind/unreadable-time",
        "人工更正": "https://w3id.org/gwp/scheme/note-kind/correction",
        "前后不一": "https://w3id.org/gwp/scheme/note-kind/conflicting-value",
        "单位不明": "https://w3id.org/gwp/scheme/note-kind/ambiguous-unit",
        "字符脱落": "https://w3id.org/gwp/scheme/note-kind/lost-character",
        "对标对象不明": "https://w3id.org/gwp/scheme/note-kind/uncertain-benchmark",
        "年份缺失": "https://w3id.org/gwp/scheme/note-kind/missing-year",
        "括号未闭合": "https://w3id.org/gwp/scheme/note-kind/unclosed-bracket",
        "数值难解": "https://w3id.org/gwp/scheme/note-kind/unreadable-number",
        "时限难解": "https://w3id.org/gwp/scheme/note-kind/unreadable-time",
        "未识别单位": "https://w3id.org/gwp/scheme/note-kind/unknown-unit",
        "编号不连续": "https://w3id.org/gwp/scheme/note-kind/numbering-gap",
        "缺少单位": "https://w3id.org/gwp/scheme/note-kind/no-unit",
        "缺少牵头单位": "https://w3id.org/gwp/scheme/note-kind/no-unit",
        "角色不明": "https://w3id.org/gwp/scheme/note-kind/ambiguous-role",
        "适用总则": "https://w3id.org/gwp/scheme/note-kind/rule-applied",
        "附件缺失": "https://w3id.org/gwp/scheme/note-kind/missing-attachment",
        "默认单位": "https://w3id.org/gwp/scheme/note-kind/rule-applied",
    },
    "periodicity": {
        "annual": "https://w3id.org/gwp/scheme/periodicity/annual",
        "annual-average": "https://w3id.org/gwp/scheme/periodicity/annual-average",
        "cumulative": "https://w3id.org/gwp/scheme/periodicity/cumulative",
        "monthly": "https://w3id.org/gwp/scheme/periodicity/monthly",
        "quarterly": "https://w3id.org/gwp/scheme/periodicity/quarterly",
        "季度": "https://w3id.org/gwp/scheme/periodicity/quarterly",
        "年均": "https://w3id.org/gwp/scheme/periodicity/annual-average",
        "年平均": "https://w3id.org/gwp/scheme/periodicity/annual-average",
        "年度": "https://w3id.org/gwp/scheme/periodicity/annual",
        "总计": "https://w3id.org/gwp/scheme/periodicity/cumulative",
        "月度": "https://w3id.org/gwp/scheme/periodicity/monthly",
        "每季度": "https://w3id.org/gwp/scheme/periodicity/quarterly",
        "每年": "https://w3id.org/gwp/scheme/periodicity/annual",
        "每月": "https://w3id.org/gwp/scheme/periodicity/monthly",
        "累计": "https://w3id.org/gwp/scheme/periodicity/cumulative",
        "逐年": "https://w3id.org/gwp/scheme/periodicity/annual",
    },
    "progress-status": {
        "cancelled": "https://w3id.org/gwp/scheme/progress-status/cancelled",
        "closed": "https://w3id.org/gwp/scheme/progress-status/closed",
        "completed": "https://w3id.org/gwp/scheme/progress-status/completed",
        "in-progress": "https://w3id.org/gwp/scheme/progress-status/in-progress",
        "planned": "https://w3id.org/gwp/scheme/progress-status/planned",
        "suspended": "https://w3id.org/gwp/scheme/progress-status/suspended",
        "已办结": "https://w3id.org/gwp/scheme/progress-status/closed",
        "已取消": "https://w3id.org/gwp/scheme/progress-status/cancelled",
        "已完成": "https://w3id.org/gwp/scheme/progress-status/completed",
        "已暂停": "https://w3id.org/gwp/scheme/progress-status/suspended",
        "推进中": "https://w3id.org/gwp/scheme/progress-status/in-progress",
        "未启动": "https://w3id.org/gwp/scheme/progress-status/planned",
        "进行中": "https://w3id.org/gwp/scheme/progress-status/in-progress",
        "销号": "https://w3id.org/gwp/scheme/progress-status/closed",
    },
    "quantifier": {
        "all": "https://w3id.org/gwp/scheme/quantifier/all",
        "relevant": "https://w3id.org/gwp/scheme/quantifier/relevant",
        "全部": "https://w3id.org/gwp/scheme/quantifier/all",
        "各": "https://w3id.org/gwp/scheme/quantifier/all",
        "所有": "https://w3id.org/gwp/scheme/quantifier/all",
        "有关": "https://w3id.org/gwp/scheme/quantifier/relevant",
        "相关": "https://w3id.org/gwp/scheme/quantifier/relevant",
    },
    "role": {
        "lead": "https://w3id.org/gwp/scheme/role/lead",
        "participant": "https://w3id.org/gwp/scheme/role/participant",
        "responsible": "https://w3id.org/gwp/scheme/role/responsible",
        "主办": "https://w3id.org/gwp/scheme/role/lead",
        "主责": "https://w3id.org/gwp/scheme/role/lead",
        "协作": "https://w3id.org/gwp/scheme/role/participant",
        "协办": "https://w3id.org/gwp/scheme/role/participant",
        "参与": "https://w3id.org/gwp/scheme/role/participant",
        "参加": "https://w3id.org/gwp/scheme/role/participant",
        "实施": "https://w3id.org/gwp/scheme/role/responsible",
        "牵头": "https://w3id.org/gwp/scheme/role/lead",
        "牵头负责": "https://w3id.org/gwp/scheme/role/lead",
        "落实": "https://w3id.org/gwp/scheme/role/responsible",
        "负责": "https://w3id.org/gwp/scheme/role/responsible",
        "责任": "https://w3id.org/gwp/scheme/role/responsible",
        "配合": "https://w3id.org/gwp/scheme/role/participant",
    },
    "time-limit-kind": {
        "deadline": "https://w3id.org/gwp/scheme/time-limit-kind/deadline",
        "event": "https://w3id.org/gwp/scheme/time-limit-kind/event",
        "ongoing": "https://w3id.org/gwp/scheme/time-limit-kind/ongoing",
        "period": "https://w3id.org/gwp/scheme/time-limit-kind/period",
        "recurring": "https://w3id.org/gwp/scheme/time-limit-kind/recurring",
        "relative": "https://w3id.org/gwp/scheme/time-limit-kind/relative",
        "事件": "https://w3id.org/gwp/scheme/time-limit-kind/event",
        "全年": "https://w3id.org/gwp/scheme/time-limit-kind/ongoing",
        "印发之日起": "https://w3id.org/gwp/scheme/time-limit-kind/relative",
        "完成时限": "https://w3id.org/gwp/scheme/time-limit-kind/deadline",
        "定期": "https://w3id.org/gwp/scheme/time-limit-kind/recurring",
        "工作时限": "https://w3id.org/gwp/scheme/time-limit-kind/period",
        "底前": "https://w3id.org/gwp/scheme/time-limit-kind/deadline",
        "开工": "https://w3id.org/gwp/scheme/time-limit-kind/event",
        "截止": "https://w3id.org/gwp/scheme/time-limit-kind/deadline",
        "投入使用": "https://w3id.org/gwp/scheme/time-limit-kind/event",
        "持续": "https://w3id.org/gwp/scheme/time-limit-kind/ongoing",
        "持续推进": "https://w3id.org/gwp/scheme/time-limit-kind/ongoing",
        "期间": "https://w3id.org/gwp/scheme/time-limit-kind/period",
        "每季度": "https://w3id.org/gwp/scheme/time-limit-kind/recurring",
        "每年": "https://w3id.org/gwp/scheme/time-limit-kind/recurring",
        "每月": "https://w3id.org/gwp/scheme/time-limit-kind/recurring",
        "相对时限": "https://w3id.org/gwp/scheme/time-limit-kind/relative",
        "长期坚持": "https://w3id.org/gwp/scheme/time-limit-kind/ongoing",
    },
    "unit-type": {
        "bank": "https://w3id.org/gwp/scheme/unit-type/bank",
        "department": "https://w3id.org/gwp/scheme/unit-type/department",
        "enterprise": "https://w3id.org/gwp/scheme/unit-type/enterprise",
        "government": "https://w3id.org/gwp/scheme/unit-type/government",
        "group": "https://w3id.org/gwp/scheme/unit-type/group",
        "judicial": "https://w3id.org/gwp/scheme/unit-type/judicial",
        "leading-group": "https://w3id.org/gwp/scheme/unit-type/leading-group",
        "other": "https://w3id.org/gwp/scheme/unit-type/other",
        "party-and-mass": "https://w3id.org/gwp/scheme/unit-type/party-and-mass",
        "place": "https://w3id.org/gwp/scheme/unit-type/place",
        "public-institution": "https://w3id.org/gwp/scheme/unit-type/public-institution",
        "township": "https://w3id.org/gwp/scheme/unit-type/township",
        "vertical-agency": "https://w3id.org/gwp/scheme/unit-type/vertical-agency",
        "zone": "https://w3id.org/gwp/scheme/unit-type/zone",
        "专班": "https://w3id.org/gwp/scheme/unit-type/leading-group",
        "乡": "https://w3id.org/gwp/scheme/unit-type/township",
        "乡镇": "https://w3id.org/gwp/scheme/unit-type/township",
        "事业单位": "https://w3id.org/gwp/scheme/unit-type/public-institution",
        "人民团体": "https://w3id.org/gwp/scheme/unit-type/party-and-mass",
        "人民政府": "https://w3id.org/gwp/scheme/unit-type/government",
        "企业": "https://w3id.org/gwp/scheme/unit-type/enterprise",
        "党委机构": "https://w3id.org/gwp/scheme/unit-type/party-and-mass",
        "党群": "https://w3id.org/gwp/scheme/unit-type/party-and-mass",
        "公司": "https://w3id.org/gwp/scheme/unit-type/enterprise",
        "其他": "https://w3id.org/gwp/scheme/unit-type/other",
        "功能区": "https://w3id.org/gwp/scheme/unit-type/zone",
        "区县": "https://w3id.org/gwp/scheme/unit-type/place",
        "单位": "https://w3id.org/gwp/scheme/unit-type/group",
        "司法机关": "https://w3id.org/gwp/scheme/unit-type/judicial",
        "园区": "https://w3id.org/gwp/scheme/unit-type/zone",
        "地方": "https://w3id.org/gwp/scheme/unit-type/place",
        "垂直管理机构": "https://w3id.org/gwp/scheme/unit-type/vertical-agency",
        "垂管": "https://w3id.org/gwp/scheme/unit-type/vertical-agency",
        "市县": "https://w3id.org/gwp/scheme/unit-type/place",
        "开发区": "https://w3id.org/gwp/scheme/unit-type/zone",
        "政府": "https://w3id.org/gwp/scheme/unit-type/government",
        "政府部门": "https://w3id.org/gwp/scheme/unit-type/department",
        "未知": "https://w3id.org/gwp/scheme/unit-type/other",
        "检察院": "https://w3id.org/gwp/scheme/unit-type/judicial",
        "法检": "https://w3id.org/gwp/scheme/unit-type/judicial",
        "法院": "https://w3id.org/gwp/scheme/unit-type/judicial",
        "管委会": "https://w3id.org/gwp/scheme/unit-type/zone",
        "群体": "https://w3id.org/gwp/scheme/unit-type/group",
        "群团": "https://w3id.org/gwp/scheme/unit-type/party-and-mass",
        "群团组织": "https://w3id.org/gwp/scheme/unit-type/party-and-mass",
        "职能部门": "https://w3id.org/gwp/scheme/unit-type/department",
        "街道": "https://w3id.org/gwp/scheme/unit-type/township",
        "议事协调机构": "https://w3id.org/gwp/scheme/unit-type/leading-group",
        "部门": "https://w3id.org/gwp/scheme/unit-type/department",
        "金融机构": "https://w3id.org/gwp/scheme/unit-type/bank",
        "银行": "https://w3id.org/gwp/scheme/unit-type/bank",
        "镇": "https://w3id.org/gwp/scheme/unit-type/township",
        "镇街": "https://w3id.org/gwp/scheme/unit-type/township",
        "集团": "https://w3id.org/gwp/scheme/unit-type/enterprise",
        "领导小组": "https://w3id.org/gwp/scheme/unit-type/leading-group",
    },
}

NOTATIONS: Final[dict[str, str]] = {
    "https://w3id.org/gwp/scheme/benchmark-kind/city": "city",
    "https://w3id.org/gwp/scheme/benchmark-kind/country": "country",
    "https://w3id.org/gwp/scheme/benchmark-kind/group": "group",
    "https://w3id.org/gwp/scheme/benchmark-kind/organisation": "organisation",
    "https://w3id.org/gwp/scheme/benchmark-kind/region": "region",
    "https://w3id.org/gwp/scheme/benchmark-kind/standard": "standard",
    "https://w3id.org/gwp/scheme/benchmark-mode/aim-at": "瞄准",
    "https://w3id.org/gwp/scheme/benchmark-mode/align": "对接",
    "https://w3id.org/gwp/scheme/benchmark-mode/benchmark": "对标",
    "https://w3id.org/gwp/scheme/benchmark-mode/compare": "对照",
    "https://w3id.org/gwp/scheme/benchmark-mode/draw-on": "借鉴",
    "https://w3id.org/gwp/scheme/benchmark-mode/emulate": "看齐",
    "https://w3id.org/gwp/scheme/benchmark-mode/follow": "参照",
    "https://w3id.org/gwp/scheme/benchmark-mode/learn-and-draw": "学习借鉴",
    "https://w3id.org/gwp/scheme/benchmark-mode/learn": "学习",
    "https://w3id.org/gwp/scheme/benchmark-mode/replicate": "复制推广",
    "https://w3id.org/gwp/scheme/benchmark-mode/study-and-draw": "研究借鉴",
    "https://w3id.org/gwp/scheme/benchmark-mode/surpass": "赶超",
    "https://w3id.org/gwp/scheme/citation-kind/cites": "cites",
    "https://w3id.org/gwp/scheme/citation-kind/implements": "implements",
    "https://w3id.org/gwp/scheme/comparator/about": "about",
    "https://w3id.org/gwp/scheme/comparator/at-least": "at-least",
    "https://w3id.org/gwp/scheme/comparator/at-most": "at-most",
    "https://w3id.org/gwp/scheme/comparator/exactly": "exactly",
    "https://w3id.org/gwp/scheme/comparator/increase-by": "increase-by",
    "https://w3id.org/gwp/scheme/comparator/less-than": "less-than",
    "https://w3id.org/gwp/scheme/comparator/more-than": "more-than",
    "https://w3id.org/gwp/scheme/comparator/range": "range",
    "https://w3id.org/gwp/scheme/comparator/reduce-by": "reduce-by",
    "https://w3id.org/gwp/scheme/comparator/reduce-to": "reduce-to",
    "https://w3id.org/gwp/scheme/document-type/action-plan": "action-plan",
    "https://w3id.org/gwp/scheme/document-type/key-points": "key-points",
    "https://w3id.org/gwp/scheme/document-type/long-term-plan": "long-term-plan",
    "https://w3id.org/gwp/scheme/document-type/measures": "measures",
    "https://w3id.org/gwp/scheme/document-type/notice": "notice",
    "https://w3id.org/gwp/scheme/document-type/opinion": "opinion",
    "https://w3id.org/gwp/scheme/document-type/task-division": "task-division",
    "https://w3id.org/gwp/scheme/document-type/work-plan": "work-plan",
    "https://w3id.org/gwp/scheme/modality/achieve": "实现",
    "https://w3id.org/gwp/scheme/modality/basically": "基本",
    "https://w3id.org/gwp/scheme/modality/endeavour": "争取",
    "https://w3id.org/gwp/scheme/modality/ensure": "确保",
    "https://w3id.org/gwp/scheme/modality/in-principle": "原则上",
    "https://w3id.org/gwp/scheme/modality/keep": "保持",
    "https://w3id.org/gwp/scheme/modality/must": "务必",
    "https://w3id.org/gwp/scheme/modality/plan": "计划",
    "https://w3id.org/gwp/scheme/modality/strive": "力争",
    "https://w3id.org/gwp/scheme/modality/try": "努力",
    "https://w3id.org/gwp/scheme/note-kind/ambiguous-role": "ambiguous-role",
    "https://w3id.org/gwp/scheme/note-kind/ambiguous-unit": "ambiguous-unit",
    "https://w3id.org/gwp/scheme/note-kind/conflicting-value": "conflicting-value",
    "https://w3id.org/gwp/scheme/note-kind/correction": "correction",
    "https://w3id.org/gwp/scheme/note-kind/lost-character": "lost-character",
    "https://w3id.org/gwp/scheme/note-kind/missing-attachment": "missing-attachment",
    "https://w3id.org/gwp/scheme/note-kind/missing-year": "missing-year",
    "https://w3id.org/gwp/scheme/note-kind/no-unit": "no-unit",
    "https://w3id.org/gwp/scheme/note-kind/numbering-gap": "numbering-gap",
    "https://w3id.org/gwp/scheme/note-kind/rule-applied": "rule-applied",
    "https://w3id.org/gwp/scheme/note-kind/uncertain-benchmark": "uncertain-benchmark",
    "https://w3id.org/gwp/scheme/note-kind/unclosed-bracket": "unclosed-bracket",
    "https://w3id.org/gwp/scheme/note-kind/unknown-unit": "unknown-unit",
    "https://w3id.org/gwp/scheme/note-kind/unreadable-number": "unreadable-number",
    "https://w3id.org/gwp/scheme/note-kind/unreadable-time": "unreadable-time",
    "https://w3id.org/gwp/scheme/periodicity/annual-average": "annual-average",
    "https://w3id.org/gwp/scheme/periodicity/annual": "annual",
    "https://w3id.org/gwp/scheme/periodicity/cumulative": "cumulative",
    "https://w3id.org/gwp/scheme/periodicity/monthly": "monthly",
    "https://w3id.org/gwp/scheme/periodicity/quarterly": "quarterly",
    "https://w3id.org/gwp/scheme/progress-status/cancelled": "cancelled",
    "https://w3id.org/gwp/scheme/progress-status/closed": "closed",
    "https://w3id.org/gwp/scheme/progress-status/completed": "completed",
    "https://w3id.org/gwp/scheme/progress-status/in-progress": "in-progress",
    "https://w3id.org/gwp/scheme/progress-status/planned": "planned",
    "https://w3id.org/gwp/scheme/progress-status/suspended": "suspended",
    "https://w3id.org/gwp/scheme/quantifier/all": "all",
    "https://w3id.org/gwp/scheme/quantifier/relevant": "relevant",
    "https://w3id.org/gwp/scheme/role/lead": "lead",
    "https://w3id.org/gwp/scheme/role/participant": "participant",
    "https://w3id.org/gwp/scheme/role/responsible": "responsible",
    "https://w3id.org/gwp/scheme/time-limit-kind/deadline": "deadline",
    "https://w3id.org/gwp/scheme/time-limit-kind/event": "event",
    "https://w3id.org/gwp/scheme/time-limit-kind/ongoing": "ongoing",
    "https://w3id.org/gwp/scheme/time-limit-kind/period": "period",
    "https://w3id.org/gwp/scheme/time-limit-kind/recurring": "recurring",
    "https://w3id.org/gwp/scheme/time-limit-kind/relative": "relative",
    "https://w3id.org/gwp/scheme/unit-type/bank": "bank",
    "https://w3id.org/gwp/scheme/unit-type/department": "department",
    "https://w3id.org/gwp/scheme/unit-type/enterprise": "enterprise",
    "https://w3id.org/gwp/scheme/unit-type/government": "government",
    "https://w3id.org/gwp/scheme/unit-type/group": "group",
    "https://w3id.org/gwp/scheme/unit-type/judicial": "judicial",
    "https://w3id.org/gwp/scheme/unit-type/leading-group": "leading-group",
    "https://w3id.org/gwp/scheme/unit-type/other": "other",
    "https://w3id.org/gwp/scheme/unit-type/party-and-mass": "party-and-mass",
    "https://w3id.org/gwp/scheme/unit-type/place": "place",
    "https://w3id.org/gwp/scheme/unit-type/public-institution": "public-institution",
    "https://w3id.org/gwp/scheme/unit-type/township": "township",
    "https://w3id.org/gwp/scheme/unit-type/vertical-agency": "vertical-agency",
    "https://w3id.org/gwp/scheme/unit-type/zone": "zone",
}
