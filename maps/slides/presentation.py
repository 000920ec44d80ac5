"""An empty presentation to put slides in, and its bytes: 16:9, plain layouts, nothing of the machine or the moment."""

from __future__ import annotations

import io
import itertools
import zipfile
from datetime import datetime
from typing import Any

from maps.slides.freeforms import EMU

WIDTH, HEIGHT = 960, 540  # points: 16:9, as office programs have it
TITLE = (29, 18, 902, 64)  # x, y, width and height of every slide's title, in points
BODY = (36, 90, 888, 420)  # the same of the text below it
FRONT_BOXES = (72, 90, 816, 120), (72, 222, 816, 110)  # and of title and subtitle of the first slide
FRONT, TITLE_AND_BODY, TITLE_ONLY = 0, 1, 5  # layouts
_TEMPLATE_WIDTH = 720  # points: the template of python-pptx is 4:3, of the same height
_TITLE_SIZE, _FRONT_SIZE, _SUBTITLE_SIZE = 2600, 4000, 2000  # hundredths of a point
_PROPERTY = 255  # letters of a property, at most
_LONG_AGO = datetime(1980, 1, 1)  # the earliest that a zip file can say
_NOT_WANTED = ("/thumbnail", "/printerSettings", "/extended-properties")  # they tell of another file


def empty(heading: str, language: str) -> Any:
    """Return a presentation (``pptx.presentation.Presentation``) with python-pptx's plain layouts, made 16:9."""
    from pptx import Presentation  # noqa: PLC0415 - a large library, for slides alone
    from pptx.oxml import parse_xml  # noqa: PLC0415
    from pptx.oxml.ns import nsdecls  # noqa: PLC0415

    made: Any = Presentation()
    made.slide_width, made.slide_height = WIDTH * EMU, HEIGHT * EMU
    made.element.sldSz.attrib.pop("type", None)  # it says 4:3
    master = made.slide_master
    for each in itertools.chain(*(one.element.iter("{*}off", "{*}ext") for one in (master, *master.slide_layouts))):
        for name in ("x", "cx"):
            if each.get(name):
                each.set(name, str(int(each.get(name)) * WIDTH // _TEMPLATE_WIDTH))
    front = master.slide_layouts[FRONT]
    boxes = zip([*master.placeholders][:2] + [*front.placeholders][:2], (TITLE, BODY, *FRONT_BOXES), strict=True)
    for placeholder, box in boxes:
        placeholder.left, placeholder.top, placeholder.width, placeholder.height = (value * EMU for value in box)
    style = master.element.find("{*}txStyles/{*}titleStyle/{*}lvl1pPr")
    style.set("algn", "l")
    style.find("{*}defRPr").set("sz", str(_TITLE_SIZE))
    title, subtitle, *_rest = front.placeholders
    larger = f'<a:lvl1pPr {nsdecls("a")}><a:defRPr sz="{_FRONT_SIZE}"/></a:lvl1pPr>'
    title.element.find(".//{*}lstStyle").append(parse_xml(larger))
    subtitle.element.find(".//{*}lvl1pPr").set("algn", "l")
    subtitle.element.find(".//{*}lvl1pPr/{*}defRPr").set("sz", str(_SUBTITLE_SIZE))
    for rels in (made.part.rels, made.part.package._rels):  # the package has no other way to them
        for key in [key for key, one in rels.items() if one.reltype.endswith(_NOT_WANTED)]:
            rels.pop(key)
    core = made.core_properties
    core.title, core.language = heading[:_PROPERTY], language
    core.author = core.last_modified_by = core.comments = ""
    core.created = core.modified = _LONG_AGO
    return made


def packed(presentation: Any) -> bytes:
    """Return a presentation's bytes: the same parts in the same order, none with the time at which it was made."""
    _name_notes_master(presentation)
    loose, made = io.BytesIO(), io.BytesIO()
    presentation.save(loose)
    with zipfile.ZipFile(loose) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return made.getvalue()


def _name_notes_master(presentation: Any) -> None:
    """List the master of the notes, where there are notes, as the standard wants it and some programs need it.

    python-pptx makes the master and does not list it (its issue 1051).
    """
    from pptx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415
    from pptx.oxml import parse_xml  # noqa: PLC0415
    from pptx.oxml.ns import nsdecls  # noqa: PLC0415

    part = presentation.part
    masters = [key for key, one in part.rels.items() if one.reltype == RELATIONSHIP_TYPE.NOTES_MASTER]
    if masters and presentation.element.find("{*}notesMasterIdLst") is None:
        listed = f'<p:notesMasterIdLst {nsdecls("p", "r")}><p:notesMasterId r:id="{masters[0]}"/></p:notesMasterIdLst>'
        presentation.element.find("{*}sldMasterIdLst").addnext(parse_xml(listed))
