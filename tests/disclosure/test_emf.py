"""EMF: the program that drew it, and the file that it was drawn from."""

from __future__ import annotations

import struct

from .pictures import emf, revealed, traces


def test_an_emf_names_its_program_and_its_file() -> None:
    assert revealed(emf("Draw 7 for Windows\0D:\\cases\\a.ai\0\0")) == {
        "Program (EMF)": "Draw 7 for Windows",
        "Name (EMF)": "D:\\cases\\a.ai",
    }
    kept = struct.pack("<III4s", 70, 16, 4, b"mine")
    assert [(trace.name, trace.value) for trace in traces(emf("Draw 7\0\0", kept))] == [
        ("Program (EMF)", "Draw 7"),
        ("Data of the program (EMF)", "16 bytes"),
    ]
    assert traces(emf("", struct.pack("<III4s", 70, 16, 4, b"EMF+"))) == []
