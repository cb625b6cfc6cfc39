"""Rows as CSV that Excel opens in Chinese, files in one archive, and bytes that never vary."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

# The earliest moment that a ZIP file can name: fixed, so that equal files give equal archives.
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)


def csv_bytes(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return CSV (RFC 4180) in UTF-8 with the byte order mark by which Excel knows it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return ("\ufeff" + out.getvalue()).encode()


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """Return the files in one ZIP archive; equal files give equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
