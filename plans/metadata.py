"""What a document says about itself, and of its own carrying out."""

from plans.attachments import read_attachments
from plans.notices import read_metadata, year_of
from plans.provisions import read_leading_group, read_plan_citations, read_reporting

__all__ = [
    "read_attachments",
    "read_leading_group",
    "read_metadata",
    "read_plan_citations",
    "read_reporting",
    "year_of",
]
