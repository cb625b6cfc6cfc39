import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from export.formats import EXPORT_FORMATS
from graph.build import plan_slug
from plans.corrections import Correction
from plans.records import Plan, Span
from tests.pages_plan import TEXT, SmallLibrary, small_client, small_plan, text_of
from web.desk import Desk
from web.pages import pages_router

DOCUMENT = """海州市二〇二〇年优化环境工作方案
海政发〔2020〕7号
一、主要任务
(一)简化手续
1.推进一网通办。
完成时限:2020年12月
牵头单位:市大数据局
配合单位:市财政局
2.压缩办理时间。
牵头单位:市住建局
"""
SMALL = plan_slug(small_plan())


class Served:
    """A library that a desk publishes to, and a client of its pages."""

    def __init__(self, folder: Path, **options: int) -> None:
        self.library = SmallLibrary({SMALL: small_plan()})
        self.desk = Desk(folder, self.publish, self.library, **options)  # type: ignore[arg-type]
        self.desk.load()
        app = FastAPI()
        app.include_router(pages_router(lambda: self.library, self.desk))
        self.client = TestClient(app, follow_redirects=False)

    def publish(self, plans: Mapping[str, Plan]) -> None:
        generation = str(int(self.library.generation) + 1)
        self.library = SmallLibrary({**self.library.by_slug, **plans}, generation)

    def send(self, name: str, content: bytes) -> str:
        """Send a document and return where its way can be watched."""
        answer = self.client.post("/documents", files={"file": (name, content)})
        assert answer.status_code == 303, answer.text
        return answer.headers["Location"]

    def finish(self, address: str) -> str:
        """Wait until a document is done and return its page."""
        self.desk.close()
        return self.client.get(address).text


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    found = Served(tmp_path, takes_uploads=True, most_bytes=100_000)
    yield found
    found.desk.close()


def test_a_document_that_is_sent_becomes_a_plan(served: Served) -> None:
    page = served.finish(served.send("优化环境.txt", DOCUMENT.encode()))
    link = re.search(r'href="(/plans/[^"]+)"', page.partition("<main")[2])
    assert link is not None
    seen = text_of(served.client.get(link[1]).text)
    assert "海政发〔2020〕7号" in seen
    assert "市大数据局" in seen
    assert "优化环境.txt" in seen
    assert len(served.library.plans()) == 2


def test_the_page_of_a_job_renews_itself_until_it_is_done(served: Served) -> None:
    address = served.send("a.txt", DOCUMENT.encode())
    assert 'http-equiv="refresh"' not in served.finish(address)


def test_a_document_is_there_after_a_restart(served: Served, tmp_path: Path) -> None:
    served.finish(served.send("a.txt", DOCUMENT.encode()))
    again = Served(tmp_path)
    assert len(again.library.plans()) == 2
    again.desk.close()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("空.txt", b"", "空.txt"),
        ("散文.txt", "今天天气很好。".encode(), "散文.txt"),
        ("坏.docx", b"PK\x03\x04 broken", "坏.docx"),
    ],
)
def test_a_document_that_cannot_be_read_is_said_and_not_kept(
    served: Served, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    page = text_of(served.finish(served.send(name, content)))
    assert "没有读成" in page
    assert said in page
    assert list((tmp_path / "documents").iterdir()) == []
    assert len(served.library.plans()) == 1


@pytest.mark.parametrize(
    ("files", "status", "said"),
    [
        ({"file": ("a.exe", b"x")}, 400, "不能读取"),
        ({"file": ("a.txt", b"x" * 100_001)}, 413, "100000"),
        ({"file": ("a.txt", b"x" * 200_000)}, 413, "110000"),
        ({"other": (None, b"x")}, 400, "没有选择文件"),
    ],
)
def test_a_broken_upload_is_said_with_its_status(
    served: Served, files: dict[str, tuple[str | None, bytes]], status: int, said: str
) -> None:
    answer = served.client.post("/documents", files=files)
    assert answer.status_code == status
    assert said in text_of(answer.text)


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}],
)
def test_a_form_of_another_site_is_refused(served: Served, headers: dict[str, str]) -> None:
    answer = served.client.post("/documents", files={"file": ("a.txt", b"x")}, headers=headers)
    assert answer.status_code == 400
    form = {"start": "0", "end": "1", "action": "confirm"}
    assert (
        served.client.post(f"/plans/{SMALL}/review", data=form, headers=headers).status_code == 400
    )


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "..\\..\\a.txt", "/abs.txt", "a\x00b.txt"]
)
def test_a_name_cannot_leave_the_folder(served: Served, tmp_path: Path, name: str) -> None:
    job = served.desk.submit(name, DOCUMENT.encode())
    served.desk.close()
    kept = list((tmp_path / "documents").iterdir())
    assert len(kept) == 1
    assert kept[0].name.startswith(job.id)


def test_without_a_desk_nothing_is_taken() -> None:
    client = small_client()
    assert "上传未开启" in text_of(client.get("/documents").text)
    assert client.post("/documents", files={"file": ("a.txt", b"x")}).status_code == 400
    seen = text_of(client.get("/review").text)
    assert "不接收更正" in seen
    assert "括号没有合上" in seen


def test_uploading_can_be_off_while_corrections_are_taken(tmp_path: Path) -> None:
    served = Served(tmp_path)
    answer = served.client.post("/documents", files={"file": ("a.txt", b"x")})
    assert answer.status_code == 400
    assert "未开启上传" in text_of(answer.text)
    served.desk.close()


def test_an_unknown_job_is_not_found(served: Served) -> None:
    assert served.client.get("/documents/jobs/none").status_code == 404


def correct(served: Served, **form: str) -> int:
    return served.client.post(f"/plans/{SMALL}/review", data=form).status_code


def place_of(surface: str, after: str) -> dict[str, str]:
    start = TEXT.index(surface, TEXT.index(after))
    return {"start": str(start), "end": str(start + len(surface))}


def test_a_correction_changes_the_pages_and_is_kept(served: Served, tmp_path: Path) -> None:
    assert correct(served, action="unit", value="区改革局", **place_of("发改局", "参与单位")) == 303
    assert "区改革局" in text_of(served.client.get(f"/plans/{SMALL}/units").text)
    seen = text_of(served.client.get(f"/plans/{SMALL}/review").text)
    assert "单位改为 区改革局" in seen
    again = Served(tmp_path)
    assert "区改革局" in {o.unit for o in again.library.plan(SMALL).tasks[0].assignments}
    again.desk.close()


def test_a_correction_can_be_undone(served: Served) -> None:
    where = place_of("发改局", "参与单位")
    correct(served, action="role", value="lead", **where)
    assert served.library.plan(SMALL).tasks[0].assignments[2].role == "lead"
    correct(served, action="role", value="lead", undo="1", **where)
    assert served.library.plan(SMALL).tasks[0].assignments[2].role == "participant"


def test_a_confirmed_place_needs_no_review_any_more(served: Served) -> None:
    note = small_plan().notes[0]
    correct(served, action="confirm", start=str(note.span.start), end=str(note.span.end))
    assert served.library.plan(SMALL).notes == ()
    assert "没有待核之处" in text_of(served.client.get(f"/plans/{SMALL}/review").text)


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"action": "burn", "start": "0", "end": "1"}, 404),
        ({"action": "role", "value": "boss", "start": "0", "end": "1"}, 404),
        ({"action": "unit", "value": " ", "start": "0", "end": "1"}, 400),
        ({"action": "remove", "start": "5", "end": "5"}, 400),
        ({"action": "remove", "start": "0", "end": "999999"}, 400),
        ({"action": "remove"}, 400),
    ],
)
def test_a_correction_that_is_none_is_refused(
    served: Served, form: dict[str, str], status: int
) -> None:
    assert correct(served, **form) == status
    assert served.desk.corrections(SMALL) == ()


def test_a_hostile_correction_is_only_text(served: Served) -> None:
    name = "<script>alert(1)</script>"
    correct(served, action="unit", value=name, **place_of("发改局", "参与单位"))
    for page in ("", "/review", "/units", "/network", "/tasks/1"):
        assert "<script>alert" not in served.client.get(f"/plans/{SMALL}{page}").text


def test_a_correction_is_replaced_by_a_later_one_of_the_same_place(served: Served) -> None:
    for name in ("区甲局", "区乙局"):
        served.desk.correct(SMALL, Correction("unit", Span(0, 2), TEXT[:2], name))
    assert [one.value for one in served.desk.corrections(SMALL)] == ["区乙局"]


def test_every_export_format_is_offered() -> None:
    html = small_client().get("/documents").text
    for row in EXPORT_FORMATS:
        assert f'href="/download/{row.key}"' in html
