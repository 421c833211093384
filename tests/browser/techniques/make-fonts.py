"""Makes the two cipher fonts from DejaVu Sans (needs fontTools; the results are checked in).

cipher.ttf  draws other letters than the text holds, private.ttf draws letters for private-use code points.
"""
import sys
from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;'-"


def make(path, code_of):
    font = TTFont(SOURCE)
    subsetter = subset.Subsetter(subset.Options(layout_features=[], hinting=False, name_IDs=[1, 2, 13, 14]))
    subsetter.populate(text=LETTERS + PLAIN)
    subsetter.subset(font)
    glyph = {chr(code): name for code, name in font.getBestCmap().items()}
    cmap = {ord(c): glyph[c] for c in PLAIN}
    cmap.update({code_of(i): glyph[c] for i, c in enumerate(LETTERS)})
    for table in font["cmap"].tables:
        table.cmap = dict(cmap)
    for record in font["name"].names:
        if record.nameID == 1:
            record.string = "Verbatim Test Cipher"
    font.save(path)


make("cipher.ttf", lambda i: ord(LETTERS[(i * 7 + 11) % 26]))
make("private.ttf", lambda i: 0xE100 + (i * 5 + 3) % 26)
