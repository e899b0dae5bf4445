"""The zip file around a document: what it tells, and what is refused before it is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from letterkit.errors import UnreadableFile
from letterkit.office import package

from .planting import docx, look, members, revealed, zipped


def test_remarks_and_extra_fields_are_told(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"by zq-planted-user"
        entry = zipfile.ZipInfo("word/more.bin", (1980, 1, 1, 0, 0, 0))
        entry.extra = struct.pack("<HH", 0x7875, 3) + b"\1\1\1" + struct.pack("<HH", 0xA220, 0)
        archive.writestr(entry, b"")
    result = revealed(look(path))
    assert result["Remark in the zip file"] == "by zq-planted-user"
    assert result["The name you log in with"] == "zq-planted-user"
    assert result["Extra field in the zip file"] == "0x7875"


def test_a_member_without_a_name_is_no_fault(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("x", b"zq")
    raw = path.read_bytes()
    at = raw.rindex(b"PK\x01\x02") + 46  # its name in the table of contents: a zero ends it before it begins
    path.write_bytes(raw[:at] + b"\0" + raw[at + 1 :])
    assert [entry.filename for entry in package.Package(path.read_bytes()).entries][-1] == ""


def test_a_member_that_would_climb_out_is_read_in_memory_only(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", **{"../../word/outside.xml": "<x by='zq-planted-host'/>"})
    assert "The name of this computer" in revealed(look(path))
    assert {path.name for path in tmp_path.iterdir()} == {"a.docx", "a.first"}
    assert not (tmp_path.parent / "word").exists()


def test_both_members_of_one_name_are_looked_into(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        for body in ("<x by='zq-planted-host'/>", "<x/>"):
            archive.writestr(zipfile.ZipInfo("word/twice.xml", (1980, 1, 1, 0, 0, 0)), body)
    assert "The name of this computer" in revealed(look(path))


def bomb(path: Path, size: int) -> Path:
    """Return a document with one part of nothing but zeros, which packs to a thousandth."""
    result = io.BytesIO(docx(path).read_bytes())
    with zipfile.ZipFile(result, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/media/a.bin", "w") as part:
        for _ in range(size // 1_000_000):
            part.write(bytes(1_000_000))
    path.write_bytes(result.getvalue())
    return path


@pytest.mark.parametrize("size", [30_000_000, 201_000_000])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, size: int) -> None:
    with pytest.raises(UnreadableFile, match="too large"):
        look(bomb(tmp_path / "a.docx", size))


def test_a_part_that_is_larger_than_it_says_is_refused(tmp_path: Path) -> None:
    raw = bomb(tmp_path / "a.docx", 30_000_000).read_bytes()
    lying = raw.replace(struct.pack("<I", 30_000_000), struct.pack("<I", 10))
    assert lying != raw
    (tmp_path / "a.docx").write_bytes(lying)
    with pytest.raises(UnreadableFile, match="damaged"):
        look(tmp_path / "a.docx")


def test_too_many_parts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_MEMBERS", 20)
    with pytest.raises(UnreadableFile, match="more than 20 parts"):
        look(
            zipped(
                tmp_path / "a.docx", {**members(docx(tmp_path / "b.docx")), **{f"word/{n}.bin": b"" for n in range(20)}}
            )
        )


def test_an_encrypted_zip_is_named(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx")
    raw = bytearray(path.read_bytes())
    at = raw.index(b"PK\1\2")
    raw[at + 8] |= 1
    path.write_bytes(raw)
    with pytest.raises(UnreadableFile, match="password"):
        look(path)


@pytest.mark.parametrize("at", ["before its start", "between its parts", "behind its end"])
def test_data_that_no_part_holds_are_told(tmp_path: Path, at: str) -> None:
    path = docx(tmp_path / "a.docx")
    secret = b"PK and what her real name is"
    if at == "between its parts":
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for number, (name, body) in enumerate(members(path).items()):
                if number == 1:
                    made.write(secret)
                    archive.start_dir = made.tell()
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), body)
        path.write_bytes(made.getvalue())
    else:
        raw = path.read_bytes()
        path.write_bytes(secret + raw if at.startswith("before") else raw + secret)
    result = look(path)
    assert [(trace.place, trace.value) for trace in result.revealing] == [(at, f"28 bytes: ‘{secret.decode()}’")]


def test_sizes_that_follow_a_part_are_no_data(tmp_path: Path) -> None:
    """A program that writes to a pipe knows the size of a part only behind it."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.made = b""

        def writable(self) -> bool:
            return True

        def write(self, piece: object) -> int:
            self.made += bytes(piece)  # type: ignore[call-overload]
            return len(bytes(piece))  # type: ignore[call-overload]

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w") as archive:
        for name, body in members(docx(tmp_path / "a.docx")).items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), body)
    (tmp_path / "b.docx").write_bytes(pipe.made)
    assert look(tmp_path / "b.docx").revealing == ()
