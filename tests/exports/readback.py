"""Reads exports back with independent parsers and compares them with the items.

    python readback.py ITEMS.json FOLDER

FOLDER holds items.bibtex, items.biblatex, items.ris, items.wikipedia-en, -de, -ar,
items.hayagriva, items.endnote, items.csl-json. Prints what differs and ends with 1 if anything does.
"""

import html
import json
import re
import sys
from pathlib import Path

import bibtexparser
import mwparserfromhell
import rispy
import yaml
from bibtexparser.middlewares import LatexDecodingMiddleware
from mwparserfromhell import nodes
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

TAGS = re.compile(r"</?(?:i|b|sup|sub|sc)>|</?span(?: [^>]*)?>")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
failures = []


def plain(text):
    """A value without CSL's markup, on one line: what every format can carry."""
    text = TURNING.sub("", TAGS.sub("", text or ""))
    text = "".join(" " if ord(c) < 32 or 127 <= ord(c) < 160 else c for c in text)
    return " ".join(text.split())


def check(reader, item, field, wanted, found):
    if wanted != found:
        failures.append(f"{reader}: {item['id']}: {field}: wanted {wanted!r}, found {found!r}")


def year(item):
    date = item.get("issued", {})
    parts = date.get("date-parts")
    return str(parts[0][0]) if parts else plain(date.get("literal"))


def full_names(item):
    """Each name as its set of words, whatever order a format writes them in."""
    names = []
    for name in item.get("author", []):
        parts = [name.get(p, "") for p in ("non-dropping-particle", "family", "given", "suffix", "literal")]
        names.append(sorted(plain(" ".join(parts)).replace(",", " ").split()))
    return names


def words(text):
    return sorted(text.replace(",", " ").split())


def untex(text):
    """TeX as text, by pylatexenc."""
    text = re.sub(r"\\text(?:sub|super)script\{", "{", text)
    # Commands of LaTeX that this reader does not know, or reads as another character.
    text = text.replace(r"{\textbraceleft}", r"\{").replace(r"{\textbraceright}", r"\}")
    text = text.replace(r"{\textasciicircum}", "^")
    return " ".join(LatexNodes2Text(keep_comments=True).latex_to_text(text).split())


CONTAINER = {"bibtex": ("journal", "booktitle", "howpublished"),
             "biblatex": ("journaltitle", "booktitle", "maintitle", "titleaddon", "organization")}


def bibliography(reader, syntax, items, entries):
    """`entries`: list of (fields, author words) in order."""
    if len(entries) != len(items):
        failures.append(f"{reader} {syntax}: {len(items)} items, {len(entries)} entries")
        return
    keys = [fields["key"] for fields, _ in entries]
    if len({key.lower() for key in keys}) != len(keys):
        failures.append(f"{reader} {syntax}: keys are not unique: {keys}")
    for item, (fields, names) in zip(items, entries):
        reader_name = f"{reader} {syntax}"
        check(reader_name, item, "title", plain(item.get("title")), untex(fields.get("title", "")))
        check(reader_name, item, "names", full_names(item), names)
        container = next((fields[f] for f in CONTAINER[syntax] if f in fields), "")
        check(reader_name, item, "container", plain(item.get("container-title")), untex(container))
        found = untex(fields.get("date", fields.get("year", "")))
        wanted = year(item)
        if wanted.startswith("-") and "date" in fields:
            wanted = f"-{int(wanted[1:]):04}"
        length = len(wanted)
        check(reader_name, item, "year", wanted, found[:length])
        for field, variable in (("volume", "volume"), ("doi", "DOI"), ("isbn", "ISBN"), ("issn", "ISSN")):
            raw = fields.get(field, "")
            check(reader_name, item, field, plain(item.get(variable)), raw if field == "doi" else untex(raw))
        url = plain(item.get("URL")).replace(" ", "%20")
        for character, code in (("{", "%7B"), ("}", "%7D"), ("|", "%7C")):
            url = url.replace(character, code)
        check(reader_name, item, "url", url, fields.get("url", ""))
        if "-" in item.get("page", ""):
            check(reader_name, item, "pages", item["page"], fields.get("pages", "").replace("--", "-"))


def with_bibtexparser(syntax, text, items):
    library = bibtexparser.parse_string(text)
    if library.failed_blocks:
        failures.append(f"bibtexparser {syntax}: {library.failed_blocks}")
    entries = []
    for entry in library.entries:
        fields = {f.key: f.value for f in entry.fields} | {"key": entry.key}
        from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
        people = [parse_single_name_into_parts(n) for n in split_multiple_persons_names(fields.get("author", ""))]
        names = [words(untex(" ".join(p.von + p.last + p.jr + p.first))) for p in people]
        entries.append((fields, names))
    bibliography("bibtexparser", syntax, items, entries)


def with_pybtex(syntax, text, items):
    data = parse_string(text, "bibtex")
    entries = []
    for key, entry in data.entries.items():
        fields = {k.lower(): v for k, v in entry.fields.items()} | {"key": key}
        parts = ("prelast_names", "last_names", "lineage_names", "first_names", "middle_names")
        names = [words(untex(" ".join(sum((getattr(p, part) for part in parts), []))))
                 for p in entry.persons.get("author", [])]
        entries.append((fields, names))
    bibliography("pybtex", syntax, items, entries)


def with_rispy(text, items):
    entries = rispy.loads(text)
    check("rispy", {"id": "*"}, "count", len(items), len(entries))
    for item, entry in zip(items, entries):
        # RIS keeps CSL's markup.
        title = " ".join("".join(" " if ord(c) < 32 else c for c in TURNING.sub("", item.get("title", ""))).split())
        check("rispy", item, "title", title, entry.get("title", ""))
        check("rispy", item, "names", full_names(item), [words(n) for n in entry.get("authors", [])])
        container = entry.get("secondary_title", "")
        check("rispy", item, "container", plain(item.get("container-title")), plain(container))
        check("rispy", item, "year", year(item), entry.get("year", ""))
        check("rispy", item, "doi", plain(item.get("DOI")), entry.get("doi", ""))
        if item.get("page", "").count("-") == 1:
            check("rispy", item, "pages", item["page"], entry.get("start_page", "") + "-" + entry.get("end_page", ""))


WIKI = {
    "en": {"title": ("title",), "last": "last", "first": "first", "author": "author", "url": ("url",),
           "container": ("website", "newspaper", "magazine", "journal", "encyclopedia", "work"), "date": ("date",)},
    "ar": {"title": ("عنوان",), "last": "الأخير", "first": "الأول", "author": "مؤلف", "url": ("مسار",),
           "container": ("موقع", "صحيفة", "مجلة", "موسوعة", "عمل"), "date": ("تاريخ",)},
    "de": {"title": ("titel", "Titel"), "url": ("url", "Online"), "container": ("werk", "Sammelwerk"),
           "date": ("datum", "Datum"), "author": ("autor", "Autor")},
}


def wiki_text(value):
    """The parameter as a reader of the article sees it."""
    text = str(value).replace("'''", "").replace("''", "")
    return " ".join(html.unescape(TAGS.sub("", text)).split())


def with_mwparserfromhell(language, text, items):
    reader = f"mwparserfromhell {language}"
    code = mwparserfromhell.parse(text)
    templates = [t for t in code.filter_templates(recursive=False)]
    check(reader, {"id": "*"}, "count", len(items), len(templates))
    names = WIKI[language]
    for item, template in zip(items, templates):
        values = [parameter.value for parameter in template.params]
        nested = [node for value in values for node in value.filter(
            forcetype=(nodes.Template, nodes.Wikilink, nodes.Comment, nodes.ExternalLink))
            if not (isinstance(node, nodes.ExternalLink) and not node.brackets)]
        check(reader, item, "markup inside", [], [str(n) for n in nested])
        get = lambda keys: next((wiki_text(template.get(k).value) for k in keys if template.has(k)), "")
        check(reader, item, "title", plain(item.get("title")), get(names["title"]))
        check(reader, item, "container", plain(item.get("container-title")), get(names["container"]))
        date = get(names["date"])
        wanted = year(item)
        if wanted.startswith("-"):
            wanted = f"-{int(wanted[1:]):04}"
        check(reader, item, "year", True, wanted in date)
        if language == "de":
            found = get(names["author"])
            check(reader, item, "names", sorted(sum(full_names(item), [])), words(found))
            continue
        people = []
        count = len(item.get("author", []))
        for at in range(count):
            suffix = str(at + 1) if count > 1 else ""
            parts = [get((names[p] + suffix,)) for p in ("last", "first", "author")]
            people.append(words(" ".join(parts)))
        check(reader, item, "names", full_names(item), people)


def with_yaml(text, items):
    entries = list((yaml.safe_load(text) or {}).values())
    check("yaml", {"id": "*"}, "count", len(items), len(entries))
    for item, entry in zip(items, entries):
        title = re.sub(r"\\([{}$\\])", r"\1", entry.get("title", ""))
        check("yaml", item, "title", plain(item.get("title")), title)
        names = [words(" ".join(str(n.get(p, "")) for p in ("prefix", "name", "given-name", "suffix")))
                 for n in entry.get("author", [])]
        check("yaml", item, "names", full_names(item), names)
        container = re.sub(r"\\([{}$\\])", r"\1", entry.get("parent", {}).get("title", ""))
        check("yaml", item, "container", plain(item.get("container-title")), container)
        check("yaml", item, "doi", plain(item.get("DOI")), entry.get("serial-number", {}).get("doi", ""))


def with_endnote(text, items):
    """No package reads the format; it is one tag and one value a line."""
    records = [dict_of_lines(record) for record in text.strip().split("\n\n")]
    check("endnote", {"id": "*"}, "count", len(items), len(records))
    for item, record in zip(items, records):
        check("endnote", item, "title", [plain(item.get("title"))] if item.get("title") else [], record.get("%T", []))
        check("endnote", item, "names", full_names(item), [words(n) for n in record.get("%A", [])])


def dict_of_lines(record):
    lines = {}
    for line in record.split("\n"):
        tag, _, value = line.partition(" ")
        if not re.fullmatch(r"%[0-9A-Z@\[]", tag):
            failures.append(f"endnote: a line without a tag: {line!r}")
        lines.setdefault(tag, []).append(value)
    return lines


def with_json(text, items):
    found = json.loads(text)
    for item, copy in zip(items, found):
        same = lambda i: {k: v for k, v in i.items() if k not in ("id",)}
        check("json", item, "item", same(item), same(copy))


def main():
    items = json.loads(Path(sys.argv[1]).read_text())
    read = lambda name: (Path(sys.argv[2]) / f"items.{name}").read_text()
    for syntax in ("bibtex", "biblatex"):
        with_bibtexparser(syntax, read(syntax), items)
        with_pybtex(syntax, read(syntax), items)
    with_rispy((Path(sys.argv[2]) / "items.ris").read_bytes().decode(), items)
    for language in WIKI:
        with_mwparserfromhell(language, read(f"wikipedia-{language}"), items)
    with_yaml(read("hayagriva"), items)
    with_endnote(read("endnote"), items)
    with_json(read("csl-json"), items)
    for failure in failures:
        print(failure)
    print(f"{len(items)} items, {len(failures)} differences")
    sys.exit(1 if failures else 0)


main()
