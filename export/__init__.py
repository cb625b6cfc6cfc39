"""Plans as files: one table of formats, datasets on disk, tables, drawings and pages."""

from export.dataset import Failure, build_report, dataset_files, write_file, write_files
from export.errors import UnknownFormatError
from export.formats import EXPORT_FORMATS, ExportFormat, export_format
from export.source import Source

__all__ = [
    "EXPORT_FORMATS",
    "ExportFormat",
    "Failure",
    "Source",
    "UnknownFormatError",
    "build_report",
    "dataset_files",
    "export_format",
    "write_file",
    "write_files",
]
