"""Work plans (工作方案) out of documents: text in, frozen records out, each with its span."""

from plans.errors import PlanFormatError
from plans.read import read_plan, read_text
from plans.records import (
    Assignment,
    Attachment,
    Benchmark,
    Citation,
    LeadingGroup,
    Metadata,
    Note,
    Person,
    Plan,
    QuantitativeTarget,
    ReportingDuty,
    Sector,
    Span,
    Task,
    TimeLimit,
    Unit,
)

__all__ = [
    "Assignment",
    "Attachment",
    "Benchmark",
    "Citation",
    "LeadingGroup",
    "Metadata",
    "Note",
    "Person",
    "Plan",
    "PlanFormatError",
    "QuantitativeTarget",
    "ReportingDuty",
    "Sector",
    "Span",
    "Task",
    "TimeLimit",
    "Unit",
    "read_plan",
    "read_text",
]
