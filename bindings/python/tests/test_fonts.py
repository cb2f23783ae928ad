# SPDX-License-Identifier: MIT
"""The font of the charts: found, taken out of its collection, kept whole, measured."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import zhengxie
from zhengxie import _fonts, charts

matplotlib = pytest.importorskip("matplotlib", reason="matplotlib is not installed")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of matplotlib, and nothing found before."""
    folder = tmp_path / "cache"
    folder.mkdir()
    monkeypatch.setattr(matplotlib, "get_cachedir", lambda: str(folder))
    _fonts.find.cache_clear()
    yield folder
    _fonts.find.cache_clear()


def test_it_is_the_face_for_the_mainland(cache: Path):
    from matplotlib.font_manager import FontProperties

    font = charts.chinese_font()
    for path in (font.regular, font.bold):
        assert FontProperties(fname=path).get_name() == font.family
    # The Japanese face has another 直.
    if font.family == "Noto Sans CJK SC":
        from fontTools.ttLib import TTFont

        japanese = TTFont(_fonts._installed()["notosanscjk-regular.ttc"], fontNumber=0)
        assert TTFont(font.regular).getBestCmap()[ord("直")] != japanese.getBestCmap()[ord("直")]


def test_it_is_kept_whole(cache: Path):
    font = charts.chinese_font()
    kept = sorted(cache.iterdir())
    if not kept:
        pytest.skip("this font needs not be taken out of a collection")
    assert {str(path) for path in kept} == {font.regular, font.bold}  # and no part of one
    before = {path: path.stat().st_ino for path in kept}
    _fonts.find.cache_clear()
    assert charts.chinese_font() == font and {path: path.stat().st_ino for path in kept} == before
    kept[0].write_bytes(kept[0].read_bytes()[:1000])  # as a crash of something else might leave it
    _fonts.find.cache_clear()
    assert charts.chinese_font() == font and kept[0].stat().st_size > 1_000_000


def test_a_cache_that_cannot_be_written(cache: Path, monkeypatch: pytest.MonkeyPatch):
    (cache / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setattr(matplotlib, "get_cachedir", lambda: str(cache / "file"))
    font = charts.chinese_font()
    assert Path(font.regular).stat().st_size > 1_000_000 and _fonts.Face(font.regular).has("直")
    assert not list(cache.glob("*.part"))


def test_a_write_that_fails_leaves_nothing(tmp_path: Path):
    class Broken:
        def save(self, file: object) -> None:
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        _fonts._saved(Broken(), tmp_path / "font.otf")
    assert not list(tmp_path.iterdir())


def test_the_folder_of_the_process_goes_with_it():
    program = "from zhengxie import _fonts\nfolder = _fonts._folder_of_this_process()\nassert folder.is_dir()\nprint(folder)\n"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.strip() and not Path(done.stdout.strip()).exists()


def test_no_chinese_font(cache: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(_fonts, "_installed", dict)
    with pytest.raises(zhengxie.Unsupported, match="as Debian's package: fonts-noto-cjk") as missing:
        charts.chinese_font()
    assert "fonts-noto-cjk" in missing.value.message_zh


@pytest.mark.parametrize("name, family", [
    ("msyh.ttc", "Microsoft YaHei"), ("PingFang.ttc", "PingFang SC"), ("SourceHanSansSC-Regular.otf", "Source Han Sans SC"),
    ("wqy-microhei.ttc", "WenQuanYi Micro Hei"), ("simhei.ttf", "SimHei"),
])
def test_fonts_of_other_systems(cache: Path, monkeypatch: pytest.MonkeyPatch, name: str, family: str):
    """Where only that one is there; which face of a collection, is looked up by its name."""
    asked = []

    def face(file: Path, family: str, styles: tuple[str, ...]) -> str:
        asked.append((file.name, family))
        return str(file)

    monkeypatch.setattr(_fonts, "_installed", lambda: {name.lower(): Path("/fonts") / name})
    monkeypatch.setattr(_fonts, "_face", face)
    font = _fonts.find()
    assert font.family == family and font.regular == font.bold == f"/fonts/{name}" and set(asked) == {(name, family)}


def test_widths_are_those_that_are_drawn():
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    figure = Figure(dpi=200)
    renderer = FigureCanvasAgg(figure).get_renderer()
    for face in _fonts.faces():
        for text in ("提升全市停车建管水平", "Progress of measures, 44 of 47 (93.6 %)", "21400→23900 个", "，。《》"):
            drawn = figure.text(0, 0, text, fontproperties=FontProperties(fname=face.path, size=9))
            width = drawn.get_window_extent(renderer).width / 200 * 72
            assert abs(face.width(text, 9) - width) < 0.06 * width + 1.5, text


def test_lines():
    face = _fonts.faces()[0]
    em = face.width("停", 10)
    assert em == pytest.approx(10)
    assert face.fitted("停车设施", 40.1, 10, 1) == ["停车设施"]
    assert face.fitted("停车设施建设", 40.1, 10, 1) == ["停车设…"]
    assert face.fitted("停车设施建设", 40.1, 10, 2) == ["停车设施", "建设"]
    assert face.fitted("停车设施，建设", 40.1, 10, 3) == ["停车设", "施，建设"]  # no comma begins a line
    assert face.fitted("park here now", face.width("park here", 10) + 1, 10, 2) == ["park here", "now"]
    assert face.fitted("park herenow", face.width("park here", 10) + 1, 10, 2) == ["park", "herenow"]
    assert face.fitted("", 40, 10, 2) == []
    for text in ("停车" * 50, "a" * 200, "《" * 40, "，" * 40, "a b " * 30):
        for most in (1, 2, 30):
            lines = face.fitted(text, 55, 10, most)
            assert 0 < len(lines) <= most and all(face.width(line, 10) <= 55 for line in lines)


def test_what_has_no_glyph_is_named():
    face = _fonts.faces()[0]
    assert face.shown("a\n b\t c") == "a b c"
    assert face.shown("\U00010000x\x00\u202e") == "[U+10000]x[U+0000][U+202E]"
    assert face.shown("直$x$<b>") == "直$x$<b>"
    assert face.shown("直\u00ad") == "直[U+00AD]"  # there may be a glyph, and nothing to be seen
